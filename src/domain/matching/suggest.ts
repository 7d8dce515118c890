/**
 * What may help with a need, each with its reasons.
 *
 * An entry's score is the sum of
 *
 *     words      shared terms, the rare ones more, by where the entry has them; levels off at 1   × 2.2
 *     kind       how much what is asked calls for this kind of entry                              × 1
 *     purpose    a function speaks of what this kind of need is for                               × 0.5
 *     field      1 of the same field, 0.35 of every field; another field: out, or − 0.6           × 0.9
 *     place      own municipality, county, country (`nearness.ts`)                                × 0.8
 *     solved     it helped needs like this one: 0.5 each, three at most
 *
 * less 0.5 for boards, which decide and don't answer; 0.7 for switchboards; and for funding 1.5 where what is
 * known speaks against it, 0.2 where too little is known, 0.25 where the only call that is known of is over.
 * What shares no word, solved nothing and isn't there for just this is left out. Equals are in order of
 * name, then id, so that the same need always has the same suggestions.
 */
import type { EntryKind } from '../directory/entry.ts'
import type { CalendarDay } from '../funding/calendar-day.ts'
import type { Answers } from '../funding/criteria.ts'
import { mayApply } from '../funding/may-apply.ts'
import { decides, isSwitchboard } from '../guided-start/choose-functions.ts'
import type { EntryColumns, EntryRow } from './entry-columns.ts'
import type { Language } from './language.ts'
import { createNearness } from './nearness.ts'
import type { Asked } from './need.ts'
import { callsFor, callsForAnything, kindsOf } from './need-kinds.ts'
import type { Reason } from './reasons.ts'
import type { Terms } from './terms.ts'

export interface Suggestion {
  readonly id: string
  readonly kind: EntryKind
  readonly score: number
  readonly reasons: readonly Reason[]
}

export interface Suggestions {
  /** The best three of all kinds, functions first. */
  readonly first: readonly Suggestion[]
  /** In the order that they are shown. */
  readonly groups: readonly SuggestionGroup[]
}

export interface SuggestionGroup {
  readonly group: GroupName
  readonly suggestions: readonly Suggestion[]
}

export const groupNames = [
  'functions',
  'funding',
  'contexts',
  'training',
  'actors',
  'answers',
] as const
export type GroupName = (typeof groupNames)[number]

const groupOf: Partial<Record<EntryKind, GroupName>> = {
  function: 'functions',
  funding: 'funding',
  network: 'contexts',
  venue: 'contexts',
  training: 'training',
  event: 'training',
  resource: 'training',
  actor: 'actors',
  answer: 'answers',
}

export interface Asking extends Asked {
  /** What is known of whoever asks; municipalities and fields are those of the need where missing. */
  readonly asker?: Answers
  readonly today: CalendarDay
  /** Per entry: similar needs that it helped (`similar-needs.ts`). */
  readonly solved?: ReadonlyMap<string, readonly string[]>
}

const weigh = { words: 2.2, kind: 1, purpose: 0.5, field: 0.9, place: 0.8, solved: 0.5 } as const
const less = { board: 0.5, otherField: 0.6, switchboard: 0.7, over: 0.25 } as const
/** What is not assured may still be sought against the odds: it comes late, and says so. */
const doubts = { fits: 0, unclear: 0.2, differs: 1.5 } as const
const most = { first: 3, perGroup: 4, judged: 40, words: 4 } as const
const least = 1.2

interface AskedTerm {
  readonly term: number
  readonly word: string
  readonly weight: number
}

export type Suggest = (asking: Asking) => Suggestions

export function createSuggest(columns: EntryColumns, terms: Terms, language: Language): Suggest {
  const { rows, postings } = columns
  const size = rows.length
  const words = new Float64Array(size)
  const handicaps = Float64Array.from(rows, handicapOf)
  const purposes = new Map<string, Float64Array>()

  const rarity = (term: number) => {
    const count = (postings.get(term)?.length ?? 0) / 2
    return count === 0 ? 0 : Math.log(1 + size / (count + 2)) / Math.log(1 + size / 3)
  }

  /** Fills `words`, and gives the terms that any entry holds. */
  function readWords(text: string): readonly AskedTerm[] {
    words.fill(0)
    const asked = [...terms.read(text)]
      .map(([term, { weight, word }]) => ({ term, word, weight: weight * rarity(term) }))
      .filter(({ weight }) => weight > 0)
    for (const { term, weight } of asked) {
      const list = postings.get(term) ?? []
      for (let at = 0; at < list.length; at += 2) {
        const row = list[at] ?? 0
        words[row] = (words[row] ?? 0) + weight * (list[at + 1] ?? 0)
      }
    }
    return asked
  }

  /** How much functions speak of what a kind of need is for: 0–1 per row. */
  function purposeOf(kind: string): Float64Array {
    const before = purposes.get(kind)
    if (before) return before
    const found = new Float64Array(size)
    for (const [term, { weight }] of terms.read(callsFor[kind]?.words ?? '')) {
      const list = postings.get(term) ?? []
      for (let at = 0; at < list.length; at += 2) {
        const row = list[at] ?? 0
        const value = weight * (list[at + 1] ?? 0)
        if (rows[row]?.kind === 'function') found[row] = Math.min(1, (found[row] ?? 0) + value)
      }
    }
    purposes.set(kind, found)
    return found
  }

  return (asking) => {
    const asked = readWords(asking.text)
    const kinds = [...kindsOf(asking.text, asking.kinds)]
    const municipalities =
      asking.municipalities.length > 0
        ? asking.municipalities
        : language.municipalitiesOf(asking.text)
    const nearness = createNearness(municipalities)
    const fields = new Set(asking.fields)
    if (fields.size === 0) {
      for (const word of language.wordsOf(asking.text)) {
        for (const field of language.fieldsOf(word)) fields.add(field)
      }
    }
    const calledFor = bestCalls(kinds)

    const scored: { row: number; score: number }[] = []
    const purposesAsked = kinds.map(([kind, sure]) => ({ sure, by: purposeOf(kind) }))
    for (let row = 0; row < size; row += 1) {
      const entry = rows[row]
      if (entry === undefined) continue
      const spoken = levelled(words[row] ?? 0)
      let purpose = 0
      for (const { sure, by } of purposesAsked) purpose = Math.max(purpose, sure * (by[row] ?? 0))
      const solved = Math.min(3, asking.solved?.get(entry.id)?.length ?? 0)
      const called = calledFor.get(entry.kind)?.weight ?? 0
      const isMeant = spoken > 0 || purpose > 0 || solved > 0
      if (!isMeant && called < 0.5) continue
      const field = fieldScore(entry, fields, asking.fields.length === 0)
      if (field === undefined || (!isMeant && field < 1)) continue
      const near = nearness(entry)
      if (near === undefined) continue
      const score =
        weigh.words * spoken +
        weigh.kind * called +
        weigh.purpose * purpose +
        weigh.field * field +
        weigh.place * near.weight +
        weigh.solved * solved -
        (handicaps[row] ?? 0)
      if (score >= least) scored.push({ row, score: Math.round(score * 1e6) / 1e6 })
    }
    scored.sort((a, b) => b.score - a.score || byName(rows[a.row], rows[b.row]))
    const best = judged(scored, asking)
    const chosen = new Set(best.slice(0, most.first).map(({ row }) => row))
    const known = new Map<number, Suggestion>()
    const told = (row: number, score: number): Suggestion => {
      const suggestion = known.get(row) ?? {
        id: rows[row]?.id ?? '',
        kind: rows[row]?.kind ?? 'actor',
        score,
        reasons: reasonsOf(row),
      }
      known.set(row, suggestion)
      return suggestion
    }

    function reasonsOf(row: number): readonly Reason[] {
      const entry = rows[row]
      if (entry === undefined) return []
      const shared = entry.fields.filter((field) => fields.has(field))
      const solved = asking.solved?.get(entry.id) ?? []
      const needKind = calledFor.get(entry.kind)
      const reasons: (Reason | undefined)[] = [
        solved.length > 0 ? { kind: 'solved-similar', needs: solved } : undefined,
        entry.funding && {
          kind: 'may-apply',
          verdict: mayApply(entry.funding, answersOf(asking), asking.today),
        },
        shared.length > 0 ? { kind: 'same-field', fields: shared } : undefined,
        nearness(entry)?.reason,
        sharedWords(row),
        needKind && needKind.weight >= 0.5 && needKind.kind !== undefined
          ? { kind: 'need-kind', needKind: needKind.kind }
          : undefined,
      ]
      return reasons.filter((reason) => reason !== undefined)
    }

    function sharedWords(row: number): Reason | undefined {
      const found = asked
        .filter(({ term }) => holds(postings.get(term) ?? [], row))
        .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
        .map(({ word }) => language.spelled(word))
      const unique = [...new Set(found)].slice(0, most.words)
      return unique.length > 0 ? { kind: 'same-words', words: unique } : undefined
    }

    const groups = groupNames.map((group) => ({
      group,
      suggestions: best
        .filter(({ row }) => groupOf[rows[row]?.kind ?? 'actor'] === group)
        .slice(0, most.perGroup)
        .map(({ row, score }) => told(row, score)),
    }))
    const first = best
      .filter(({ row }) => chosen.has(row))
      .map(({ row, score }) => told(row, score))
      .sort((a, b) => groupRank(a) - groupRank(b))
    return { first, groups: groups.filter(({ suggestions }) => suggestions.length > 0) }
  }

  /** Takes out what is over and what the asker can't seek; what speaks against them comes later. */
  function judged(scored: readonly { row: number; score: number }[], asking: Asking) {
    const answers = answersOf(asking)
    let left: number = most.judged
    const kept: { row: number; score: number }[] = []
    const counts = new Map<GroupName, number>()
    for (const { row, score } of scored) {
      const entry = rows[row]
      const group = entry && groupOf[entry.kind]
      if (entry === undefined || group === undefined) continue
      const count = counts.get(group) ?? 0
      if (count >= most.judged) continue
      if (entry.lastDay !== undefined && entry.lastDay < asking.today) continue
      counts.set(group, count + 1)
      if (entry.funding === undefined) {
        kept.push({ row, score })
        continue
      }
      if (left === 0) continue
      left -= 1
      const verdict = mayApply(entry.funding, answers, asking.today)
      if (verdict.answer === 'no') continue
      const against = doubts[verdict.leaning] + (verdict.reasons.some(isOver) ? less.over : 0)
      if (score - against >= least) kept.push({ row, score: score - against })
    }
    return kept.sort((a, b) => b.score - a.score || byName(rows[a.row], rows[b.row]))
  }
}

function answersOf({ asker = {}, municipalities, fields }: Asking): Answers {
  return {
    ...(municipalities.length > 0 ? { municipalities } : {}),
    ...(fields.length > 0 ? { fields } : {}),
    ...asker,
  }
}

/** Per kind of entry the need kind that calls for it most. */
function bestCalls(kinds: readonly (readonly [kind: string, sure: number])[]) {
  const best = new Map<EntryKind, { weight: number; kind: string | undefined }>()
  const add = (entries: Partial<Record<EntryKind, number>>, sure: number, kind?: string) => {
    for (const [entry, weight] of Object.entries(entries)) {
      const value = weight * sure
      const known = best.get(entry as EntryKind)
      if (known === undefined || value > known.weight) {
        best.set(entry as EntryKind, { weight: value, kind })
      }
    }
  }
  for (const [kind, sure] of kinds) add(callsFor[kind]?.entries ?? {}, sure, kind)
  if (kinds.length === 0) add(callsForAnything, 1)
  return best
}

const isOver = ({ kind }: { readonly kind: string }) => kind === 'over'

const everyField = 0.35

/** Undefined where the entry is for another field and can't help with this one. */
function fieldScore(
  entry: EntryRow,
  fields: ReadonlySet<string>,
  isGuessed: boolean,
): number | undefined {
  if (fields.size === 0 || entry.fields.length === 0) return everyField
  const shared = entry.fields.filter((field) => fields.has(field)).length
  if (shared > 0) return (1 + 0.15 / entry.fields.length) * (isGuessed ? 0.7 : 1)
  if (isGuessed) return 0
  return entry.kind === 'function' || entry.kind === 'funding' ? undefined : -less.otherField
}

function handicapOf({ kind, name, topics }: EntryRow): number {
  if (kind !== 'function') return 0
  if (isSwitchboard(topics)) return less.switchboard
  return decides.test(name.toLowerCase()) ? less.board : 0
}

/** Two rare words in the right place are as good as ten. */
function levelled(sum: number): number {
  return sum / (sum + 1)
}

function holds(list: readonly number[], row: number): boolean {
  for (let at = 0; at < list.length; at += 2) if (list[at] === row) return true
  return false
}

function groupRank({ kind }: Suggestion): number {
  return groupNames.indexOf(groupOf[kind] ?? 'answers')
}

function byName(a: EntryRow | undefined, b: EntryRow | undefined): number {
  const one = a?.name ?? ''
  const other = b?.name ?? ''
  if (one !== other) return one < other ? -1 : 1
  return (a?.id ?? '') < (b?.id ?? '') ? -1 : 1
}
