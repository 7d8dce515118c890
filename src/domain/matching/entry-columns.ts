/**
 * The directory as it is matched against needs: built once, in one pass over the entries, and then asked any
 * number of times. Entries themselves are not kept, but for funding, whose rules are judged per asker.
 */
import type { DirectoryEntry, Funding, SearchableKind } from '../directory/entry.ts'
import { isFindable } from '../directory/findable.ts'
import { isListed } from '../directory/is-listed.ts'
import { isOccasion } from '../directory/occasion.ts'
import type { Terms } from './terms.ts'

export interface EntryRow {
  readonly id: string
  readonly name: string
  readonly kind: SearchableKind
  readonly fields: readonly string[]
  readonly municipalities: readonly string[]
  readonly scope: DirectoryEntry['scope']
  /** In lower case. */
  readonly topics: readonly string[]
  /** ISO date after which it is over. */
  readonly lastDay: string | undefined
  readonly funding: Funding | undefined
}

export interface EntryColumns {
  readonly rows: readonly EntryRow[]
  /** Per term: rows that hold it, each followed by the weight of its place. */
  readonly postings: ReadonlyMap<number, readonly number[]>
  readonly rowOf: ReadonlyMap<string, number>
}

/** By place: a name says what an entry is, its topics what it is found by, what it is for the same. */
const placeWeights = { name: 1, purpose: 1, topics: 0.8, rest: 0.55 } as const

export function createEntryColumns(entries: Iterable<DirectoryEntry>, terms: Terms): EntryColumns {
  const rows: EntryRow[] = []
  const postings = new Map<number, number[]>()
  for (const entry of entries) {
    if (!isOffered(entry)) continue
    const held = new Map<number, number>()
    for (const [text, weight] of textsOf(entry)) {
      for (const [term, read] of terms.read(text)) {
        held.set(term, Math.max(held.get(term) ?? 0, read.weight * weight))
      }
    }
    for (const [term, weight] of held) {
      const list = postings.get(term)
      if (list) list.push(rows.length, weight)
      else postings.set(term, [rows.length, weight])
    }
    rows.push(rowOf(entry))
  }
  return { rows, postings, rowOf: new Map(rows.map(({ id }, row) => [id, row])) }
}

type Offered = Exclude<DirectoryEntry, { kind: 'inventory' | 'taxonomy' }>

/** What one can be pointed to today: not what is closed, retired or only for regions. */
function isOffered(entry: DirectoryEntry): entry is Offered {
  return entry.status === 'active' && isFindable(entry) && isListed(entry)
}

function rowOf(entry: Offered): EntryRow {
  const { id, name, kind, fields, municipalities, scope } = entry
  return {
    ...{ id, name, kind, fields, municipalities, scope },
    topics: entry.kind === 'function' ? entry.topics.map((topic) => topic.toLowerCase()) : [],
    lastDay: isOccasion(entry) ? (entry.endsOn ?? entry.startsOn) : undefined,
    funding: entry.kind === 'funding' ? entry : undefined,
  }
}

function textsOf(entry: Offered): readonly (readonly [text: string, weight: number])[] {
  const purpose =
    entry.kind === 'function' ? entry.turnToFor : entry.kind === 'funding' ? [entry.purpose] : []
  const rest = [
    entry.summary,
    entry.kind === 'funding' ? entry.whoCanApply : undefined,
    entry.kind === 'answer' || entry.kind === 'resource' ? entry.body : undefined,
  ]
  return [
    [entry.name, placeWeights.name],
    [purpose.join('\n'), placeWeights.purpose],
    [entry.topics.join('\n'), placeWeights.topics],
    [rest.filter((text) => text !== undefined).join('\n'), placeWeights.rest],
  ]
}
