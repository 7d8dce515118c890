/**
 * Who may be the same person: asked while a contact is being written, and of all contacts for a list of "kanske
 * samma". A person always decides; this only asks.
 *
 * Asked where e-mail or phone are the same and the names don't speak against it (two in one office share a
 * number), or the name is the same and the organisation is the same or not said by one of them.
 *
 * Guarantee: somebody with a protected identity is never answered, nor who is merged into another or archived,
 * nor two whom somebody has found to be others.
 */
import { fitOf, formsOf, type PersonForms, type PersonLike } from './person-forms.ts'

export type { PersonLike } from './person-forms.ts'

export const sameWays = ['email', 'phone', 'name', 'organisation'] as const
export type SameWay = (typeof sameWays)[number]

/** A contact as stored (`ContactView` is one). */
export interface KnownPerson extends PersonLike {
  readonly id: string
  readonly kind?: 'person' | 'organisation'
  readonly protected: boolean
  readonly mergedInto: string
  readonly notSame: readonly string[]
  readonly archived: boolean
}

export interface MaybeSame<Person> {
  readonly person: Person
  /** What speaks for it, the strongest first. */
  readonly ways: readonly SameWay[]
}

export interface MaybeSamePair<Person> {
  readonly a: Person
  readonly b: Person
  readonly ways: readonly SameWay[]
}

/** What two have in common, where that is enough to ask; else nothing. The same from both sides. */
export function waysTheSame(a: PersonLike, b: PersonLike): readonly SameWay[] {
  return between(remembered(a), remembered(b))
}

/**
 * Those on the device who may be the one that is being written, the likeliest first.
 * @param not ids that its author has said are others.
 */
export function maybeSame<Person extends KnownPerson>(
  written: PersonLike,
  known: readonly Person[],
  not: readonly string[] = [],
): readonly MaybeSame<Person>[] {
  const forms = formsOf(written)
  return known
    .filter((person) => mayBeShown(person) && !not.includes(person.id))
    .map((person) => ({ person, ways: between(forms, remembered(person)) }))
    .filter(({ ways }) => ways.length > 0)
    .sort((a, b) => weightOf(b.ways) - weightOf(a.ways))
}

/** All pairs who may be the same, the likeliest first; each pair once. */
export function pairsMaybeSame<Person extends KnownPerson>(
  known: readonly Person[],
): readonly MaybeSamePair<Person>[] {
  const drawers = new Map<string, Person[]>()
  for (const person of known) {
    if (!mayBeShown(person)) continue
    for (const key of keysOf(remembered(person))) {
      const drawer = drawers.get(key)
      if (drawer) drawer.push(person)
      else drawers.set(key, [person])
    }
  }
  const pairs = new Map<string, MaybeSamePair<Person>>()
  for (const drawer of drawers.values()) {
    // A switchboard, or the mailbox of a whole municipality: says nothing of who one is.
    if (drawer.length > mostInADrawer) continue
    for (const [index, one] of drawer.entries()) {
      for (const other of drawer.slice(index + 1)) {
        const [a, b] = one.id < other.id ? [one, other] : [other, one]
        if (pairs.has(`${a.id} ${b.id}`) || areToldApart(a, b)) continue
        const ways = between(remembered(a), remembered(b))
        if (ways.length > 0) pairs.set(`${a.id} ${b.id}`, { a, b, ways })
      }
    }
  }
  return [...pairs.values()].sort(
    (one, other) => weightOf(other.ways) - weightOf(one.ways) || (one.a.id < other.a.id ? -1 : 1),
  )
}

const mostInADrawer = 40
const weights: Readonly<Record<SameWay, number>> = { email: 4, phone: 3, name: 2, organisation: 1 }

function weightOf(ways: readonly SameWay[]): number {
  return ways.reduce((sum, way) => sum + weights[way], 0)
}

function mayBeShown(person: KnownPerson): boolean {
  return !person.protected && person.mergedInto === '' && !person.archived
}

function areToldApart(a: KnownPerson, b: KnownPerson): boolean {
  if (a.notSame.includes(b.id) || b.notSame.includes(a.id)) return true
  return a.kind !== undefined && b.kind !== undefined && a.kind !== b.kind
}

function between(a: PersonForms, b: PersonForms): readonly SameWay[] {
  const name = fitOf(a.name, b.name)
  const organisation = fitOf(a.organisation, b.organisation)
  const email = a.email !== '' && a.email === b.email
  const phone = a.phone !== '' && a.phone === b.phone
  const reached = (email || phone) && name !== 'other'
  const named =
    (name === 'same' && (organisation === 'same' || organisation === 'part')) ||
    (name === 'part' && organisation === 'same') ||
    // A first name alone is half the country's.
    (name === 'same' && organisation === 'unknown' && a.name.length > 1)
  if (!reached && !named) return []
  const holds: Readonly<Record<SameWay, boolean>> = {
    email,
    phone,
    name: name === 'same' || name === 'part',
    organisation: organisation === 'same' || organisation === 'part',
  }
  return sameWays.filter((way) => holds[way])
}

/** Two that may be the same have at least one of these in common, unless every word of the name is misspelt. */
function keysOf({ name, organisation, email, phone }: PersonForms): readonly string[] {
  const words = name.filter((word) => word.length > 1)
  const initials = name.map((word) => word.charAt(0)).sort()
  return [
    ...(email ? [`e ${email}`] : []),
    ...(phone ? [`p ${phone}`] : []),
    ...words.flatMap((word) => organisation.map((part) => `o ${word} ${part.slice(0, 3)}`)),
    ...(name.length > 1 ? words.map((word) => `n ${word} ${initials.join('')}`) : []),
  ]
}

/** Views are never changed, so what was made of one holds for as long as it is there. */
const forms = new WeakMap<PersonLike, PersonForms>()

function remembered(person: PersonLike): PersonForms {
  const there = forms.get(person)
  if (there) return there
  const made = formsOf(person)
  forms.set(person, made)
  return made
}
