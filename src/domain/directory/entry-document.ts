/**
 * A directory entry as a register document of the `directory` database, and back.
 *
 * Guarantee: `entryFromDocument(directoryDocument(entry, w))` equals `entry` when its set fields are in
 * code-unit order (sets have no order of their own). A field that this version does not know survives.
 */
import { edited, newDocument, type FieldEdit } from '../documents/edit.ts'
import { plain } from '../documents/read.ts'
import type { MutableDocument } from '../documents/document.ts'
import type { Json } from '../json.ts'
import type { Written } from '../merge/register.ts'
import { entryKinds, type DirectoryEntry, type EntryKind } from './entry.ts'

/** Lists of words or ids that merge element by element. Lists whose order tells something are values. */
const setFields: ReadonlySet<string> = new Set([
  'fields',
  'municipalities',
  'topics',
  'languages',
  'roles',
  'audiences',
  'related',
])

export function isSetField(field: string): boolean {
  return setFields.has(field)
}

/** @param writer the dot, time and author of the one edit that writes the whole entry. */
export function directoryDocument(entry: DirectoryEntry, writer: Written): MutableDocument {
  const { id, kind: _kind, ...rest } = entry
  const edits = Object.entries(rest).flatMap(([field, value]: [string, unknown]): FieldEdit[] => {
    if (value === undefined) return []
    if (!isSetField(field)) return [{ kind: 'set', field, value: value as Json }]
    return [{ kind: 'add', field, elements: value as readonly string[] }]
  })
  return edited(newDocument(id), edits, writer)
}

/**
 * What is shown of a document: open alternatives are left out, emptied fields are absent.
 * @throws TypeError for a document that is no directory entry, or one without a name.
 */
export function entryFromDocument(document: MutableDocument): DirectoryEntry {
  if (!isEntryKind(document.type)) throw new TypeError('Not a directory entry.')
  const shown = Object.entries(plain(document)).filter(([, value]) => value !== null)
  const fields: Record<string, Json> = Object.fromEntries(shown)
  if (typeof fields['name'] !== 'string') throw new TypeError('A directory entry has a name.')
  // What every reader counts on is there even when a client of another version never wrote it.
  const entry = {
    fields: [],
    municipalities: [],
    topics: [],
    status: 'active',
    sources: [],
    ...requiredOf(document.type),
    ...fields,
    id: document._id,
    kind: document.type,
  }
  return entry as unknown as DirectoryEntry
}

function requiredOf(kind: EntryKind): Record<string, Json> {
  if (kind === 'actor') return { roles: [] }
  if (kind === 'function') return { turnToFor: [] }
  if (kind === 'funding') return { audiences: [] }
  return {}
}

function isEntryKind(type: string): type is EntryKind {
  return (entryKinds as readonly string[]).includes(type)
}
