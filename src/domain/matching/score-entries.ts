/**
 * An entry's score for a need is the sum of
 *
 *     words      shared terms, the rare ones more, by where the entry has them; levels off at 1   × 2.2
 *     kind       how much what is asked calls for this kind of entry                              × 1
 *     purpose    a function speaks of what this kind of need is for                               × 0.5
 *     field      1 of the same field, 0.35 of every field; another field: out, or − 0.6           × 0.9
 *     place      own municipality, county, country (`nearness.ts`)                                × 0.8
 *     solved     it helped needs like this one: 0.5 each, three at most
 *
 * less 0.5 for boards, which decide and don't answer, and 0.7 for switchboards. What shares no word, solved
 * nothing and isn't there for just this is left out; so is what is over.
 */
import type { EntryKind } from '../directory/entry.ts'
import { decides, isSwitchboard } from '../guided-start/choose-functions.ts'
import { createBestRows, type ScoredRow } from './best-rows.ts'
import type { EntryColumns, EntryRow } from './entry-columns.ts'
import type { Nearness } from './nearness.ts'
import type { SpokenWords } from './spoken-words.ts'
import type { Asking } from './suggestion.ts'

/** What is understood of a need. */
export interface Understood {
  readonly asking: Asking
  readonly kinds: readonly (readonly [kind: string, sure: number])[]
  readonly fields: ReadonlySet<string>
  /** Per kind of entry the need kind that calls for it most. */
  readonly calls: ReadonlyMap<EntryKind, Call>
  readonly nearness: (row: EntryRow) => Nearness | undefined
}

export interface Call {
  readonly weight: number
  /** Undefined where the need tells no kind at all. */
  readonly kind: string | undefined
}

const weigh = { words: 2.2, kind: 1, purpose: 0.5, field: 0.9, place: 0.8, solved: 0.5 } as const
const less = { board: 0.5, otherField: 0.6, switchboard: 0.7 } as const
/** Below this nothing is shown. */
export const least = 1.2
/** Per group. */
const mostKept = 40
const mostSolved = 3

export type ScoreEntries = (understood: Understood) => readonly ScoredRow[]

/** @param words which have read the need's text */
export function createScoreEntries({ rows }: EntryColumns, words: SpokenWords): ScoreEntries {
  const handicaps = Float64Array.from(rows, handicapOf)
  return ({ asking, kinds, fields, calls, nearness }) => {
    const best = createBestRows(rows, mostKept)
    const purposes = kinds.map(([kind, sure]) => ({ sure, by: words.purposeOf(kind) }))
    const isGuessed = asking.fields.length === 0
    rows.forEach((entry, row) => {
      const sum = words.sums[row] ?? 0
      let purpose = 0
      for (const { sure, by } of purposes) purpose = Math.max(purpose, sure * (by[row] ?? 0))
      const solved = asking.solved
        ? Math.min(mostSolved, asking.solved.get(entry.id)?.length ?? 0)
        : 0
      const called = calls.get(entry.kind)?.weight ?? 0
      const isMeant = sum > 0 || purpose > 0 || solved > 0
      if (!isMeant && called < 0.5) return
      if (entry.lastDay !== undefined && entry.lastDay < asking.today) return
      const field = fieldScore(entry, fields, isGuessed)
      if (field === undefined || (!isMeant && field < 1)) return
      const near = nearness(entry)
      if (near === undefined) return
      const score =
        weigh.words * levelled(sum) +
        weigh.kind * called +
        weigh.purpose * purpose +
        weigh.field * field +
        weigh.place * near.weight +
        weigh.solved * solved -
        (handicaps[row] ?? 0)
      if (score >= least) best.add(row, score)
    })
    return best.all()
  }
}

/** Two rare words in the right place are as good as ten. */
function levelled(sum: number): number {
  return sum / (sum + 1)
}

const everyField = 0.35

/** Undefined where the entry is for another field and can't help with this one. */
function fieldScore(
  entry: EntryRow,
  fields: ReadonlySet<string>,
  isGuessed: boolean,
): number | undefined {
  if (fields.size === 0 || entry.fields.length === 0) return everyField
  const isShared = entry.fields.some((field) => fields.has(field))
  if (isShared) return (1 + 0.15 / entry.fields.length) * (isGuessed ? 0.7 : 1)
  if (isGuessed) return 0
  return entry.kind === 'function' || entry.kind === 'funding' ? undefined : -less.otherField
}

function handicapOf({ kind, name, topics }: EntryRow): number {
  if (kind !== 'function') return 0
  if (isSwitchboard(topics)) return less.switchboard
  return decides.test(name.toLowerCase()) ? less.board : 0
}
