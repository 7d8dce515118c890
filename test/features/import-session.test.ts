/** A whole import without a screen: from the file to what the server is sent. */
import { createSlugs } from '../../src/domain/import/slug.ts'
import { describe, expect, it } from 'vitest'
import { guessMapping } from '../../src/domain/import/guess-mapping.ts'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { toHsds } from '../../src/domain/hsds/to-hsds.ts'
import { ImportSession, type Reading } from '../../src/features/import/import-session.ts'
import type { ImportApi } from '../../src/features/import/import-api.ts'
import { nothingSent, sendRows } from '../../src/features/import/send-rows.ts'
import { seedEntries } from '../../sync-server/seed/index.ts'
import { actor } from '../directory/support/entries.ts'
import { v5 as uuidv5 } from 'uuid'

const choir = actor('Kören', { municipalities: ['0488'], phone: '016-710 10 00' })
const terms = seedEntries().filter((entry) => entry.kind === 'taxonomy')
const directory: readonly DirectoryEntry[] = [...terms, choir]

async function openedWith(content: BlobPart, entries = directory) {
  const session = new ImportSession(() => Promise.resolve(entries))
  const opened = await session.open(new Blob([content]))
  return { session, opened }
}

async function checkedWith(csv: string) {
  const { session, opened } = await openedWith(csv)
  if (opened.kind !== 'table') throw new Error(opened.kind)
  const mapping = guessMapping(opened.columns, 'actor')
  const reading: Reading = { kind: 'actor', mapping, sameForAll: {} }
  const checked = await session.check(reading, () => undefined)
  return { session, opened, checked }
}

describe('an import', () => {
  it('tells what would happen, cell by cell and row by row, and changes nothing', async () => {
    const { session, opened, checked } = await checkedWith(
      [
        'Namn;Kommun;Telefon;Mejl',
        'Kören;Trosa;016-1234567;',
        'Bandet;Gnesta;;fel',
        'Koren AB;;;',
        'Kören;Gnesta;;',
        ';Trosa;;a@example.org',
      ].join('\n'),
    )
    expect(opened).toMatchObject({
      rows: 5,
      examples: [['Kören', 'Bandet', 'Koren AB'], {}, {}, {}],
    })
    expect(checked).toEqual({ rows: 5, problems: 1, told: 1, doubts: 1 })
    expect(session.problems(0, 10)).toMatchObject([{ row: 3, column: 'D', code: 'not-an-email' }])
    expect(session.doubts()).toMatchObject([
      { shown: { name: 'Kören' }, candidates: [{ entry: choir.id, ways: ['name'] }] },
    ])
    expect(session.plan(new Map())).toEqual({
      counts: { new: 2, change: 1, unchanged: 0, 'left-out': 2 },
      fields: { phone: 1 },
      reasons: { undecided: 1, 'no-name': 1 },
    })
    expect(session.lines('left-out', 0, 10).map(({ why }) => why)).toEqual(['undecided', 'no-name'])
    expect(session.rows(0, 1)).toEqual([
      {
        row: 0,
        entry: choir.id,
        purpose: 'change',
        changes: [{ field: 'phone', before: '016-710 10 00', after: '016-1234567' }],
      },
    ])
  })

  it('counts anew when somebody has chosen', async () => {
    const { session } = await checkedWith('Namn;Kommun\nKören;Gnesta\n')
    const choice = { kind: 'same', entry: choir.id } as const
    expect(session.plan(new Map([[0, choice]])).counts.change).toBe(1)
    expect(session.rows(0, 9)[0]?.changes).toEqual([
      { field: 'municipalities', before: ['0488'], after: ['0461', '0488'] },
    ])
  })

  it('says when the directory can’t be had, and when the file is no HSDS', async () => {
    const session = new ImportSession(() => Promise.resolve(undefined))
    await session.open(new Blob(['Namn\nA']))
    const reading: Reading = { kind: 'actor', mapping: { 0: 'name' }, sameForAll: {} }
    expect(await session.check(reading, () => undefined)).toBe('unreachable')
    expect(await session.open(new Blob(['{"a": 1}']))).toEqual({
      kind: 'refused',
      why: 'other-json',
    })
  })

  it('takes in what was exported as HSDS, and finds nothing to change', async () => {
    const data = toHsds(directory, (name) => uuidv5(name, uuidv5.URL))
    const { session, opened } = await openedWith(JSON.stringify(data))
    expect(opened).toMatchObject({ kind: 'hsds', foreignServices: 0, danglingCount: 0 })
    await session.check({ kind: 'function', mapping: {}, sameForAll: {} }, () => undefined)
    expect(session.plan(new Map()).counts).toEqual({
      ...{ new: 0, change: 0, unchanged: directory.length, 'left-out': 0 },
    })
  })

  it('manages twenty thousand rows', { timeout: 60_000 }, async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `Aktör ${index};Trosa;;`)
    const { session, checked } = await checkedWith(
      ['Namn;Kommun;Telefon;Mejl', 'Kören;Trosa;;', ...rows].join('\n'),
    )
    expect(checked).toEqual({ rows: 20_001, problems: 0, told: 0, doubts: 0 })
    expect(session.plan(new Map()).counts).toMatchObject({ new: 20_000, unchanged: 1 })
    expect(session.rows(19_999, 10)).toMatchObject([{ entry: 'actor:aktor-19999' }])
  })
})

describe('a word that nobody knows', () => {
  it('is told once, with its first row and how many have it', async () => {
    const { session, checked } = await checkedWith(
      ['Namn;Kommun', 'A;Atlantis', 'B;Trosa', 'C;Atlantis', 'D;Atlantis', 'E;Lemurien'].join('\n'),
    )
    expect(checked).toMatchObject({ problems: 4, told: 2 })
    expect(session.problems(0, 10)).toMatchObject([
      { row: 2, count: 3, detail: 'Atlantis' },
      { row: 6, count: 1, detail: 'Lemurien' },
    ])
    expect(session.problems(1, 1)).toMatchObject([{ detail: 'Lemurien' }])
  })
})

describe('names without a Latin letter', () => {
  // Looking for each from the beginning again took a minute.
  it('have ids of their own, forty thousand of them', { timeout: 10_000 }, () => {
    const slugs = createSlugs(['actor:post', 'actor:post-3', 'actor:abc-2'])
    const ids = Array.from({ length: 40_000 }, (_, at) =>
      slugs(at % 2 === 0 ? '合唱团' : '劇場', 'actor'),
    )
    expect(ids.slice(0, 3)).toEqual(['actor:post-2', 'actor:post-4', 'actor:post-5'])
    expect(new Set(ids).size).toBe(40_000)
    expect([slugs('ABC', 'actor'), slugs('abc', 'actor'), slugs('abc', 'venue')]).toEqual([
      ...['actor:abc', 'actor:abc-3', 'venue:abc'],
    ])
  })
})

describe('sending', () => {
  const rows = Array.from({ length: 450 }, (_, row) => ({
    ...{ row, entry: choir.id, purpose: 'change' as const, changes: [] },
  }))
  const slice = (offset: number, limit: number) =>
    Promise.resolve(rows.slice(offset, offset + limit))
  const answering = (answer: (count: number) => Awaited<ReturnType<ImportApi['send']>>) => {
    const chunks: number[] = []
    const send: ImportApi['send'] = (_id, sent) => {
      chunks.push(sent.length)
      return Promise.resolve(answer(sent.length))
    }
    return { api: { send }, chunks }
  }
  const ok = (applied: number) =>
    ({ kind: 'ok', answer: { applied, unchanged: 0, failed: [] } }) as const
  const signal = new AbortController().signal

  it('goes in chunks, and says how far it is', async () => {
    const { api, chunks } = answering(ok)
    const seen: number[] = []
    const progress = ({ done }: { done: number }) => seen.push(done)
    const outcome = await sendRows(api, 'i', slice, { from: nothingSent, signal, progress })
    expect(outcome).toMatchObject({ kind: 'all', sent: { done: 450, applied: 450 } })
    expect(chunks).toEqual([200, 200, 50])
    expect(seen).toEqual([200, 400, 450])
  })

  it('stops between two chunks, and goes on from there', async () => {
    const { api, chunks } = answering(ok)
    const stopping = new AbortController()
    const stopped = await sendRows(api, 'i', slice, {
      from: nothingSent,
      signal: stopping.signal,
      progress: () => stopping.abort(),
    })
    expect(stopped).toMatchObject({ kind: 'stopped', sent: { done: 200 } })
    const rest = { from: stopped.sent, signal, progress: () => undefined }
    expect((await sendRows(api, 'i', slice, rest)).sent.applied).toBe(450)
    expect(chunks).toEqual([200, 200, 50])
  })

  it('sends fewer at a time where they are too large together', async () => {
    const { api, chunks } = answering((count) => (count > 60 ? { kind: 'too-large' } : ok(count)))
    const rest = { from: nothingSent, signal, progress: () => undefined }
    expect(await sendRows(api, 'i', slice, rest)).toMatchObject({
      kind: 'all',
      sent: { done: 450 },
    })
    expect(Math.max(...chunks.slice(2))).toBe(50)
  })

  it('keeps what was done when the line breaks', async () => {
    let answered = 0
    const { api } = answering((count) =>
      (answered += 1) > 1 ? { kind: 'unreachable' } : ok(count),
    )
    const rest = { from: nothingSent, signal, progress: () => undefined }
    expect(await sendRows(api, 'i', slice, rest)).toMatchObject({
      kind: 'unreachable',
      sent: { done: 200, applied: 200 },
    })
  })
})
