import type { SyncedDatabase } from '../domain/casework/documents.ts'
import { openFieldsOf } from '../domain/casework/views.ts'
import { isMutable, type KulturlotsDocument } from '../domain/documents/document.ts'
import { mergeAll } from '../domain/merge/merge.ts'
import type { JournalDatabase, JournalEntry, Row } from './journal-database.ts'
import type { Seal } from './seal.ts'

/**
 * Writes the row of one document anew: `merge(the server's live leaves, pending entries, the row)`, or
 * takes it away when the first two have nothing. The row itself is merged in because the leaves were read
 * from another database before this transaction: another tab may have taken in newer ones meanwhile.
 * Must run inside a transaction on `journal` and `rows`.
 */
export async function writeRow(
  database: JournalDatabase,
  seal: Seal,
  of: { readonly database: SyncedDatabase; readonly id: string },
  live: readonly KulturlotsDocument[],
): Promise<void> {
  const pending = await pendingEntries(database, of)
  const [first, ...rest] = [...live, ...pending.map((entry) => seal.open(entry.document))]
  if (!first) {
    await database.rows.delete([of.database, of.id])
    return
  }
  const row = await database.rows.get([of.database, of.id])
  if (row) rest.push(seal.open(row.document))
  await database.rows.put(rowOf(seal, of.database, mergeAll([first, ...rest]), pending))
}

export function rowOf(
  seal: Seal,
  database: SyncedDatabase,
  document: KulturlotsDocument,
  pending: readonly JournalEntry[],
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
