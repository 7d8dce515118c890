/** `npm run backup -- DIR|FILE` and `npm run restore -- FILE`, for the store in DATA_DIR. */
import { join, resolve } from 'node:path'
import { readConfig } from '../config.ts'
import { backUp, Refusal } from './backup.ts'
import { restore } from './restore.ts'

async function main([what, path, ...more]: readonly string[]): Promise<string> {
  if ((what !== 'backup' && what !== 'restore') || !path || more.length > 0) {
    throw new Refusal('npm run backup -- FOLDER|FILE, or npm run restore -- FILE')
  }
  const { DATA_DIR, COUCHDB_URL } = process.env
  if (COUCHDB_URL)
    throw new Refusal('CouchDB is backed up by its own means; see docs/operations.md.')
  // Of the settings only one matters here; the others need not be right.
  const outcome = readConfig({ DATA_DIR })
  if (outcome.kind === 'invalid') throw new Refusal(outcome.sentences.join('\n'))
  const store = join(outcome.config.dataDirectory, 'store.sqlite')
  const now = new Date()
  if (what === 'backup') {
    const to = path.endsWith('/') ? `${resolve(path)}/` : resolve(path)
    const { file, bytes, databases, documents, sha256 } = await backUp(store, to, now)
    return `${file}\n${documents} documents in ${databases} databases, ${bytes} bytes, SHA-256 ${sha256}`
  }
  const { kept, databases, documents } = await restore(resolve(path), store, now)
  return [
    `Restored: ${documents} documents in ${databases} databases.`,
    ...(kept ? [`The store before is kept as ${kept}`] : []),
    'The list of the erased is as it was; the next start purges what is on it.',
  ].join('\n')
}

try {
  process.stdout.write(`${await main(process.argv.slice(2))}\n`)
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
