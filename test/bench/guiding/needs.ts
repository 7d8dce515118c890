/** Invented needs in any number: the tables' sentences put together anew. Deterministic. */
import type { KnownNeed } from '../../../src/domain/matching/need.ts'
import { seededRandom } from '../../../sync-server/seed/random.ts'
import { needRows } from '../../domain/matching/needs-table.ts'
import { lookAlikes, samePairs } from '../../domain/matching/pairs-table.ts'
import { tuningNeeds } from '../../domain/matching/tuning-tables.ts'

const told = [
  ...[...needRows, ...tuningNeeds].map(({ need }) => need),
  ...[...samePairs, ...lookAlikes].flatMap(({ one, other }) => [one, other]),
]
const words = told.flatMap(({ text }) => text.split(' ').filter((word) => word.length > 4))

export function generateNeeds(
  count: number,
  seed: number,
  entries: readonly string[],
): KnownNeed[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, at) => {
    const base = random.pick(told)
    const extra = Array.from({ length: 6 }, () => random.pick(words)).join(' ')
    const isSolved = random.chance(0.33)
    return {
      ...base,
      id: `need:${at}`,
      text: `${base.text} ${extra}.`,
      municipalities: random.pick(told).municipalities,
      state: isSolved ? 'resolved' : 'new',
      helpedBy: isSolved ? [random.pick(entries)] : [],
    }
  })
}
