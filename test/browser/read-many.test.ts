import { expect, test } from 'vitest'
import { ulid } from 'ulid'
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import {
  openJournalDatabase,
  type JournalDatabase,
  type JournalEntry,
  type Row,
} from '../../src/journal/journal-database.ts'
import { readEntries, readRows } from '../../src/journal/read-many.ts'

const idOf = (number: number) => `need:${String(number).padStart(26, '0')}`
const every = (step: number) => Array.from({ length: 40 }, (_, at) => idOf(at * step))

async function withMany(work: (database: JournalDatabase) => Promise<void>): Promise<void> {
  const database = openJournalDatabase(`test-${ulid()}`)
  const numbers = Array.from({ length: 400 }, (_, number) => number)
  const of = (name: SyncedDatabase) =>
    numbers.map((number): Row => ({
      database: name,
      id: idOf(number),
      type: 'need',
      document: { clear: null },
      mark: 'sent',
      refusal: null,
      open: 0,
    }))
  await database.rows.bulkPut([...of('casework'), ...of('own')])
  await database.journal.bulkAdd(
    numbers.toReversed().flatMap((number): Omit<JournalEntry, 'sequence'>[] => {
      const entry = { database: 'casework', documentId: idOf(number), document: { clear: null } }
      const waits = { dot: null, state: 'waiting', refusal: null, savedAt: '' }
      return [{ ...entry, ...waits, commandId: ulid() } as Omit<JournalEntry, 'sequence'>]
    }),
  )
  try {
    await work(database)
  } finally {
    await database.delete()
  }
}

for (const [where, ids] of [
  ['side by side', every(1)],
  ['a little apart', every(3)],
  ['far apart', every(10)],
  ['of which some are not there', [...every(1), idOf(5_000)]],
  ['few', [idOf(3), idOf(390)]],
  ['none', []],
] as const) {
  test(`of documents ${where} exactly those are read, of their database alone, entries as they were saved`, () =>
    withMany(async (database) => {
      const there = ids.filter((id) => id < idOf(400)).toSorted()
      const rows = await readRows(database, 'casework', ids)
      expect(rows.map((row) => `${row.database} ${row.id}`).sort()).toEqual(
        there.map((id) => `casework ${id}`),
      )
      const entries = await readEntries(database, 'casework', ids)
      expect(entries.map(({ documentId }) => documentId)).toEqual(there.toReversed())
    }))
}
