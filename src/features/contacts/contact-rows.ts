/** The contacts in Swedish order, with a letter above each new initial. */
import type { ContactView } from '../../domain/casework/views.ts'

export type ContactRow<Contact extends ContactView> =
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'contact'; readonly contact: Contact }

export function contactRows<Contact extends ContactView>(
  contacts: readonly Contact[],
  compare: (a: string, b: string) => number,
): readonly ContactRow<Contact>[] {
  const rows: ContactRow<Contact>[] = []
  let last: string | undefined
  for (const contact of contacts.toSorted((a, b) => compare(a.name, b.name))) {
    const letter = letterOf(contact.name)
    if (letter !== last) rows.push({ kind: 'letter', letter })
    last = letter
    rows.push({ kind: 'contact', contact })
  }
  return rows
}

/** Å, Ä and Ö are letters of their own; other accents stand under their letter, the rest under #. */
function letterOf(name: string): string {
  const first = name.trim().normalize('NFC').charAt(0).toLocaleUpperCase('sv')
  if (/^[ÅÄÖ]$/.test(first)) return first
  const bare = first.normalize('NFD').charAt(0)
  return /^\p{L}$/u.test(bare) ? bare : '#'
}
