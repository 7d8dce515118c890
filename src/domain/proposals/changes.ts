/**
 * What a proposal changes in an entry, field by field, with the value that its author saw. Values are those of
 * the published entry; a field that is absent, an empty text and an empty list are all `null`.
 */
import type { DirectoryEntry } from '../directory/entry.ts'
import { isSetField } from '../directory/entry-document.ts'
import { isJsonObject, own, sameJson, sorted, type Json } from '../json.ts'
import { fieldsOfKind } from './directory-fields.ts'

export interface FieldChange {
  readonly field: string
  readonly before: Json | null
  readonly after: Json | null
}

export const mostChanges = 100

const fieldName = /^[a-z][A-Za-z0-9]{0,63}$/

/** Undefined for a member of every object, such as `constructor`. */
export function isFieldName(value: unknown): value is string {
  return typeof value === 'string' && fieldName.test(value) && !(value in Object.prototype)
}

/** In canonical order, one per field; `null` for what is no list of changes. */
export function readChanges(value: Json): readonly FieldChange[] | null {
  if (!Array.isArray(value) || value.length > mostChanges) return null
  const changes: FieldChange[] = []
  for (const change of value as readonly Json[]) {
    if (!isJsonObject(change) || !isFieldName(change['field'])) return null
    const { field, before, after } = change
    if (before === undefined || after === undefined) return null
    if (changes.some((other) => other.field === field)) return null
    changes.push({ field, before, after })
  }
  return canonicalChanges(changes)
}

/** Ordered by field; those that change nothing are left out. */
export function canonicalChanges(changes: readonly FieldChange[]): readonly FieldChange[] {
  return changes
    .map(({ field, before, after }) => ({
      field,
      before: normalValue(field, before),
      after: normalValue(field, after),
    }))
    .filter(({ before, after }) => !sameJson(before, after))
    .sort((a, b) => (a.field < b.field ? -1 : 1))
}

/** One form per meaning: nothing is `null`, a set has its own order, a text has no white space around it. */
export function normalValue(field: string, value: Json | undefined): Json {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim()
  if (Array.isArray(value)) {
    if (value.length === 0) return null
    if (!isSetField(field)) return sorted(value as Json)
    return [...new Set(value as readonly Json[])].sort()
  }
  return sorted(value)
}

export function sameValue(field: string, a: Json | undefined, b: Json | undefined): boolean {
  return sameJson(normalValue(field, a), normalValue(field, b))
}

/** An entry’s fields by name, as `FieldChange` has them. */
export type EntryValues = Readonly<Record<string, Json>>

/** Without id and kind, which never change. */
export function valuesOf(entry: DirectoryEntry): EntryValues {
  const { id: _id, kind: _kind, ...values } = entry
  return values as unknown as EntryValues
}

/** What turns one into the other; fields that no form of the kind has are left alone. */
export function changesBetween(
  kind: DirectoryEntry['kind'],
  before: EntryValues,
  after: EntryValues,
): readonly FieldChange[] {
  return canonicalChanges(
    fieldsOfKind(kind).map(({ field }) => ({
      field,
      before: own(before, field) ?? null,
      after: own(after, field) ?? null,
    })),
  )
}

/** For showing a proposal as pending, and for a preview. */
export function withChanges(values: EntryValues, changes: readonly FieldChange[]): EntryValues {
  const next: Record<string, Json> = { ...values }
  for (const { field, after } of changes) {
    if (after === null) Reflect.deleteProperty(next, field)
    else next[field] = after
  }
  return next
}

/** What takes them back, for an undo as a new proposal. */
export function reversed(changes: readonly FieldChange[]): readonly FieldChange[] {
  return changes.map(({ field, before, after }) => ({ field, before: after, after: before }))
}
