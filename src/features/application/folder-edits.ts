/**
 * What is written in the fields of a document and not yet saved, and the edits that save it. Each field
 * replaces only the values that its author saw, so that what another device wrote meanwhile stays beside it.
 */
import { readKronor } from '../../domain/application/kronor.ts'
import { readRegister } from '../../domain/application/registers.ts'
import type { MutableDocument } from '../../domain/documents/document.ts'
import type { FieldEdit } from '../../domain/documents/edit.ts'
import { valueOf } from '../../domain/documents/read.ts'
import { isJsonObject, type Json } from '../../domain/json.ts'
import type { Dot } from '../../domain/merge/version-vector.ts'
import { tooLongBy } from '../casework/text-rules.ts'

export interface WrittenField {
  text: string
  /** The edits whose values its author saw. Null until what this device has just saved of it is read back. */
  replaces: readonly Dot[] | null
}

export interface FolderDraft {
  fields: Record<string, WrittenField>
}

export type FieldTrouble = 'not-kronor' | 'too-long'

/** Undefined while it can be saved as it is. */
export function troubleIn(field: string, text: string): FieldTrouble | undefined {
  if (tooLongBy(text) > 0) return 'too-long'
  return isMoney(field) && readKronor(text) === undefined ? 'not-kronor' : undefined
}

/** What a field’s text is stored as; empty is null. Only of what has no trouble. */
export function storedAs(field: string, text: string): Json {
  if (isMoney(field)) return readKronor(text) ?? null
  const trimmed = text.trim()
  return trimmed === '' ? null : trimmed
}

/** What a stored value is written as. */
export function writtenAs(value: Json): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

export interface Saving {
  readonly edits: readonly FieldEdit[]
  /** Fields that need no saving any more, or that these edits save, with the text that was looked at. */
  readonly done: readonly {
    readonly field: string
    readonly text: string
    readonly edited: boolean
  }[]
}

export function savingOf(fields: FolderDraft['fields'], document: MutableDocument): Saving {
  const edits: FieldEdit[] = []
  const done: { field: string; text: string; edited: boolean }[] = []
  for (const [field, { text, replaces }] of Object.entries(fields)) {
    if (replaces === null || troubleIn(field, text)) continue
    const value = storedAs(field, text)
    const edited = value !== valueOf(document, field)
    done.push({ field, text, edited })
    if (!edited) continue
    edits.push({ kind: 'set', field, value, replaces }, ...alongWith(field, value))
  }
  return { edits, done }
}

/** An edit of a row that another device takes away at the same time keeps the row. A day set by hand is one’s own. */
function alongWith(field: string, value: Json): readonly FieldEdit[] {
  if (field === 'deadline') {
    return [{ kind: 'set', field: 'deadlineFrom', value: value === null ? 'scheme' : 'own' }]
  }
  const register = readRegister(field)
  if (!register) return []
  const set = register.kind === 'row' ? 'rows' : 'items'
  return [{ kind: 'add', field: set, elements: [register.id] }]
}

function isMoney(field: string): boolean {
  const register = readRegister(field)
  return register?.kind === 'row' && register.cell === 'kronor'
}

/** What an earlier version or a damaged disk left is parsed, never trusted. */
export function parseFolderDraft(stored: unknown): FolderDraft | undefined {
  if (!isJsonObject(stored) || !isJsonObject(stored['fields'])) return undefined
  const fields: FolderDraft['fields'] = {}
  for (const [field, written] of Object.entries(stored['fields'])) {
    if (!isJsonObject(written) || typeof written['text'] !== 'string') return undefined
    const { text, replaces } = written
    if (replaces !== null && !isDots(replaces)) return undefined
    fields[field] = { text, replaces }
  }
  return { fields }
}

function isDots(value: Json | undefined): value is Json & readonly Dot[] {
  return (
    Array.isArray(value) &&
    value.every(
      (dot: Json) =>
        Array.isArray(dot) && typeof dot[0] === 'string' && Number.isSafeInteger(dot[1]),
    )
  )
}
