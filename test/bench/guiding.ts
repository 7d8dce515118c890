/**
 * `npm run bench -- guiding [--only speed,browser,tables,lists] [--rounds N] [--entries N] [--needs N]`: suggestions and
 * similar needs, their time beside MiniSearch's over the same documents in the same run, and how they do on the
 * tables, each miss printed; the list of needs in the built app beside PouchDB's and Dexie's.
 */
import { parseArgs } from 'node:util'
import { createMatcher } from '../../src/directory/matcher.ts'
import { generateEntries } from '../../sync-server/seed/generate.ts'
import { seedEntries } from '../../sync-server/seed/index.ts'
import { needRows } from '../domain/matching/needs-table.ts'
import { lookAlikes, samePairs } from '../domain/matching/pairs-table.ts'
import { foundPairs, missesOf, today } from '../domain/matching/setting.ts'
import type { NeedRow, PairRow } from '../domain/matching/table-row.ts'
import { tuningLookAlikes, tuningNeeds, tuningSame } from '../domain/matching/tuning-tables.ts'
import { inBrowser } from './guiding/in-browser.ts'
import { lists } from './guiding/lists.ts'
import { generateNeeds } from './guiding/needs.ts'
import { createRival } from './guiding/rival.ts'
import { heading, milliseconds, quantile, row, tellMachine } from './support/report.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    entries: { type: 'string', default: '10000' },
    needs: { type: 'string', default: '5000' },
    only: { type: 'string', default: 'speed,browser,tables,lists' },
  },
})
const seedWords = seedEntries().filter((entry) => entry.kind === 'taxonomy')

const only = values.only.split(',')

tellMachine()
if (only.includes('speed')) speed()
if (only.includes('browser')) await suggestionsInBrowser()
if (only.includes('tables')) tables()
if (only.includes('lists')) {
  await lists({ needs: Number(values.needs), rounds: Number(values.rounds) })
}

function generate() {
  const generated = generateEntries(Number(values.entries), 1)
  const ids = generated.map(({ id }) => id).slice(0, 500)
  const asked = needRows.map(({ need, asker }) => ({ ...need, ...(asker ? { asker } : {}), today }))
  return { generated, needs: generateNeeds(Number(values.needs), 2, ids), asked }
}

async function suggestionsInBrowser(): Promise<void> {
  const { generated, needs, asked } = generate()
  await inBrowser({
    ...{ entries: generated, terms: seedWords, needs, questions: asked },
    rounds: Number(values.rounds),
  })
}

function speed(): void {
  const { generated, needs, asked } = generate()
  heading(`Suggestions at ${values.entries} entries and ${values.needs} needs, node`)

  const preparing = performance.now()
  const matcher = createMatcher(generated, seedWords, needs)
  row('preparing everything, once, in the worker', milliseconds(performance.now() - preparing))
  const indexing = performance.now()
  const rival = createRival(generated, needs)
  row('MiniSearch: indexing everything', milliseconds(performance.now() - indexing))

  const ours: number[] = []
  const theirs: number[] = []
  const alone: number[] = []
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const asking of asked) {
      const work = process.threadCpuUsage()
      const start = performance.now()
      matcher.match(asking)
      const between = performance.now()
      const { user, system } = process.threadCpuUsage(work)
      alone.push((user + system) / 1000)
      rival.similar(asking.text)
      rival.suggest(asking.text)
      theirs.push(performance.now() - between)
      ours.push(between - start)
    }
  }
  row('the first one of all', milliseconds(ours[0] ?? NaN))
  row('suggestions and similar needs (goal 50 ms)', told(ours))
  // What a busy machine takes away is not in it.
  row('the same, the thread’s own work', told(alone))
  row('MiniSearch: both searches', told(theirs))
  const grouping = performance.now()
  const groups = matcher.groups()
  row(`all needs grouped, ${groups.length} groups`, milliseconds(performance.now() - grouping))
}

function tables(): void {
  heading('Tables (what weights are chosen on is told apart from what they are judged by)')
  tellNeeds('expected among the first three (goal 24)', needRows)
  tellNeeds('tuning: the same', tuningNeeds)
  tellPairs('', samePairs, lookAlikes)
  tellPairs('tuning: ', tuningSame, tuningLookAlikes)
  const rival = createRival(seedEntries(), [])
  const hits = needRows.filter(({ need, expected }) =>
    rival
      .suggest(need.text)
      .slice(0, 3)
      .some(({ id }) => expected.includes(String(id))),
  )
  row('MiniSearch: expected among the first three', `${hits.length} of ${needRows.length}`)
}

function tellNeeds(what: string, rows: readonly NeedRow[]): void {
  const misses = missesOf(rows)
  row(what, `${rows.length - misses.length} of ${rows.length}`)
  for (const { text, expected, given } of misses) {
    console.log(`    missed: ${text}`)
    console.log(`      expected ${expected.join(', ')}`)
    console.log(`      given    ${given.join(', ')}`)
  }
}

function tellPairs(what: string, same: readonly PairRow[], other: readonly PairRow[]): void {
  const { missed, mistaken } = foundPairs(same, other)
  row(`${what}pairs of the same need (goal 17)`, `${same.length - missed.length} of ${same.length}`)
  for (const { one, other: second } of missed)
    console.log(`    missed: ${one.text} / ${second.text}`)
  row(`${what}look-alikes taken for the same (goal 2)`, `${mistaken.length} of ${other.length}`)
  for (const { one, other: second } of mistaken) {
    console.log(`    mistaken: ${one.text} / ${second.text}`)
  }
}

function told(times: readonly number[]): string {
  return `${milliseconds(quantile(times, 0.5))}, p95 ${milliseconds(quantile(times, 0.95))}, most ${milliseconds(Math.max(...times))}`
}
