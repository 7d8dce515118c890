/**
 * An edit of a need that is made once for good, however often it is tried and whatever people write after it: it
 * is counted under a name of its own, which the need has seen ever after.
 */
import { put, readMerged } from '../courier/amend.ts'
import type { DocumentStore } from '../couch/document-store.ts'
import type { MutableDocument } from '../../src/domain/documents/document.ts'
import { edited, type FieldEdit } from '../../src/domain/documents/edit.ts'
import type { DocumentId, UserId } from '../../src/domain/identifiers.ts'
import { own } from '../../src/domain/json.ts'

/** What one matter can be told in this way: a carried document has the edits of a hundred devices at most. */
const mostMarks = 40

export interface MarkedEdit {
  readonly id: DocumentId
  /** A word and a ULID, as a device is called. */
  readonly mark: string
  readonly at: string
  readonly by: UserId
}

/** @returns whether it can still be made. */
export function isOpen(document: MutableDocument, mark: string): boolean {
  if (own(document.seen, mark) !== undefined) return false
  return Object.keys(document.seen).filter((device) => device.includes('.')).length < mostMarks
}

/** @param edits none: nothing is written. */
export async function editMarked(
  store: DocumentStore,
  { id, mark, at, by }: MarkedEdit,
  edits: (document: MutableDocument) => readonly FieldEdit[],
): Promise<void> {
  for (;;) {
    const read = await readMerged(store, 'casework', id)
    if (!read || !isOpen(read.document, mark)) return
    const wanted = edits(read.document)
    if (wanted.length === 0) return
    const written = { dot: [mark, 1] as const, at, by }
    const next = { ...edited(read.document, wanted, written), _rev: read.rev }
    if (await put(store, 'casework', next)) return
  }
}
