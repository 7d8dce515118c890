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
import { inTexts, linesIn, numberOf, orNull, partsIn, present, textsIn } from './form-parts.ts'
import { deadlinesFromForm, deadlinesToForm } from './funding/deadline-form.ts'
import {
  eligibilityFromForm,
  eligibilityToForm,
  reportsFromForm,
  reportsToForm,
} from './funding/eligibility-form.ts'

/** Texts for what is one line, lists for what is chosen or written in several parts. */
export type FormValues = Record<string, Json>

/** Said by the staff about an entry, not by who the entry is about. */
const staffFields: readonly string[] = ['steward', 'note', 'status', 'related']
/** Set by who approves. */
const coordinatorFields: readonly string[] = ['alert']
/** What other documents name a word by never changes, and merging has its own screen. */
const lastingFields: readonly string[] = ['vocabulary', 'code', 'mergedInto']

export function editableFields(
  kind: EntryKind,
  { staff, changes }: { readonly staff: boolean; readonly changes: string },
): readonly DirectoryField[] {
  return fieldsOfKind(kind).filter(({ field }) => {
    if (field === 'publicationConsent' && kind !== 'actor') return false
    if (kind === 'taxonomy' && lastingFields.includes(field)) return false
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
      return textsIn(value)
    case 'months':
      return Array.isArray(value) ? value.map(String) : []
    case 'texts':
      return textsIn(value).join('\n')
    case 'place':
    case 'amount':
    case 'co-funding':
    case 'labels':
      return isJsonObject(value) ? inTexts(value) : {}
    case 'alternative-labels':
      return isJsonObject(value) ? inLines(value) : {}
    case 'deadlines':
      return deadlinesToForm(value)
    case 'eligibility':
      return eligibilityToForm(value)
    case 'report-back':
      return reportsToForm(value)
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
      return textsIn(form)
        .map(Number)
        .sort((a, b) => a - b)
    case 'texts':
      return linesIn(form)
    case 'amount': {
      const parts = partsIn(form, ['minimum', 'maximum', 'seenIn'])
      const says = ['minimum', 'maximum'].some((part) => part in parts)
      return says ? { ...parts, currency: parts['currency'] ?? 'SEK' } : null
    }
    case 'co-funding':
      return orNull(partsIn(form, ['maximumShare']))
    case 'labels':
      return orNull(partsIn(form, []))
    case 'alternative-labels':
      return isJsonObject(form)
        ? orNull(present(Object.fromEntries(Object.entries(form).map(fromLines))))
        : null
    case 'deadlines':
      return deadlinesFromForm(form)
    case 'eligibility':
      return eligibilityFromForm(form)
    case 'report-back':
      return reportsFromForm(form)
    case 'place':
      return orNull(partsIn(form, ['latitude', 'longitude']))
    case 'sources':
      return listOf(form, ['year'])
    case 'required-documents':
      return listOf(form, [])
    default:
      return form
  }
}

/** Labels, one a line. */
function inLines(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      Array.isArray(value) ? textsIn(value).join('\n') : value,
    ]),
  )
}

function fromLines([key, value]: [string, Json]): [string, Json] {
  if (typeof value !== 'string') return [key, value]
  const lines = linesIn(value)
  return [key, lines.length > 0 ? lines : null]
}

function listOf(form: Json, numbers: readonly string[]): Json {
  if (!Array.isArray(form)) return null
  return form
    .map((part: Json) => partsIn(part, numbers))
    .filter((part) => Object.keys(part).length > 0)
}
