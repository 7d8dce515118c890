/** What a file says of one entry, whatever kind of file it is. */
import type { EntryKind } from '../directory/entry.ts'
import type { DocumentId } from '../identifiers.ts'
import type { Json } from '../json.ts'
import type { CellProblemCode } from './read-cell.ts'

/** Where in the file: a row of a table, or a place in a JSON file. */
export type FilePlace =
  { readonly kind: 'row'; readonly row: number } | { readonly kind: 'path'; readonly path: string }

export interface Incoming {
  /** Counts from 0; the row’s number within the import. */
  readonly number: number
  readonly place: FilePlace
  readonly kind: EntryKind
  /** The entry that it says it is about. */
  readonly id?: DocumentId
  /** Only what is said; nothing in it empties a field. */
  readonly fields: Readonly<Record<string, Json>>
}

export interface CellProblem {
  readonly row: number
  /** The column’s letter and heading. */
  readonly column: string
  readonly title: string
  readonly target: string
  readonly code: CellProblemCode
  readonly detail?: string
  /** False when the cell was taken without a part of it. */
  readonly leftOut: boolean
}
