/** Who belongs to which organisation, from when to when. */
import { readCommon, type DocumentView } from '../casework/views.ts'
import type { MutableDocument } from '../documents/document.ts'
import { textOf } from '../documents/read.ts'

export interface AffiliationView extends DocumentView {
  /** Ids of contacts. */
  readonly contact: string
  readonly organisation: string
  readonly role: string
  /** ISO dates, or empty. */
  readonly from: string
  readonly to: string
}

export function readAffiliation(document: MutableDocument): AffiliationView {
  const text = (field: string) => textOf(document, field) ?? ''
  return {
    ...readCommon(document),
    contact: text('contact'),
    organisation: text('organisation'),
    role: text('role'),
    from: text('from'),
    to: text('to'),
  }
}

/** @param today ISO date. The last day still counts. */
export function isFormer({ to }: Pick<AffiliationView, 'to'>, today: string): boolean {
  return to !== '' && to < today
}

/**
 * Those of a contact, whichever side it stands on: current ones first, then those that ended last.
 * @param ids all ids under which the contact is known.
 */
export function affiliationsOf<View extends AffiliationView>(
  all: readonly View[],
  ids: readonly string[],
  today: string,
): readonly View[] {
  return all
    .filter(
      ({ contact, organisation, archived }) =>
        !archived &&
        contact !== '' &&
        organisation !== '' &&
        // Of two that were merged, neither belongs to the other.
        ids.includes(contact) !== ids.includes(organisation),
    )
    .toSorted(
      (a, b) =>
        Number(isFormer(a, today)) - Number(isFormer(b, today)) ||
        compare(b.to, a.to) ||
        compare(b.from, a.from) ||
        compare(a.id, b.id),
    )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
