/**
 * A proposal as a device carries it back to a server that has lost it (ADR 8): without what the server itself had
 * written, which no device may write for it. That still counts as seen, so it stays on the device as it was seen
 * until the server writes it anew, and then the new stands alone. An entry tells whether it has had the edit, so
 * nothing is applied twice.
 */
import type { SyncedDatabase } from '../casework/documents.ts'
import type { MutableDocument } from '../documents/document.ts'
import { valueOf } from '../documents/read.ts'
import { own } from '../json.ts'
import { decidedFields, serverFields } from './proposal.ts'

export function proposalAsCarriedBack(
  database: SyncedDatabase,
  document: MutableDocument,
): MutableDocument {
  // The server’s copy of somebody’s own: it makes another when they bring theirs.
  if (database === 'casework' && own(document.registers, 'proposedBy')) return document
  const told: readonly string[] =
    database === 'own'
      ? [...decidedFields, ...serverFields]
      : // Only the server empties a decision, when it could not be carried out.
        [...serverFields, ...(valueOf(document, 'decision') === null ? ['decision'] : [])]
  const registers = Object.fromEntries(
    Object.entries(document.registers).filter(([field]) => !told.includes(field)),
  )
  return { ...document, registers }
}
