/** The contacts in Swedish order, with a letter above each new initial; and those that a search finds. */
import { fold } from '../../directory/fold.ts'
import type { ContactView } from '../../domain/casework/views.ts'

export type ContactRow<Contact extends ContactView> =
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'contact'; readonly contact: Contact }

/**
 * In the order of their names. Begins with the order it gave last, since comparing by a language's rules is
 * slow, and a list that is nearly in order is sorted in one pass.
 */
export function createContactOrder<Contact extends ContactView>(
  compare: (a: string, b: string) => number,
): (contacts: readonly Contact[]) => readonly Contact[] {
  let last: readonly Contact[] = []
  return (contacts) => {
    const coming = new Map(contacts.map((contact) => [contact.id, contact]))
    const next: Contact[] = []
    for (const { id } of last) {
      const contact = coming.get(id)
      if (!contact) continue
      next.push(contact)
      coming.delete(id)
    }
    next.push(...coming.values())
    last = next.sort((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
    return last
  }
}

/** @param contacts in order. */
export function contactRows<Contact extends ContactView>(
  contacts: readonly Contact[],
): readonly ContactRow<Contact>[] {
  const rows: ContactRow<Contact>[] = []
  let last: string | undefined
  for (const contact of contacts) {
    const letter = remembered(letters, contact, () => letterOf(contact.name))
    if (letter !== last) rows.push({ kind: 'letter', letter })
    last = letter
    rows.push({ kind: 'contact', contact })
  }
  return rows
}

/** @param wanted folded words, all of which must be in it. */
export function isFound(contact: ContactView, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true
  const text = remembered(folded, contact, () => fold(`${contact.name} ${contact.organisation}`))
  return wanted.every((word) => text.includes(word))
}

/** Views are never changed, so what was made of one holds for as long as it is there. */
const letters = new WeakMap<ContactView, string>()
const folded = new WeakMap<ContactView, string>()

function remembered(
  known: WeakMap<ContactView, string>,
  contact: ContactView,
  make: () => string,
): string {
  const there = known.get(contact)
  if (there !== undefined) return there
  const made = make()
  known.set(contact, made)
  return made
}

/** Å, Ä and Ö are letters of their own; other accents stand under their letter, the rest under #. */
function letterOf(name: string): string {
  const first = name.trim().normalize('NFC').charAt(0).toLocaleUpperCase('sv')
  if (/^[ÅÄÖ]$/.test(first)) return first
  const bare = first.normalize('NFD').charAt(0)
  return /^\p{L}$/u.test(bare) ? bare : '#'
}
