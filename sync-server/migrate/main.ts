/** `npm run migrate`: from the embedded store in DATA_DIR to the CouchDB at COUCHDB_URL. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { readConfig } from '../config.ts'
import { StoreError } from '../couch/document-store.ts'
import { createEmbeddedStore } from '../couch/embedded/embedded-store.ts'
import { openStore } from '../couch/open-store.ts'
import { NotStartable } from '../not-startable.ts'
import { readServerId } from '../server-id.ts'
import { ForeignTarget } from './copy-database.ts'
import { migrate, type Migrated } from './migrate.ts'

async function main(): Promise<number> {
  const outcome = readConfig(process.env)
  if (outcome.kind === 'invalid') return refuse(outcome.sentences)
  const { couchdb, dataDirectory } = outcome.config
  if (!couchdb) return refuse(['Set COUCHDB_URL and COUCHDB_SECRET to where the data is to go.'])
  const file = join(dataDirectory, 'store.sqlite')
  if (!existsSync(file)) return refuse([`There is no store in ${dataDirectory}. Set DATA_DIR.`])
  try {
    const from = createEmbeddedStore({ file })
    const to = await openStore(outcome.config, () => undefined)
    try {
      const migrated = await migrate(from, to, ({ databases, of }) => {
        if (databases % 50 === 0) say(`${databases} of ${of} databases …`)
      })
      return await told(migrated, dataDirectory)
    } finally {
      await to.close()
      await from.close()
    }
  } catch (error) {
    const expected = [NotStartable, StoreError, ForeignTarget].some((kind) => error instanceof kind)
    if (expected && error instanceof Error) return refuse([error.message])
    throw error
  }
}

async function told(migrated: Migrated, dataDirectory: string): Promise<number> {
  const { databases, documents, deleted, leaves, copied, different } = migrated
  say(
    `${databases} databases, ${documents} documents (${deleted} of them deleted), ${leaves} leaves; ${copied} leaves copied now.`,
  )
  if (different.length > 0) {
    const ids = different.map((id) => `  ${id}`)
    return refuse([
      `${different.length} documents are not the same on both sides. Stop the server and run this again.`,
      ...ids,
    ])
  }
  say('Compared: CouchDB holds the same documents, leaves, histories and attachments.')
  say(`Start the servers on CouchDB with SERVER_ID=${await readServerId({ dataDirectory }, ulid)}`)
  return 0
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

function refuse(sentences: readonly string[]): number {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`)
  return 1
}

process.exitCode = await main()
