import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StoreError, type DocumentStore } from '../../sync-server/couch/document-store.ts'
import { createEmbeddedStore } from '../../sync-server/couch/embedded/embedded-store.ts'
import { compareDatabase } from '../../sync-server/migrate/compare-database.ts'
import { migrate } from '../../sync-server/migrate/migrate.ts'
import { fill } from '../support/filled-store.ts'

let folder: string
let from: DocumentStore
let to: DocumentStore

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kulturlots-migrate-'))
  from = createEmbeddedStore({ file: join(folder, 'from.sqlite') })
  to = createEmbeddedStore({ file: join(folder, 'to.sqlite') })
  await fill(from)
})
afterEach(async () => {
  await Promise.all([from.close(), to.close()])
  await rm(folder, { recursive: true })
})

const quietly = () => undefined

/** Works for `calls` writes; then it is as if the process had been killed. */
function dyingAfter(calls: number, store: DocumentStore): DocumentStore {
  let left = calls
  const dying = <Value>(write: () => Promise<Value>) => {
    if (left-- > 0) return write()
    return Promise.reject(new StoreError('unavailable', 'killed'))
  }
  return {
    ...store,
    ensureDatabase: (name) => dying(() => store.ensureDatabase(name)),
    bulkDocs: (name, documents, options) => dying(() => store.bulkDocs(name, documents, options)),
    putLocal: (name, id, body) => dying(() => store.putLocal(name, id, body)),
  }
}

describe('a migration', () => {
  test('brings every leaf, history, tombstone and attachment', async () => {
    const migrated = await migrate(from, to, quietly)
    expect(migrated).toEqual({
      databases: 3,
      documents: 306,
      deleted: 1,
      leaves: 308,
      copied: 308,
      different: [],
    })
    expect(await to.databases()).toEqual(await from.databases())
  })

  test('killed after any write goes on, and ends the same', async () => {
    let runs = 0
    for (let calls = 0; ; calls += 1) {
      runs += 1
      try {
        expect(await migrate(from, dyingAfter(calls, to), quietly)).toMatchObject({ different: [] })
        break
      } catch (error) {
        if (!(error instanceof StoreError)) throw error
      }
    }
    expect(runs).toBeGreaterThan(3)
    expect(await migrate(from, to, quietly)).toMatchObject({ copied: 0, leaves: 308 })
  })

  test('done again brings what was written since', async () => {
    await migrate(from, to, quietly)
    await from.bulkDocs('casework', [{ _id: 'need:late' }], { newEdits: true })
    expect(await migrate(from, to, quietly)).toMatchObject({ copied: 1, different: [] })
  })

  test('does not mix with what is already there', async () => {
    await to.ensureDatabase('casework')
    await to.bulkDocs('casework', [{ _id: 'need:theirs' }], { newEdits: true })
    await expect(migrate(from, to, quietly)).rejects.toThrow('already holds documents in casework')
  })
})

test('a comparison finds what is missing, what is too much, and what reads otherwise', async () => {
  await migrate(from, to, quietly)
  await from.bulkDocs('casework', [{ _id: 'need:missing' }], { newEdits: true })
  await to.bulkDocs('casework', [{ _id: 'need:too-much' }], { newEdits: true })
  const same = { _id: 'need:otherwise', _rev: '1-a' }
  await from.bulkDocs('casework', [{ ...same, text: 'a' }], { newEdits: false })
  await to.bulkDocs('casework', [{ ...same, text: 'b' }], { newEdits: false })
  const { different } = await compareDatabase(from, to, 'casework')
  expect([...different].sort()).toEqual(['need:missing', 'need:otherwise', 'need:too-much'])
})
