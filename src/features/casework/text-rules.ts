import { longestText } from '../../domain/rules/write-rules.ts'

/** How many characters too long a text is for the server; 0 when it fits. */
export function tooLongBy(text: string): number {
  return Math.max(0, text.length - longestText)
}

/** A gentle look, not a rule: an address of an unusual form is still somebody's address. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text.trim())
}

/** Likewise: digits with what people write between them. */
export function looksLikePhone(text: string): boolean {
  return /^[+(]?[\d\s()/-]{5,}$/u.test(text.trim())
}

/** For a `tel:` link: digits and a leading plus. */
export function dialled(phone: string): string {
  return phone.replace(/\(0\)/g, '').replace(/[^\d+]/g, '')
}
