/**
 * What a column of a table can be taken as: the fields of a kind that fit in a cell (`directory-fields.ts`), and
 * what tells which entry a row is about.
 */
import type { EntryKind, Vocabulary } from '../directory/entry.ts'
import { fieldsOfKind, type FieldShape } from '../proposals/directory-fields.ts'

export type CellShape =
  | { readonly kind: 'text' | 'long-text'; readonly longest: number }
  | { readonly kind: 'link' | 'email' | 'phone' | 'date' | 'flag' | 'languages' | 'months' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'word' | 'words'; readonly vocabulary: Vocabulary }
  | { readonly kind: 'texts'; readonly longest: number; readonly most: number }
  | { readonly kind: 'sources' }
  | { readonly kind: 'degrees'; readonly most: number }
  /** The entry’s address in the directory, or its id. */
  | { readonly kind: 'page' }

export interface Target {
  /** The entry’s field; a part of `place` is `place.address`; `page` tells which entry it is. */
  readonly name: string
  readonly shape: CellShape
  readonly required?: true
}

const placeParts: readonly Target[] = [
  { name: 'place.name', shape: { kind: 'text', longest: 200 } },
  { name: 'place.address', shape: { kind: 'text', longest: 300 } },
  { name: 'place.latitude', shape: { kind: 'degrees', most: 90 } },
  { name: 'place.longitude', shape: { kind: 'degrees', most: 180 } },
]

export function targetsOf(kind: EntryKind): readonly Target[] {
  const fields = fieldsOfKind(kind).flatMap(({ field, shape, required }): readonly Target[] => {
    if (shape.kind === 'place') return placeParts
    const cell = inOneCell(shape)
    return cell ? [{ name: field, shape: cell, ...(required ? { required } : {}) }] : []
  })
  return [...fields, { name: 'page', shape: { kind: 'page' } }]
}

/** Fields that no entry of the kind is without. */
export function requiredTargets(kind: EntryKind): readonly Target[] {
  return targetsOf(kind).filter(({ required }) => required)
}

function inOneCell(shape: FieldShape): CellShape | undefined {
  switch (shape.kind) {
    case 'place':
    case 'entries':
    case 'deadlines':
    case 'eligibility':
    case 'amount':
    case 'co-funding':
    case 'required-documents':
    case 'report-back':
    case 'labels':
    case 'alternative-labels':
      // Rules, conditions and references to other entries are no cells.
      return undefined
    case 'text':
    case 'long-text':
      return { kind: shape.kind, longest: shape.longest }
    case 'link':
    case 'email':
    case 'phone':
    case 'date':
    case 'flag':
      return { kind: shape.kind }
    case 'word':
    case 'words':
      return { kind: shape.kind, vocabulary: shape.vocabulary }
    case 'languages':
    case 'months':
    case 'sources':
      return { kind: shape.kind }
    default:
      return shape
  }
}
