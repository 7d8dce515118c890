/**
 * The values of an entry as a form holds them while somebody types, and back.
 *
 * Guarantee: what nobody touched comes back as it was, members that this version does not know included.
 */
import { isJsonObject, own, sameJson, type Json, type JsonObject } from '../../domain/json.ts'
import type { EntryKind } from '../../domain/directory/entry.ts'
import { normalValue, type EntryValues } from '../../domain/proposals/changes.ts'
import {
  fieldsOfKind,
  type DirectoryField,
  type FieldShape,
} from '../../domain/proposals/directory-fields.ts'

/** Texts for what is one line, lists for what is chosen or written in several parts. */
export type FormValues = Record<string, Json>

/** What no form of this version edits: it stays as it is. */
const elsewhere: readonly FieldShape['kind'][] = [
  'deadlines',
  'eligibility',
  'report-back',
  'labels',
  'alternative-labels',
]

/** Said by the staff about an entry, not by who the entry is about. */
const staffFields: readonly string[] = ['steward', 'note', 'status', 'related']
/** Set by who approves. */
const coordinatorFields: readonly string[] = ['alert']

export function editableFields(
  kind: EntryKind,
  { staff, changes }: { readonly staff: boolean; readonly changes: string },
): readonly DirectoryField[] {
  return fieldsOfKind(kind).filter(({ field, shape }) => {
    if (elsewhere.includes(shape.kind)) return false
    if (field === 'publicationConsent' && kind !== 'actor') return false
    if (coordinatorFields.includes(field)) return changes === 'edits'
    return staff || !staffFields.includes(field)
  })
}

export function formValues(fields: readonly DirectoryField[], values: EntryValues): FormValues {
  return Object.fromEntries(
    fields.map(({ field, shape }) => [field, toForm(shape, own(values, field) ?? null)]),
  )
}

/** The whole entry as it would be: fields that the form does not have stay. */
export function entryValues(
  fields: readonly DirectoryField[],
  before: EntryValues,
  form: FormValues,
): EntryValues {
  const after: Record<string, Json> = { ...before }
  for (const { field, shape } of fields) {
    const written = own(form, field) ?? null
    if (sameJson(written, toForm(shape, own(before, field) ?? null))) continue
    const value = normalValue(field, fromForm(shape, written))
    if (value === null) Reflect.deleteProperty(after, field)
    else after[field] = value
  }
  return after
}

export function toForm(shape: FieldShape, value: Json): Json {
  switch (shape.kind) {
    case 'flag':
      return value === true
    case 'number':
      return typeof value === 'number' ? String(value) : ''
    case 'words':
    case 'languages':
    case 'entries':
      return texts(value)
    case 'months':
      return Array.isArray(value) ? value.map(String) : []
    case 'texts':
      return texts(value).join('\n')
    case 'place':
    case 'amount':
    case 'co-funding':
      return isJsonObject(value) ? inTexts(value) : {}
    case 'sources':
    case 'required-documents':
      return Array.isArray(value) ? value.filter(isJsonObject).map(inTexts) : []
    default:
      return typeof value === 'string' ? value : ''
  }
}

export function fromForm(shape: FieldShape, form: Json): Json {
  switch (shape.kind) {
    case 'flag':
      return form === true ? true : null
    case 'number':
      return numberOf(form)
    case 'months':
      return texts(form)
        .map(Number)
        .sort((a, b) => a - b)
    case 'texts':
      return (typeof form === 'string' ? form : '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
    case 'amount': {
      const parts = partsOf(form, ['minimum', 'maximum', 'seenIn'])
      const says = ['minimum', 'maximum'].some((part) => part in parts)
      return says ? { ...parts, currency: parts['currency'] ?? 'SEK' } : null
    }
    case 'co-funding':
      return orNull(partsOf(form, ['maximumShare']))
    case 'place':
      return orNull(partsOf(form, ['latitude', 'longitude']))
    case 'sources':
      return listOf(form, ['year'])
    case 'required-documents':
      return listOf(form, [])
    default:
      return form
  }
}

/** Every member as a text, as inputs have it; what is neither text nor number stays what it is. */
function inTexts(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      typeof value === 'number' ? String(value) : value,
    ]),
  )
}

/** Without what is empty. */
function partsOf(form: Json, numbers: readonly string[]): Record<string, Json> {
  if (!isJsonObject(form)) return {}
  const parts = Object.entries(form).flatMap(([key, value]): [string, Json][] => {
    const part = numbers.includes(key) ? numberOf(value) : normalValue(key, value)
    return part === null ? [] : [[key, part]]
  })
  return Object.fromEntries(parts)
}

function listOf(form: Json, numbers: readonly string[]): Json {
  if (!Array.isArray(form)) return null
  return form
    .map((part: Json) => partsOf(part, numbers))
    .filter((part) => Object.keys(part).length > 0)
}

function orNull(parts: JsonObject): Json {
  return Object.keys(parts).length > 0 ? parts : null
}

/** Swedish figures as people write them. What is no number stays a text, so that the field can say so. */
function numberOf(form: Json): Json {
  if (typeof form !== 'string') return typeof form === 'number' ? form : null
  const plain = form.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  if (plain === '') return null
  return Number.isFinite(Number(plain)) ? Number(plain) : form.trim()
}

function texts(value: Json): readonly string[] {
  return Array.isArray(value) ? value.filter((item: Json) => typeof item === 'string') : []
}
