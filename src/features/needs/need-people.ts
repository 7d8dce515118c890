/** Who stands beside a need in a list. A protected identity never does, nor by what its owner wrote. */
import type { ContactView, NeedView } from '../../domain/casework/views.ts'
import type { People } from '../../journal/people.ts'

export type Named = Pick<People, 'named'>

/** While contacts are being read nobody is named. */
export const nobodyNamed: Named = { named: () => undefined }

/** Those of its people who may be shown, as whom they were merged into. */
export function shownPeople(need: NeedView, { named }: Named): readonly ContactView[] {
  return [...new Set(need.contacts.flatMap((id) => named(id) ?? []))]
}

/**
 * Names of its people; of a need without contacts, what the asker calls themselves. Where a contact is not on the
 * device (or not to be shown), the asker's own words are left out too: they may name the same person.
 */
export function namesOf(need: NeedView, people: Named): string {
  if (need.contacts.length === 0) return need.name
  return shownPeople(need, people)
    .flatMap(({ name }) => name || [])
    .join(', ')
}
