/** The writes that commands about needs are made of. */
import type { LogEntryBody } from '../domain/casework/documents.ts'
import type { FieldEdit } from '../domain/documents/edit.ts'
import { parseDocumentId, type DocumentId } from '../domain/identifiers.ts'
import type { Json, JsonObject } from '../domain/json.ts'
import type { Dot } from '../domain/merge/version-vector.ts'
import { newId, type Journal, type Write } from './record.ts'

export function edit(id: string, edits: readonly FieldEdit[]): Write {
  return { kind: 'edit', database: 'casework', id: parseDocumentId(id), edits }
}

/** @param opened the values that stood on screen; left out, whatever is there. */
export function set(field: string, value: Json, opened?: readonly Dot[]): FieldEdit {
  return { kind: 'set', field, value, ...(opened ? { replaces: opened } : {}) }
}

export function add(field: string, elements: readonly string[]): FieldEdit {
  return { kind: 'add', field, elements }
}

export function remove(field: string, elements: readonly string[]): FieldEdit {
  return { kind: 'remove', field, elements }
}

export function once(id: DocumentId, body: object): Write {
  return { kind: 'once', database: 'casework', id, body: body as JsonObject }
}

/** A line in the history of needs and contacts. */
export function line(
  journal: Journal,
  about: readonly string[],
  text: string,
  change: NonNullable<LogEntryBody['change']>,
): Write {
  return once(newId(journal, 'log-entry'), { about, text, change })
}
