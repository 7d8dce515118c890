/** What is kept while a private note is being written. */
import type { MutableDocument } from '../../domain/documents/document.ts'
import { dotsOf, type FieldEdit } from '../../domain/documents/edit.ts'
import { textOf } from '../../domain/documents/read.ts'
import type { Dot } from '../../domain/merge/version-vector.ts'
import type { DraftForm } from '../casework/use-draft.ts'

export interface NoteDraft {
  readonly [member: string]: unknown
  text: string
  /** The edits whose text its author saw when the note was opened; none for a new note. */
  readonly replaces: readonly Dot[]
}

/**
 * A new note begins with `shared`; a note that is changed with its text.
 * @param about the directory entry that a new note is about, whose draft is its own.
 */
export function noteDraft(
  note: MutableDocument | undefined,
  shared: string,
  about?: string,
): DraftForm<NoteDraft> {
  const opened = note ? (textOf(note, 'text') ?? '') : ''
  return {
    key: note?._id ?? (about === undefined ? 'note:new' : `note:about:${about}`),
    empty: () => ({ text: opened || shared, replaces: note ? dotsOf(note, 'text') : [] }),
    parse(stored) {
      const { text, replaces } = (stored ?? {}) as Record<string, unknown>
      if (typeof text !== 'string' || !Array.isArray(replaces) || !replaces.every(isDot)) {
        return undefined
      }
      return { text: joined(text, note ? '' : shared), replaces }
    },
    isBlank: ({ text }) => text.trim() === opened.trim(),
  }
}

/** Replaces only what its author saw: a wording from another device stays beside it. */
export function textEdit({ text, replaces }: NoteDraft): FieldEdit {
  return { kind: 'set', field: 'text', value: text.trim(), replaces }
}

/** What is shared to the app comes after what was being written, once. */
function joined(text: string, shared: string): string {
  return shared === '' || text.includes(shared) ? text : [text, shared].filter(Boolean).join('\n\n')
}

function isDot(value: unknown): value is Dot {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    typeof value[0] === 'string' &&
    typeof value[1] === 'number'
  )
}
