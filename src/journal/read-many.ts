/**
 * Rows and entries of many documents. IndexedDB asked for thousands one by one takes seconds; documents that
 * change together often lie side by side, and are then read as one stretch together with what lies between.
 */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import type { JournalDatabase, JournalEntry, Row } from './journal-database.ts'

/** Fewer are asked for one by one. */
const few = 10
/** Read in vain, for each that was asked for: about where one by one gets cheaper. */
const mostBeside = 3

/** Those that are there, in no order. */
export async function readRows(
  { rows }: Pick<JournalDatabase, 'rows'>,
  of: SyncedDatabase,
  ids: readonly string[],
): Promise<readonly Row[]> {
  const together = await stretch<Row>(ids, (first, last) =>
    rows.where('[database+id]').between([of, first], [of, last], true, true),
  )
  if (together) {
    const wanted = new Set(ids)
    return together.filter(({ id }) => wanted.has(id))
  }
  const found = await rows.bulkGet(ids.map((id): [SyncedDatabase, string] => [of, id]))
  return found.flatMap((row) => row ?? [])
}

/** In the order in which they were saved. */
export async function readEntries(
  { journal }: Pick<JournalDatabase, 'journal'>,
  of: SyncedDatabase,
  ids: readonly string[],
): Promise<readonly JournalEntry[]> {
  const together = await stretch<JournalEntry>(ids, (first, last) =>
    journal.where('[database+documentId]').between([of, first], [of, last], true, true),
  )
  const wanted = new Set(ids)
  const found: JournalEntry[] = together
    ? together.filter(({ documentId }) => wanted.has(documentId))
    : await journal
        .where('[database+documentId]')
        .anyOf(ids.map((id) => [of, id]))
        .toArray()
  return found.sort((a, b) => a.sequence - b.sequence)
}

interface Stretch<Item> {
  count(): PromiseLike<number>
  toArray(): PromiseLike<Item[]>
}

/** @returns undefined where too much lies between them. */
async function stretch<Item>(
  ids: readonly string[],
  between: (first: string, last: string) => Stretch<Item>,
): Promise<Item[] | undefined> {
  let [first] = ids
  let last = first
  if (first === undefined || last === undefined || ids.length < few) return undefined
  for (const id of ids) {
    if (id < first) first = id
    if (id > last) last = id
  }
  const there = await between(first, last).count()
  return there > ids.length * (1 + mostBeside) ? undefined : between(first, last).toArray()
}
