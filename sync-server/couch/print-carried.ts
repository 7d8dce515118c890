/**
 * `npm run carried`: who carried whose work here (ADR 10), oldest first, one line for each document: time,
 * carrier, authors, devices, database, document, revision, with tabs in between. It works whether the
 * server runs or not. An auditor finds the names in the `colleague:<user id>` documents of casework.
 */
import { existsSync } from 'node:fs'
import { ulid } from 'ulid'
import { readConfig } from '../config.ts'
import { NotStartable } from '../not-startable.ts'
import { createCarriedRecords } from './carried.ts'
import { openStore } from './open-store.ts'

async function print(): Promise<void> {
  const outcome = readConfig(process.env)
  if (outcome.kind === 'invalid') throw new NotStartable(outcome.sentences.join('\n'))
  const { config } = outcome
  if (!config.couchdb && !existsSync(config.dataDirectory)) {
    throw new NotStartable(`There is no ${config.dataDirectory}. Set DATA_DIR.`)
  }
  const store = await openStore(config, () => undefined)
  try {
    for await (const record of createCarriedRecords(store, { clock: Date.now, ulid }).all()) {
      const { at, carrier, authors, devices, database, document, rev } = record
      const facts = [at, carrier, authors.join(' '), devices.join(' '), database, document, rev]
      process.stdout.write(`${facts.map((fact) => fact ?? '-').join('\t')}\n`)
    }
  } finally {
    await store.close()
  }
}

try {
  await print()
} catch (error) {
  if (!(error instanceof NotStartable)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
