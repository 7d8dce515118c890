/**
 * What may help with a need, each with its reasons: entries are scored (`score-entries.ts`), funding that the
 * asker can't seek is taken out (`judge-funding.ts`), and the best of each kind are told with why. The same
 * need always has the same suggestions.
 */
import type { EntryKind } from '../directory/entry.ts'
import { mayApply } from '../funding/may-apply.ts'
import type { ScoredRow } from './best-rows.ts'
import type { EntryColumns } from './entry-columns.ts'
import { judgeFunding } from './judge-funding.ts'
import type { Language } from './language.ts'
import { createNearness } from './nearness.ts'
import { callsFor, callsForAnything, kindsOf } from './need-kinds.ts'
import type { Reason } from './reasons.ts'
import { createScoreEntries, type Call, type Understood } from './score-entries.ts'
import { createSpokenWords, type AskedTerm } from './spoken-words.ts'
import {
  answersOf,
  groupNames,
  groupOf,
  groupRank,
  type Asking,
  type Suggestion,
  type Suggestions,
} from './suggestion.ts'
import type { Terms } from './terms.ts'

const most = { first: 3, perGroup: 4 } as const

export type Suggest = (asking: Asking) => Suggestions

export function createSuggest(columns: EntryColumns, terms: Terms, language: Language): Suggest {
  const { rows } = columns
  const words = createSpokenWords(columns, terms, language)
  const score = createScoreEntries(columns, words)

  function reasonsOf(
    row: number,
    { asking, fields, calls, nearness }: Understood,
    asked: readonly AskedTerm[],
  ): readonly Reason[] {
    const entry = rows[row]
    if (entry === undefined) return []
    const shared = entry.fields.filter((field) => fields.has(field))
    const solved = asking.solved?.get(entry.id) ?? []
    const call = calls.get(entry.kind)
    const reasons: (Reason | undefined)[] = [
      solved.length > 0 ? { kind: 'solved-similar', needs: solved } : undefined,
      entry.funding && {
        kind: 'may-apply',
        verdict: mayApply(entry.funding, answersOf(asking), asking.today),
      },
      shared.length > 0 ? { kind: 'same-field', fields: shared } : undefined,
      nearness(entry)?.reason,
      words.shared(asked, row),
      call && call.weight >= 0.5 && call.kind !== undefined
        ? { kind: 'need-kind', needKind: call.kind }
        : undefined,
    ]
    return reasons.filter((reason) => reason !== undefined)
  }

  return (asking) => {
    const asked = words.read(asking.text)
    const understood = understand(asking, language)
    const best = judgeFunding(rows, score(understood), asking)
    const told = new Map<number, Suggestion>()
    const tell = ({ row, score: value }: ScoredRow): Suggestion => {
      const known = told.get(row)
      if (known) return known
      const { id = '', name = '', kind = 'actor' as const } = rows[row] ?? {}
      const reasons = reasonsOf(row, understood, asked)
      const suggestion = { id, name, kind, score: value, reasons }
      told.set(row, suggestion)
      return suggestion
    }
    const groups = groupNames.map((group) => ({
      group,
      suggestions: best
        .filter(({ row }) => groupOf(rows[row]?.kind ?? 'actor') === group)
        .slice(0, most.perGroup)
        .map(tell),
    }))
    const first = best.slice(0, most.first).map(tell)
    return {
      first: first.sort((a, b) => groupRank(a) - groupRank(b)),
      groups: groups.filter(({ suggestions }) => suggestions.length > 0),
    }
  }
}

/** What was ticked, and where nothing was, what the words tell. */
function understand(asking: Asking, language: Language): Understood {
  const kinds = [...kindsOf(asking.text, asking.kinds)]
  const municipalities =
    asking.municipalities.length > 0
      ? asking.municipalities
      : language.municipalitiesOf(asking.text)
  const fields = new Set(asking.fields)
  if (fields.size === 0) {
    for (const word of language.wordsOf(asking.text)) {
      for (const field of language.fieldsOf(word)) fields.add(field)
    }
  }
  return {
    ...{ asking, kinds, fields },
    calls: bestCalls(kinds),
    nearness: createNearness(municipalities),
  }
}

function bestCalls(kinds: Understood['kinds']): ReadonlyMap<EntryKind, Call> {
  const best = new Map<EntryKind, Call>()
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
