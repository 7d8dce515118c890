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
 * newer ones meanwhile (docs/adr/0004-rows-merge-themselves-in.md).
 */
export function nextRow(
  seal: Seal,
  of: SyncedDatabase,
  live: readonly KulturlotsDocument[],
  pending: readonly JournalEntry[],
  row: Row | undefined,
): Row | undefined {
  const [first, ...rest] = [...live, ...pending.map((entry) => seal.open(entry.document))]
  if (!first) return undefined
  if (row) rest.push(seal.open(row.document))
  return rowOf(seal, of, mergeAll([first, ...rest]), pending)
}

export function rowOf(
  seal: Seal,
  database: SyncedDatabase,
  document: KulturlotsDocument,
  pending: readonly Pick<JournalEntry, 'state' | 'refusal'>[],
): Row {
  const refused = pending.find((entry) => entry.state === 'refused')
  return {
    database,
    id: document._id,
    type: document.type,
    document: seal.close(document),
    mark: refused ? 'refused' : pending.length > 0 ? 'saved-here' : 'sent',
    refusal: refused?.refusal ?? null,
    open: isMutable(document) && openFieldsOf(document).length > 0 ? 1 : 0,
  }
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
