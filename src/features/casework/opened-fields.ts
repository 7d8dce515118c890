/**
 * What a form was opened with, and what its author changed. Saved edits replace only the values that were
 * there when the form was opened, so a colleague's value from meanwhile stays and is shown beside.
 */
import { dotsOf, type FieldEdit } from '../../domain/documents/edit.ts'
import type { MutableDocument } from '../../domain/documents/document.ts'
import { elementsOf, textOf } from '../../domain/documents/read.ts'
import type { Dot } from '../../domain/merge/version-vector.ts'

export interface FieldValues {
  readonly texts: Readonly<Record<string, string>>
  readonly sets: Readonly<Record<string, readonly string[]>>
}

export interface OpenedFields extends FieldValues {
  /** Per text field: the edits whose values its author saw. */
  readonly dots: Readonly<Record<string, readonly Dot[]>>
}

export function openFields(
  document: MutableDocument,
  texts: readonly string[],
  sets: readonly string[],
): OpenedFields {
  const each = <Value>(names: readonly string[], read: (name: string) => Value) =>
    Object.fromEntries(names.map((name) => [name, read(name)]))
  return {
    texts: each(texts, (name) => textOf(document, name) ?? ''),
    sets: each(sets, (name) => elementsOf(document, name)),
    dots: each(texts, (name) => dotsOf(document, name)),
  }
}

/** The edits that lead from what was opened to what is written now; none for untouched fields. */
export function editsBetween(opened: OpenedFields, now: FieldValues): FieldEdit[] {
  const edits: FieldEdit[] = []
  for (const [field, text] of Object.entries(now.texts)) {
    const value = text.trim()
    if (value === (opened.texts[field] ?? '').trim()) continue
    const replaces = opened.dots[field] ?? []
    edits.push({ kind: 'set', field, value: value === '' ? null : value, replaces })
  }
  for (const [field, elements] of Object.entries(now.sets)) {
    const before = opened.sets[field] ?? []
    const added = elements.filter((element) => !before.includes(element))
    const removed = before.filter((element) => !elements.includes(element))
    if (added.length > 0) edits.push({ kind: 'add', field, elements: added })
    if (removed.length > 0) edits.push({ kind: 'remove', field, elements: removed })
  }
  return edits
}

/** A field that somebody else has written in since the form was opened. */
export function changedMeanwhile(opened: OpenedFields, document: MutableDocument): string[] {
  return Object.keys(opened.texts).filter(
    (field) => JSON.stringify(dotsOf(document, field)) !== JSON.stringify(opened.dots[field] ?? []),
  )
}
