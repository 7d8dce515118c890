/** Addresses as links. Entries come from many hands: anything but the web is no link. */
export function webLink(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined
  const { protocol, href } = new URL(address)
  return protocol === 'https:' || protocol === 'http:' ? href : undefined
}

/** `016-710 10 00` → `tel:0167101000`. */
export function phoneLink(phone: string | undefined): string | undefined {
  const digits = phone?.replace(/[^\d+]/g, '') ?? ''
  return digits.length >= 3 ? `tel:${digits}` : undefined
}

export function mailLink(email: string | undefined): string | undefined {
  return email !== undefined && /^[^\s@?&]+@[^\s@?&]+$/.test(email) ? `mailto:${email}` : undefined
}
