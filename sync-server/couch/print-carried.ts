/**
 * `npm run carried`: who carried whose work here (ADR 10), oldest first, one line for each document: time,
 * carrier, authors, devices, database, document, revision, with tabs in between. It works whether the
 * server runs or not. An auditor finds the names in the `colleague:<user id>` documents of casework.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { readConfig } from '../config.ts'
import { createCarriedRecords } from './carried.ts'
import { createEmbeddedStore } from './embedded/embedded-store.ts'

async function main(): Promise<string | undefined> {
  const outcome = readConfig(process.env)
  if (outcome.kind === 'invalid') return outcome.sentences.join('\n')
  const { dataDirectory } = outcome.config
  const file = join(dataDirectory, 'store.sqlite')
  if (!existsSync(file)) return `There is no store in ${dataDirectory}. Set DATA_DIR.`
  const store = createEmbeddedStore({ file })
  try {
    for await (const record of createCarriedRecords(store, { clock: Date.now, ulid }).all()) {
      const { at, carrier, authors, devices, database, document, rev } = record
      const facts = [at, carrier, authors.join(' '), devices.join(' '), database, document, rev]
      process.stdout.write(`${facts.map((fact) => fact ?? '-').join('\t')}\n`)
    }
  } finally {
    await store.close()
  }
  return undefined
}

const trouble = await main()
if (trouble !== undefined) {
  process.stderr.write(`${trouble}\n`)
  process.exitCode = 1
}
