/**
 * `npm run bench -- sync [--only online,restart,elsewhere,saving,first] [--rounds N] [--alone]`: our sync
 * beside PouchDB's and RxDB's, in the same run, in a real browser, through the same recording proxy.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { tellMachine } from './support/report.ts'
import { changedElsewhere } from './sync/changed-elsewhere.ts'
import { comingOnline, serverRestarted } from './sync/coming-online.ts'
import { buildRivals, ours } from './sync/contestants.ts'
import { firstSync } from './sync/first-sync.ts'
import { saving } from './sync/saving.ts'

const figures = {
  online: comingOnline,
  restart: serverRestarted,
  elsewhere: changedElsewhere,
  saving,
  // Last: it takes what time is left.
  first: firstSync,
}

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(figures).join() },
    rounds: { type: 'string', default: '5' },
    alone: { type: 'boolean', default: false },
  },
})
/** Of the whole run, in milliseconds. */
const longEnough = 7 * 60_000
const deadline = Date.now() + longEnough
const chosen = values.only.split(',')
const folder = await mkdtemp(join(tmpdir(), 'kulturlots-bench-'))
try {
  tellMachine()
  const rivals = values.alone ? [] : await buildRivals(folder)
  const measured = {
    folder,
    contestants: [ours, ...rivals],
    rounds: Number(values.rounds),
    deadline,
  }
  for (const [name, figure] of Object.entries(figures)) {
    if (chosen.includes(name)) await figure(measured)
  }
  console.log(`\nload at the end ${(loadavg()[0] ?? 0).toFixed(1)}`)
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
