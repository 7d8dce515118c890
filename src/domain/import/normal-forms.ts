/**
 * The forms in which two ways of writing one thing are the same. For comparing only: what was written stays.
 */

/** Words that tell how something is owned, not what it is called. */
const legalForms = new Set(
  'ab aktiebolag hb kb ek ekonomisk for forening foreningen ideell stiftelse stiftelsen eu'.split(
    ' ',
  ),
)

/** `Ökna Teater AB` → `ökna teater`. Empty when nothing of a name is left. */
export function nameForm(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’'´`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const telling = words.filter(
    (word) => !legalForms.has(word.normalize('NFD').replace(/\p{M}/gu, '')),
  )
  return (telling.length > 0 ? telling : words).join(' ')
}

/** Host and path: `https://www.example.se/a/?b#c` → `example.se/a`. */
export function webForm(address: string): string {
  const written = address.trim()
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`
  if (!URL.canParse(whole)) return ''
  const { hostname, pathname } = new URL(whole)
  if (!hostname.includes('.')) return ''
  return `${hostname.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}`.toLowerCase()
}

export function emailForm(email: string): string {
  const form = email
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase()
  return /^[^\s@]+@[^\s@]+$/.test(form) ? form : ''
}

/**
 * As E.164 writes it, a Swedish number without country being +46: `016-710 10 00`, `+46 (0)16 710 10 00` and
 * `0046167101000` are one. Empty for what is too short to be a number of its own.
 */
export function phoneForm(phone: string): string {
  const signs = phone.replace(/\(0\)/g, '').replace(/[^\d+]/g, '')
  const digits = signs.replaceAll('+', '')
  if (digits.length < 7 || digits.length > 15) return ''
  if (signs.startsWith('+')) return `+${digits}`
  if (digits.startsWith('00')) return `+${digits.slice(2)}`
  return digits.startsWith('0') ? `+46${digits.slice(1)}` : `+46${digits}`
}
