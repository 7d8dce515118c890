/**
 * What people did, told apart from what the program made of it. Every edit has a name of its own, the time
 * that it carries, and a list of those that its author had on screen and replaced. It never calls `merge`.
 *
 * At the end an edit must stand somewhere (shown, or an open alternative), or an edit that replaced it must;
 * and what somebody has replaced must not be back.
 */
import {
  everyWritten,
  isMutable,
  type KulturlotsDocument,
} from '../../src/domain/documents/document.ts'

export interface Edit {
  /** Its time, which no other edit of the history has. */
  readonly at: string
  /** The database on the server: `casework`, or one person's own. */
  readonly space: string
  readonly id: string
  /** Field, with the element where it is a set; `body` of a document that is written once. */
  readonly place: string
  readonly kind: 'stands' | 'removes'
  /** Names of the edits that it replaced, of the same place. */
  readonly replaces: readonly string[]
  /** The person was told that it is saved. */
  acknowledged: boolean
  /** It was on the disk alone when its device was put back to an older state: it may be gone, or not. */
  gone?: boolean
  /** It waits anew in a journal that was put back; what was replaced meanwhile comes again, for a person to see. */
  again?: boolean
}

export interface Verdict {
  readonly lost: readonly Edit[]
  /** Replaced by somebody who saw them, and there again. */
  readonly undone: readonly Edit[]
  readonly strangers: readonly string[]
  /** Edits that stand under two dots. */
  readonly twice: number
}

export function placeOf(field: string, element: string | null): string {
  return element === null ? field : `${field}/${element}`
}

/** What stands in a document: place and name of each edit. */
export function* standing(document: KulturlotsDocument): Generator<readonly [string, string]> {
  if (!isMutable(document)) yield ['body', document.at]
  else {
    for (const [field, { at }, element] of everyWritten(document))
      yield [placeOf(field, element), at]
  }
}

const nameOf = (id: string, place: string, at: string) => [id, place, at].join(' ')

/**
 * @param edits of one space.
 * @param documents of that space, as one device shows them at the end.
 */
export function judge(edits: readonly Edit[], documents: readonly KulturlotsDocument[]): Verdict {
  const counts = new Map<string, number>()
  for (const document of documents) {
    for (const [place, at] of standing(document)) {
      const name = nameOf(document._id, place, at)
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  const name = ({ id, place, at }: Edit) => nameOf(id, place, at)
  const replacedBy = new Map<string, Edit[]>()
  for (const edit of edits) {
    for (const at of edit.replaces) {
      const replaced = nameOf(edit.id, edit.place, at)
      replacedBy.set(replaced, [...(replacedBy.get(replaced) ?? []), edit])
    }
  }
  const isAccounted = (edit: Edit): boolean =>
    edit.kind === 'removes' ||
    counts.has(name(edit)) ||
    (replacedBy.get(name(edit)) ?? []).some(isAccounted)
  const known = new Set(edits.map(name))
  return {
    lost: edits.filter((edit) => !edit.gone && !isAccounted(edit)),
    undone: edits.filter(
      (edit) =>
        !edit.again &&
        counts.has(name(edit)) &&
        replacedBy.get(name(edit))?.some(({ gone }) => gone !== true),
    ),
    strangers: [...counts.keys()].filter((each) => !known.has(each)),
    twice: [...counts.values()].filter((count) => count > 1).length,
  }
}
