/** `npm run provision`. */
import { readConfig } from '../config.ts'
import { StoreError } from '../couch/document-store.ts'
import { NotStartable } from '../not-startable.ts'
import { bundleRules } from './bundle-rules.ts'
import { provision } from './provision.ts'

async function main(): Promise<number> {
  const outcome = readConfig(process.env)
  if (outcome.kind === 'invalid') return refuse(outcome.sentences)
  const { couchdb } = outcome.config
  if (!couchdb) return refuse(['Set COUCHDB_URL and COUCHDB_SECRET to the CouchDB to provision.'])
  try {
    const { version, databases } = await provision(couchdb, await bundleRules())
    const own = databases.filter((name) => name.startsWith('own-')).length
    process.stdout.write(
      `${databases.length} databases are ready. Write rules ${version} stand in casework and ${own} own databases.\n`,
    )
    return 0
  } catch (error) {
    if (error instanceof NotStartable || error instanceof StoreError) return refuse([error.message])
    throw error
  }
}

function refuse(sentences: readonly string[]): number {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`)
  return 1
}

process.exitCode = await main()
