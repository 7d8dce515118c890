/** Which fields of an entry are words of a vocabulary, and of which: those are HSDS's taxonomy terms. */
import type { EntryKind, Vocabulary } from '../directory/entry.ts'
import { fieldsOfKind } from '../proposals/directory-fields.ts'

export interface WordField {
  readonly field: string
  readonly vocabulary: Vocabulary
  readonly many: boolean
}

export function wordFields(kind: EntryKind): readonly WordField[] {
  return fieldsOfKind(kind).flatMap(({ field, shape }): readonly WordField[] =>
    shape.kind === 'word' || shape.kind === 'words'
      ? [{ field, vocabulary: shape.vocabulary, many: shape.kind === 'words' }]
      : [],
  )
}
