/**
 * `npm run model`: tries to lose something.
 *
 *   npm run model                                 500 histories × 5 devices × 200 steps, and PouchDB's own sync beside it
 *   npm run model -- --histories 5000             the nightly size
 *   npm run model -- --seed S --trace             one history again, step by step
 *   npm run model -- --disks indexeddb            Dexie and PouchDB as they are (slower)
 *   npm run model -- --lost 1000                 answers lost after the server had stored the note, over HTTP
 *   npm run model -- --real                       real processes: the server and three browsers, killed at random
 */
import { parseArgs } from 'node:util'
import { measureConvergence, tellConvergence } from '../bench/convergence.ts'
import { runCampaign, runSeed, shrink, tellSum } from './campaign.ts'
import type { Outcome } from './history.ts'
import { loseAnswers } from './lost-answers.ts'

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '500' },
    steps: { type: 'string', default: '200' },
    seed: { type: 'string' },
    /** Of how many failing histories to look for the shortest beginning that fails. */
    shrink: { type: 'string', default: '3' },
    trace: { type: 'boolean', default: false },
    disks: { type: 'string', default: 'memory' },
    /** Histories of the baseline, which is much slower; 0 for none. */
    baseline: { type: 'string', default: '50' },
    lost: { type: 'string' },
    real: { type: 'boolean', default: false },
    devices: { type: 'string', default: '3' },
  },
})
const steps = Number(values.steps)
const disks = values.disks === 'indexeddb' ? 'indexeddb' : 'memory'

function show({ seed, steps: failedAt, faults }: Outcome): void {
  console.log(`seed ${seed} fails within ${failedAt} steps:`)
  for (const fault of new Set(faults)) console.log(`  ${fault}`)
}

if (values.real) {
  const startedAt = performance.now()
  const { runReal } = await import('./real.ts')
  const asked = { devices: Number(values.devices), steps: Math.min(steps, 60) }
  const seed = Number(values.seed ?? 1)
  const outcome = await runReal({ ...asked, seed, tell: (line) => console.log(line) })
  const { kills, acknowledged, lost, duplicates, equal } = outcome
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(
    `Real processes: ${asked.devices} browsers, ${asked.steps} steps, ${kills} kills · ${acknowledged} acknowledged, ${lost.length} lost, ${duplicates.length} duplicates, replicas ${equal ? 'equal' : 'divergent'} · ${seconds} s`,
  )
  for (const text of lost) console.log(`  Lost: ${text}`)
  if (lost.length + duplicates.length > 0 || !equal) process.exitCode = 1
} else if (values.lost !== undefined) {
  const { lost, notes, wrong, unsent } = await loseAnswers(Number(values.lost))
  console.log(
    `${lost} answers lost after the server had stored the note, over HTTP: ${notes} notes, ${wrong} doubled or missing, ${unsent} unsent`,
  )
  if (wrong + unsent > 0) process.exitCode = 1
} else if (values.seed !== undefined) {
  const trace = values.trace ? { trace: (line: string) => console.log(line) } : {}
  const outcome = await runSeed({ seed: Number(values.seed), steps, disks, ...trace })
  console.log(JSON.stringify(outcome, null, 2))
  if (outcome.faults.length > 0) process.exitCode = 1
} else {
  const histories = Number(values.histories)
  const sum = await runCampaign({ firstSeed: 1, histories, steps, disks }, ({ seed, faults }) => {
    if (faults.length > 0) console.log(`seed ${seed}: ${String(faults[0])}`)
    else if (seed % 100 === 0) console.log(`… ${seed} histories`)
  })
  console.log(tellSum(sum))
  for (const { seed } of sum.failed.slice(0, Number(values.shrink))) {
    show(await shrink({ seed, steps, disks }))
    console.log(`  npm run model -- --seed ${seed} --steps ${steps} --disks ${disks} --trace`)
  }
  if (sum.failed.length > 0) process.exitCode = 1
  const fewer = Math.min(Number(values.baseline), histories)
  if (fewer > 0) console.log(tellConvergence(await measureConvergence(fewer, steps)))
}
