/**
 * Which rows tell of an entry that is there already, and which of the same as an earlier row.
 *
 * Ways to tell: the entry’s own address; name and municipality; website (host and path); e-mail; phone. An address
 * in the directory is certain by itself, and so is the name together with one of the others. Without the name, or
 * by the name alone, it is likely, and a person chooses: two in one house may share website, e-mail and phone. A way
 * that more than a few entries share (a switchboard, a municipality’s site) tells nothing by itself.
 *
 * Guarantee: an entry is certain for at most one row, and a row for at most one entry. What would be both is only
 * likely.
 */
import type { DirectoryEntry } from '../directory/entry.ts'
import type { DocumentId } from '../identifiers.ts'
import type { Json } from '../json.ts'
import type { Incoming } from './incoming.ts'
import { emailForm, nameForm, phoneForm, webForm } from './normal-forms.ts'

export const matchingWays = ['page', 'name', 'municipality', 'website', 'email', 'phone'] as const
export type MatchingWay = (typeof matchingWays)[number]

export interface Candidate {
  readonly entry: DocumentId
  readonly ways: readonly MatchingWay[]
}

export type Match =
  | { readonly kind: 'none' }
  | { readonly kind: 'certain'; readonly candidate: Candidate }
  /** Best first, a few. */
  | { readonly kind: 'likely'; readonly candidates: readonly Candidate[] }
  /** Tells of the same as an earlier row. */
  | { readonly kind: 'same-as-row'; readonly earlier: Incoming }
  /** Says which entry it is about, and there is none. */
  | { readonly kind: 'no-such-entry' }

/** Of entries that share a way before it tells nothing by itself. */
const fewEnough = 3
const mostCandidates = 5

type Keyed = 'name' | 'website' | 'email' | 'phone'
const keyedWays: readonly Keyed[] = ['name', 'website', 'email', 'phone']

interface Known {
  readonly keys: Readonly<Record<Keyed, string>>
  readonly municipalities: readonly string[]
}

export interface MatchedRows {
  /** By the row’s number. */
  readonly matches: readonly Match[]
}

export function matchRows(
  rows: readonly Incoming[],
  entries: readonly DirectoryEntry[],
): MatchedRows {
  const ids = new Set<string>(entries.map(({ id }) => id))
  const index = indexOf(
    entries.map((entry) => ({
      ...{ item: entry, kind: entry.kind },
      known: knownOf(entry as unknown as Fields),
    })),
  )
  const repeated = repeatedRows(rows)
  const found = rows.map((row): Match => {
    const earlier = repeated.get(row)
    if (earlier) return { kind: 'same-as-row', earlier }
    if (row.id !== undefined) {
      return ids.has(row.id)
        ? { kind: 'certain', candidate: { entry: row.id, ways: ['page'] } }
        : { kind: 'no-such-entry' }
    }
    return judged(candidatesOf(row, index))
  })
  return { matches: onlyOnce(found) }
}

/** @param candidates that share at least one way, by how many. */
function judged(candidates: readonly Weighed[]): Match {
  const certain = candidates.filter(({ ways }) => isCertain(ways))
  const only = certain[0]
  if (only && certain.length === 1) {
    return { kind: 'certain', candidate: { entry: only.item.id, ways: only.ways } }
  }
  const likely = candidates.filter(({ ways, telling }) => isCertain(ways) || telling)
  if (likely.length === 0) return { kind: 'none' }
  return {
    kind: 'likely',
    candidates: likely.slice(0, mostCandidates).map(({ item, ways }) => ({ entry: item.id, ways })),
  }
}

function isCertain(ways: readonly MatchingWay[]): boolean {
  return ways.includes('name') && ways.length > 1
}

/** Where several rows are certain of one entry, the first with the entry’s own address stays so, else none does. */
function onlyOnce(matches: readonly Match[]): readonly Match[] {
  const claims = new Map<string, number>()
  for (const match of matches) {
    if (match.kind !== 'certain') continue
    const { entry } = match.candidate
    claims.set(entry, (claims.get(entry) ?? 0) + 1)
  }
  const byAddress = new Set<string>()
  return matches.map((match): Match => {
    if (match.kind !== 'certain') return match
    const { entry, ways } = match.candidate
    if ((claims.get(entry) ?? 0) < 2) return match
    if (ways.includes('page') && !byAddress.has(entry)) {
      byAddress.add(entry)
      return match
    }
    return { kind: 'likely', candidates: [match.candidate] }
  })
}

/** Rows that are certainly the same as an earlier one, with that one. */
function repeatedRows(rows: readonly Incoming[]): ReadonlyMap<Incoming, Incoming> {
  const repeated = new Map<Incoming, Incoming>()
  const byId = new Map<string, Incoming>()
  const seen = indexOf<Incoming>([])
  for (const row of rows) {
    const known = knownOf(row.fields)
    const earlier =
      row.id === undefined
        ? weighed(known, row.kind, seen).find(
            ({ item, ways }) => item.id === undefined && isSameRow(known, ways),
          )?.item
        : byId.get(row.id)
    if (earlier) repeated.set(row, earlier)
    else {
      if (row.id !== undefined) byId.set(row.id, row)
      addTo(seen, { item: row, kind: row.kind, known })
    }
  }
  return repeated
}

/** One organisation may have several rows with one address and phone: the name must be the same as well. */
function isSameRow({ municipalities }: Known, ways: readonly MatchingWay[]): boolean {
  if (!ways.includes('name')) return false
  return municipalities.length === 0 || ways.length > 1
}

/* Finding */

type Fields = Readonly<Record<string, Json>>

interface Indexed<Item> {
  readonly item: Item
  readonly kind: string
  readonly known: Known
}
type Index<Item> = Readonly<Record<Keyed, Map<string, Indexed<Item>[]>>>

interface Weighed<Item = DirectoryEntry> {
  readonly item: Item
  readonly ways: readonly MatchingWay[]
  /** One of the ways is shared by few. */
  readonly telling: boolean
}

function indexOf<Item>(items: readonly Indexed<Item>[]): Index<Item> {
  const index: Index<Item> = {
    name: new Map(),
    website: new Map(),
    email: new Map(),
    phone: new Map(),
  }
  for (const item of items) addTo(index, item)
  return index
}

function addTo<Item>(index: Index<Item>, item: Indexed<Item>): void {
  for (const way of keyedWays) {
    const key = item.known.keys[way]
    if (key === '') continue
    const place = `${item.kind} ${key}`
    const there = index[way].get(place)
    if (there) there.push(item)
    else index[way].set(place, [item])
  }
}

function candidatesOf(row: Incoming, index: Index<DirectoryEntry>): readonly Weighed[] {
  return [...weighed(knownOf(row.fields), row.kind, index)].sort(
    (a, b) => b.ways.length - a.ways.length || (a.item.id < b.item.id ? -1 : 1),
  )
}

function weighed<Item>(known: Known, kind: string, index: Index<Item>): readonly Weighed<Item>[] {
  const found = new Map<Indexed<Item>, { ways: MatchingWay[]; telling: boolean }>()
  for (const way of keyedWays) {
    const key = known.keys[way]
    const there = key === '' ? [] : (index[way].get(`${kind} ${key}`) ?? [])
    // Thousands with one switchboard would be weighed against thousands.
    if (there.length > fewEnough * 20) continue
    for (const item of there) {
      const weight = found.get(item) ?? { ways: [], telling: false }
      weight.ways.push(way)
      weight.telling ||= there.length <= fewEnough
      found.set(item, weight)
    }
  }
  return [...found].map(([{ item, known: other }, { ways, telling }]) => ({
    item,
    ways: sharePlace(known, other) ? [...ways, 'municipality' as const] : ways,
    telling,
  }))
}

/** Two that name no municipality have the same: the whole county, or the country. */
function sharePlace(a: Known, b: Known): boolean {
  if (a.municipalities.length === 0 && b.municipalities.length === 0) return true
  return a.municipalities.some((code) => b.municipalities.includes(code))
}

function knownOf(fields: Fields): Known {
  const text = (field: string) => {
    const value = fields[field]
    return typeof value === 'string' ? value : ''
  }
  const municipalities = fields['municipalities']
  return {
    keys: {
      name: nameForm(text('name')),
      website: webForm(text('website')),
      email: emailForm(text('email')),
      phone: phoneForm(text('phone')),
    },
    municipalities: Array.isArray(municipalities) ? (municipalities as readonly string[]) : [],
  }
}
