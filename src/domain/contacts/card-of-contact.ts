import type { ContactView } from '../casework/views.ts'
import type { ContactCard } from '../export/contact-card.ts'

/** For a phone’s contacts. Undefined where there is nothing to reach anybody by, and of a protected identity. */
export function cardOfContact(contact: ContactView): ContactCard | undefined {
  const { id, name, organisation, role, phone, email, website, kind } = contact
  if (contact.protected || [phone, email, website].every((way) => way === '')) return undefined
  const isPerson = kind === 'person'
  return {
    id,
    name: name || organisation || phone || email,
    organisation: isPerson ? organisation : name,
    isPerson,
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
    ...(website ? { website } : {}),
    ...(isPerson && role ? { role } : {}),
  }
}
