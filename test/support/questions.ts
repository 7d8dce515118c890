/** Questions and replies as devices make them. */
import {
  schemaVersion,
  type ImmutableDocument,
  type MutableDocument,
} from '../../src/domain/documents/document.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { parseDocumentId, typeOfId, type DocumentId } from '../../src/domain/identifiers.ts'
import type { Json, JsonObject } from '../../src/domain/json.ts'
import { readMerged } from '../../sync-server/courier/amend.ts'
import type { DocumentStore } from '../../sync-server/couch/document-store.ts'

let made = 0

/** A ULID of its own. */
export function newUlid(): string {
  made += 1
  return `01JR${String(made).padStart(22, '0')}`
}

export const set = (field: string, value: Json): FieldEdit => ({ kind: 'set', field, value })

export function newQuestion(
  ulid: string,
  user: string,
  edits: readonly FieldEdit[] = [],
): MutableDocument {
  return edited(
    newDocument(parseDocumentId(`question:${ulid}`)),
    [set('text', 'Var söker jag pengar?'), ...edits],
    { dot: [`device-${user}`, 1], at: '2026-11-22T09:00:00Z', by: user },
  )
}

export function writtenOnce(
  id: DocumentId,
  user: string,
  body: JsonObject,
  at = '2026-11-22T09:30:00Z',
): ImmutableDocument {
  return { _id: id, type: typeOfId(id), schemaVersion, at, by: user, body }
}

export function newReply(need: DocumentId, user: string, text = 'Sök här'): ImmutableDocument {
  return writtenOnce(parseDocumentId(`reply:${newUlid()}`), user, {
    about: [need],
    text,
    entries: [{ id: 'funding:stod', name: 'Stödet' }],
    via: 'app',
    signed: 'Bo på noden',
  })
}

export async function documentIn(
  store: DocumentStore,
  name: string,
  id: DocumentId,
): Promise<MutableDocument | undefined> {
  if (!(await store.info(name))) return undefined
  return (await readMerged(store, name, id))?.document
}
