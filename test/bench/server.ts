/**
 * `npm run bench -- server [--only throughput|races|doorbells|kills|questions] [--kills N]`: the store over HTTP
 * beside pouchdb-express-router on LevelDB, kills under writers and under the courier, races on one revision, idle
 * devices on doorbells.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { idleDoorbells } from './server/doorbells.ts'
import { killsUnderWriters } from './server/kills.ts'
import { questionsCarried } from './server/questions.ts'
import { racesOnOneRevision } from './server/races.ts'
import { throughput } from './server/throughput.ts'
import { tellMachine } from './support/report.ts'

const parts = {
  throughput,
  races: racesOnOneRevision,
  doorbells: idleDoorbells,
  kills: (folder: string) => killsUnderWriters(folder, Number(values.kills ?? 500)),
  questions: (folder: string) => questionsCarried(folder, Number(values.kills ?? 100)),
}

const { values } = parseArgs({
  options: { kills: { type: 'string' }, only: { type: 'string' } },
})
const folder = await mkdtemp(join(tmpdir(), 'kulturlots-bench-'))
try {
  tellMachine()
  for (const [name, part] of Object.entries(parts)) {
    if (values.only === undefined || values.only === name) await part(folder)
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
