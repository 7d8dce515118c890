/** What of a contact is compared, in forms in which two ways of writing one thing are the same. */
import { emailForm, nameForm, phoneForm } from '../import/normal-forms.ts'

export interface PersonLike {
  readonly name: string
  readonly organisation: string
  readonly email: string
  readonly phone: string
}

export interface PersonForms {
  /** Without order: "Svensson, Vera" and "Vera Svensson" are one. */
  readonly name: readonly string[]
  readonly organisation: readonly string[]
  readonly email: string
  readonly phone: string
}

export function formsOf({ name, organisation, email, phone }: PersonLike): PersonForms {
  return {
    name: words(name),
    organisation: words(organisation),
    email: emailForm(email),
    phone: phoneForm(phone),
  }
}

function words(text: string): readonly string[] {
  return nameForm(text)
    .split(' ')
    .filter((word) => word !== '')
    .sort()
}

/**
 * `same`: word for word, but for one letter in a long word. `part`: one says less ("Vera", "V. Svensson").
 * `unknown`: one says nothing, or initials alone.
 */
export type Fit = 'same' | 'part' | 'other' | 'unknown'

export function fitOf(a: readonly string[], b: readonly string[]): Fit {
  if (a.length === 0 || b.length === 0) return 'unknown'
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a]
  const left = [...more]
  let initials = 0
  for (const word of fewer) {
    const best = left.findIndex((other) => other === word)
    const found = best >= 0 ? best : left.findIndex((other) => alike(word, other))
    if (found < 0) return 'other'
    if (isInitial(word, left[found] ?? '')) initials += 1
    left.splice(found, 1)
  }
  if (initials === fewer.length) return 'unknown'
  return left.length === 0 && initials === 0 ? 'same' : 'part'
}

function alike(a: string, b: string): boolean {
  return isInitial(a, b) || oneLetterApart(a, b)
}

function isInitial(a: string, b: string): boolean {
  return a !== b && (a.length === 1 || b.length === 1) && a.charAt(0) === b.charAt(0)
}

/** In short words one letter makes another name: Ida and Ada, Maja and Maia. */
const longEnough = 5

/** One letter more, less or otherwise; a digit more is another thing. */
function oneLetterApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < longEnough || long.length - short.length > 1) return false
  if (/\d/.test(long)) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at)
  return rest === long.slice(at + 1)
}
