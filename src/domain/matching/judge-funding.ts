/**
 * Takes out funding that the asker surely cannot seek. What is not assured may still be sought against the
 * odds: it comes 1.5 later where what is known speaks against it, 0.2 where too little is known, 0.25 where
 * the only call that is known of is over, since most schemes come back.
 */
import { mayApply } from '../funding/may-apply.ts'
import { byScore, type ScoredRow } from './best-rows.ts'
import type { EntryRow } from './entry-columns.ts'
import { least } from './score-entries.ts'
import { answersOf, type Asking } from './suggestion.ts'

const doubts = { fits: 0, unclear: 0.2, differs: 1.5 } as const
const over = 0.25

export function judgeFunding(
  rows: readonly EntryRow[],
  scored: readonly ScoredRow[],
  asking: Asking,
): readonly ScoredRow[] {
  const answers = answersOf(asking)
  const kept = scored.flatMap(({ row, score }) => {
    const funding = rows[row]?.funding
    if (funding === undefined) return [{ row, score }]
    const verdict = mayApply(funding, answers, asking.today)
    if (verdict.answer === 'no') return []
    const isOver = verdict.reasons.some(({ kind }) => kind === 'over')
    const left = score - doubts[verdict.leaning] - (isOver ? over : 0)
    return left >= least ? [{ row, score: left }] : []
  })
  return kept.sort(byScore(rows))
}
