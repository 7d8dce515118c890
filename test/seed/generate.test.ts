import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parseSeedArguments } from '../../sync-server/seed/arguments.ts'
import { generateEntries, seedEntries, validateEntry } from '../../sync-server/seed/index.ts'

const node = 'node_modules/.bin/node'
const run = (...words: string[]) =>
  promisify(execFile)(node, ['sync-server/seed/main.ts', ...words], { maxBuffer: 64 * 1024 * 1024 })

describe('generated entries', () => {
  const entries = generateEntries(2000, 1)

  test('are sound', () => {
    expect(entries.flatMap((entry) => validateEntry(entry))).toEqual([])
    expect(new Set(entries.map(({ id }) => id)).size).toBe(2000)
  })

  test('are the same for the same seed, and others for another', () => {
    expect(generateEntries(2000, 1)).toEqual(entries)
    expect(generateEntries(2000, 2)).not.toEqual(entries)
  })

  test('of a shorter list begin a longer one', () => {
    expect(generateEntries(50, 1)).toEqual(entries.slice(0, 50))
  })

  test('say that they are invented', () => {
    expect(entries.every(({ note }) => note?.startsWith('Påhittad'))).toBe(true)
  })

  test('are about 1 KB of JSON each', () => {
    const bytes = Buffer.byteLength(JSON.stringify(entries)) / entries.length
    expect(bytes).toBeGreaterThan(800)
    expect(bytes).toBeLessThan(1200)
  })

  test('spread over kinds, fields and every municipality as a directory does', () => {
    const actors = entries.filter(({ kind }) => kind === 'actor').length / entries.length
    expect(actors).toBeGreaterThan(0.45)
    expect(actors).toBeLessThan(0.6)
    expect(new Set(entries.map(({ kind }) => kind)).size).toBe(8)
    const codes = entries.flatMap(({ municipalities }) => municipalities)
    expect(new Set(codes).size).toBe(19)
    const count = (code: string) => codes.filter((candidate) => candidate === code).length
    expect(count('0484')).toBeGreaterThan(count('2101'))
  })
})

describe('npm run seed', { timeout: 30_000 }, () => {
  test('writes as many lines as it is asked for, each an entry', async () => {
    const { stdout } = await run('--entries', '25', '--seed', '7')
    const lines = stdout.trimEnd().split('\n')
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(generateEntries(25, 7))
  })

  test('writes to a file, and without a count the seed directory itself', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kulturlots-seed-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    await run('--out', join(folder, 'seed.ndjson'))
    const lines = (await readFile(join(folder, 'seed.ndjson'), 'utf8')).trimEnd().split('\n')
    expect(lines).toHaveLength(seedEntries().length)
  })

  test('answers a wrong argument with one sentence and code 2', async () => {
    await expect(run('--entries', 'many')).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^--entries is a whole number.*\.\n$/) as string,
    })
  })

  test('answers a file that can’t be written with a sentence and code 1', async () => {
    await expect(run('--entries', '1', '--out', '/nowhere/at/all')).rejects.toMatchObject({
      code: 1,
      stderr: 'The file could not be written (ENOENT).\n',
    })
  })

  test.each([
    [['--entries', '0'], '--entries is a whole number'],
    [['--entries', '2000000'], '--entries is a whole number'],
    [['--entries', '1.5'], '--entries is a whole number'],
    [['--entries'], '--entries needs a value'],
    [['--out', '--seed'], '--out needs a value'],
    [['--seed', '-1'], '--seed is a whole number'],
    [['--seed', '1', '--seed', '2'], '--seed is given twice'],
    [['--help', 'me'], 'There is no option --help'],
  ])('refuses %j', (words, sentence) => {
    const parsed = parseSeedArguments(words)
    expect(parsed.kind === 'wrong' && parsed.sentence).toContain(sentence)
  })
})
