/**
 * One list for several gateways before a CouchDB cluster: in the store's database `erased`, where each entry
 * has a number that only one gateway gets, and in a file at each gateway, which a restored cluster does not
 * take back: what the database has lost is put into it again (ADR 11).
 *
 *     npm run erase ──▶ file ──refresh──▶ database ──refresh──▶ the other gateways' files
 */
import type { DocumentStore } from '../couch/document-store.ts'
import { isHash, type ErasedList } from './erased-list.ts'
import { openErasedFile, type ErasedFileOptions } from './list-file.ts'

const database = 'erased'
const page = 1000
const entryId = (place: number) => `entry:${String(place).padStart(12, '0')}`

export async function openSharedErasedList(
  store: DocumentStore,
  options: Omit<ErasedFileOptions, 'sharedKey'>,
): Promise<ErasedList> {
  await store.ensureDatabase(database)
  const file = await openErasedFile({ ...options, sharedKey: (own) => sharedKey(store, own) })
  const hashes: string[] = []
  const known = new Set<string>()
  /** Of the next entry in the database. */
  let place = 0

  async function pull(): Promise<void> {
    for (;;) {
      const { rows } = await store.allDocs(database, {
        startKey: entryId(place),
        endKey: 'entry:\ufff0',
        limit: page,
        includeDocs: true,
      })
      for (const row of rows) {
        const hash = 'doc' in row ? row.doc?.['hash'] : undefined
        place = Number(row.key.slice('entry:'.length)) + 1
        if (isHash(hash)) note(hash)
      }
      if (rows.length < page) break
    }
    await file.append(hashes)
  }
  function note(hash: string): void {
    if (known.has(hash)) return
    known.add(hash)
    hashes.push(hash)
  }

  /** What only this gateway's file has: listed here, or lost by a restored database. */
  async function push(): Promise<void> {
    for (const hash of file.hashes) {
      while (!known.has(hash)) {
        const entry = { _id: entryId(place), hash }
        const [result] = await store.bulkDocs(database, [entry], { newEdits: true })
        if (result && 'ok' in result) {
          place += 1
          note(hash)
        } else if (result?.error === 'conflict') await pull()
        else throw new Error('The store refused an entry of the list of the erased.')
      }
    }
  }

  let turn: Promise<void> = Promise.resolve()
  const refresh = (): Promise<void> => {
    turn = turn
      .catch(() => undefined)
      .then(async () => {
        await file.refresh()
        await pull()
        await push()
      })
    return turn
  }

  await refresh()
  return {
    key: file.key,
    hashes,
    has: (hash) => known.has(hash),
    async append(wanted) {
      await file.append(wanted)
      await refresh()
    },
    refresh,
  }
}

/** The first gateway's, for ever. */
async function sharedKey(store: DocumentStore, own: Buffer): Promise<Buffer> {
  const key = own.toString('base64url')
  const [result] = await store.bulkDocs(database, [{ _id: 'key', key }], { newEdits: true })
  if (result && 'ok' in result) return own
  const [leaf] = await store.leaves(database, 'key', { history: false, attachments: false })
  const stored = leaf && 'ok' in leaf ? leaf.ok['key'] : undefined
  if (typeof stored !== 'string') throw new Error('The store has no key of the erased.')
  return Buffer.from(stored, 'base64url')
}
