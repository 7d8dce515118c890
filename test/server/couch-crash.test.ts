/** SIGKILL under eight writers, round after round on the same file. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { createEmbeddedStore } from '../../sync-server/couch/embedded/embedded-store.ts'

const rounds = Number(process.env['CRASH_ROUNDS'] ?? 10)
const writer = resolve(import.meta.dirname, '../support/store-writer.ts')

/** @returns what was acknowledged before the kill, which comes at another moment each round. */
async function writeUntilKilled(file: string, round: number): Promise<Map<string, number>> {
  const child = spawn(process.execPath, [writer, file, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const acknowledged = new Map<string, number>()
  for await (const line of createInterface(child.stdout)) {
    const [name = '', size = ''] = line.split(' ')
    acknowledged.set(name, Number(size))
    if (acknowledged.size === 20 + round * 13) child.kill('SIGKILL')
  }
  expect(await exited).toEqual([null, 'SIGKILL'])
  return acknowledged
}

test(`what was acknowledged is there after ${rounds} kills, and no batch is half there`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kulturlots-crash-'))
  const file = join(folder, 'store.sqlite')
  const acknowledged = new Map<string, number>()
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, size] of await writeUntilKilled(file, round)) acknowledged.set(name, size)

    const store = createEmbeddedStore({ file })
    const { rows, total_rows } = await store.allDocs('db', { includeDocs: true })
    const found = new Map<string, number>()
    for (const { key } of rows) {
      const name = key.slice(0, key.lastIndexOf('-'))
      found.set(name, (found.get(name) ?? 0) + 1)
    }
    for (const [name, size] of acknowledged) expect([name, found.get(name)]).toEqual([name, size])
    // Also what was written and not yet answered is there as a whole or not at all.
    for (const [name, size] of found) {
      const [, , place, batch] = /^note:(\d+)-(\d+)-(\d+)$/.exec(name) ?? []
      expect([name, size]).toEqual([name, 1 + ((Number(batch) * 7 + Number(place)) % 5)])
    }
    const changes = await store.changes('db', { since: '0', style: 'all_docs', includeDocs: false })
    expect(changes.results).toHaveLength(total_rows)
    await store.close()
    const sqlite = new DatabaseSync(file)
    expect(sqlite.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
    sqlite.close()
  }
  await rm(folder, { recursive: true })
}, 120_000)
