/**
 * A document as a device carries it back to a server that has lost it (ADR 8): without what the server alone
 * writes, which it writes anew from what else comes back. That still counts as seen, so it stays on the device as
 * it was seen until then.
 */
import type { SyncedDatabase } from '../casework/documents.ts'
import { isMutable, type KulturlotsDocument } from '../documents/document.ts'
import { proposalAsCarriedBack } from '../proposals/carried-back.ts'
import { handOverServerFields } from '../questions/question-fields.ts'
import { questionServerFields } from '../questions/question.ts'

const serverFields: Readonly<Record<string, readonly string[]>> = {
  question: questionServerFields,
  need: ['asker'],
  'hand-over': handOverServerFields,
}

export function asCarriedBack(
  database: SyncedDatabase,
  document: KulturlotsDocument,
): KulturlotsDocument {
  if (!isMutable(document)) return document
  if (document.type === 'proposal') return proposalAsCarriedBack(database, document)
  const told = serverFields[document.type]
  if (!told) return document
  const registers = Object.fromEntries(
    Object.entries(document.registers).filter(([field]) => !told.includes(field)),
  )
  return { ...document, registers }
}
