import type { SyncedDatabase } from '../domain/casework/documents.ts'
import { openFieldsOf } from '../domain/casework/views.ts'
import { isMutable, type KulturlotsDocument } from '../domain/documents/document.ts'
import { mergeAll } from '../domain/merge/merge.ts'
import type { JournalDatabase, JournalEntry, Row } from './journal-database.ts'
import type { Seal } from './seal.ts'

/** Writes the row of one document anew. Must run inside a transaction on `journal` and `rows`. */
export async function writeRow(
  database: JournalDatabase,
  seal: Seal,
  of: { readonly database: SyncedDatabase; readonly id: string },
  live: readonly KulturlotsDocument[],
): Promise<void> {
  const pending = await pendingEntries(database, of)
  const row = await database.rows.get([of.database, of.id])
  const next = nextRow(seal, of.database, live, pending, row)
  if (next) await database.rows.put(next)
  else await database.rows.delete([of.database, of.id])
}

/**
 * `merge(the server's live leaves, pending entries, the row)`; undefined when the first two have nothing.
 * The row itself is merged in because the leaves come from another database: another tab may have taken in
 * newer ones meanwhile (docs/adr/0004-rows-merge-themselves-in.md). For the same reason one that can't be
 * opened stays: what it held may be more than what is known here.
 */
export function nextRow(
  seal: Seal,
  of: SyncedDatabase,
  live: readonly KulturlotsDocument[],
  pending: readonly JournalEntry[],
  row: Row | undefined,
): Row | undefined {
  const stands = row && seal.open(row.document)
  if (row && !stands) return { ...row, mark: 'unreadable', refusal: null }
  const [first, ...rest] = [...live, ...readableOf(seal, pending)]
  // An entry that can't be opened still stands in the row.
  if (!first) return row && pending.length > 0 ? { ...row, ...markFor(pending) } : undefined
  if (stands) rest.push(stands)
  return rowOf(seal, of, mergeAll([first, ...rest]), pending)
}

export function rowOf(
  seal: Seal,
  database: SyncedDatabase,
  document: KulturlotsDocument,
  pending: readonly Pick<JournalEntry, 'state' | 'refusal'>[],
): Row {
  return {
    database,
    id: document._id,
    type: document.type,
    document: seal.close(document),
    ...markFor(pending),
    open: isMutable(document) && openFieldsOf(document).length > 0 ? 1 : 0,
  }
}

/** Where a document that can be read is on its way to the server. */
export function markFor(
  pending: readonly Pick<JournalEntry, 'state' | 'refusal'>[],
): Pick<Row, 'mark' | 'refusal'> {
  const refused = pending.find(({ state }) => state === 'refused')
  if (refused) return { mark: 'refused', refusal: refused.refusal }
  const unreadable = pending.some(({ state }) => state === 'unreadable')
  const mark = unreadable ? 'unreadable' : pending.length > 0 ? 'saved-here' : 'sent'
  return { mark, refusal: null }
}

export function readableOf(
  seal: Seal,
  stored: readonly Pick<JournalEntry, 'document'>[],
): KulturlotsDocument[] {
  return stored.flatMap(({ document }) => seal.open(document) ?? [])
}

export function pendingEntries(
  database: JournalDatabase,
  of: { readonly database: SyncedDatabase; readonly id: string },
): Promise<JournalEntry[]> {
  return database.journal
    .where('[database+documentId]')
    .equals([of.database, of.id])
    .sortBy('sequence')
}
