/**
 * `npm run erase -- ID [ID…]`: puts documents on the list of the erased. It works whether the server runs or
 * not: a running one reads the list within a second and purges, another does so when it starts.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isDocumentId, typeOfId, type DocumentId } from '../../src/domain/identifiers.ts'
import { readConfig } from '../config.ts'
import { openStore, type StoreSettings } from '../couch/open-store.ts'
import { NotStartable } from '../not-startable.ts'
import { hashOf } from './erased-list.ts'
import { openErasedFile } from './list-file.ts'
import { documentsAbout, documentsAboutIn } from './documents-about.ts'

/** Their ids derive from something else, so that the same id may rightly come again, or be another person's too. */
const derivedTypes: readonly string[] = ['favourite', 'applicant', 'colleague']
/** How long a running server is given to be seen doing it, ms. */
const longestWait = 10_000

async function main(ids: readonly string[]): Promise<string> {
  if (ids.length === 0) throw new Refusal('Say which: npm run erase -- need:01J… [contact:01J…]')
  const wanted = ids.map(parseErasable)
  const outcome = readConfig(process.env)
  if (outcome.kind === 'invalid') throw new Refusal(outcome.sentences.join('\n'))
  const { dataDirectory } = outcome.config
  if (!existsSync(dataDirectory)) throw new Refusal(`There is no ${dataDirectory}. Set DATA_DIR.`)
  const file = join(dataDirectory, 'store.sqlite')
  const counts = existsSync(file) ? () => countIn(file, wanted) : undefined
  const found = counts?.()
  const nowhere = found && wanted.filter((id) => found.get(id) === 0)
  if (nowhere && nowhere.length > 0) {
    throw new Refusal(`Not in the store: ${nowhere.join(', ')}. Nothing was erased.`)
  }

  const about = counts ? documentsAbout(file, wanted) : await aboutInCouchDb(outcome.config, wanted)
  const more =
    about.length > 0
      ? `\nWhat is about it is still there. If it is to go as well: npm run erase -- ${about.join(' ')}`
      : ''

  const list = await openErasedFile({ directory: dataDirectory, clock: () => Date.now() })
  await list.append(wanted.map((id) => hashOf(list.key, id)))
  const listed = `Listed as erased: ${wanted.length}; the list holds ${list.hashes.length}.`
  if (!counts) return `${listed} The server that has the courier purges them.${more}`
  const done = (await becomesEmpty(counts))
    ? 'They are gone from the store. Backups made before still hold them.'
    : 'They are purged when the server runs.'
  return `${listed} ${done}${more}`
}

/** What the person who typed it can put right. */
class Refusal extends Error {}

function parseErasable(id: string): DocumentId {
  if (!isDocumentId(id)) throw new Refusal(`Not a document’s id: ${id}`)
  if (derivedTypes.includes(typeOfId(id))) {
    throw new Refusal(`Documents of this type can’t be erased by their id: ${id}`)
  }
  return id
}

async function aboutInCouchDb(
  config: StoreSettings,
  ids: readonly DocumentId[],
): Promise<readonly string[]> {
  if (!config.couchdb) return []
  const store = await openStore(config, () => undefined)
  try {
    return await documentsAboutIn(store, ids)
  } finally {
    await store.close()
  }
}

function countIn(file: string, ids: readonly DocumentId[]): ReadonlyMap<DocumentId, number> {
  const sqlite = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    const count = sqlite.prepare('SELECT count(*) AS count FROM documents WHERE id = ?')
    return new Map(ids.map((id) => [id, Number(count.get(id)?.['count'])]))
  } finally {
    sqlite.close()
  }
}

async function becomesEmpty(counts: () => ReadonlyMap<DocumentId, number>): Promise<boolean> {
  const end = Date.now() + longestWait
  while (Date.now() < end) {
    if ([...counts().values()].every((count) => count === 0)) return true
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  return false
}

try {
  process.stdout.write(`${await main(process.argv.slice(2))}\n`)
} catch (error) {
  if (!(error instanceof Refusal || error instanceof NotStartable)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
