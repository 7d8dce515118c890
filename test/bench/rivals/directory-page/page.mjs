/** PouchDB with stock settings: its own replication, and `_bulk_get` by hand, a thousand at a time. */
import PouchDB from 'pouchdb-core'
import http from 'pouchdb-adapter-http'
import idb from 'pouchdb-adapter-idb'
import replication from 'pouchdb-replication'

PouchDB.plugin(http).plugin(idb).plugin(replication)
const remote = `${location.origin}/db/directory`

async function replicate(count) {
  const start = performance.now()
  const local = new PouchDB('replicated', { adapter: 'idb' })
  await local.replicate.from(remote)
  const { doc_count } = await local.info()
  if (doc_count !== count) throw new Error(`${doc_count} documents`)
  return performance.now() - start
}

async function bulkGet(count) {
  const start = performance.now()
  const local = new PouchDB('fetched', { adapter: 'idb' })
  const changes = await (await fetch(`${remote}/_changes`)).json()
  for (let at = 0; at < changes.results.length; at += 1000) {
    const docs = changes.results
      .slice(at, at + 1000)
      .map(({ id, changes: [{ rev }] }) => ({ id, rev }))
    const answer = await fetch(`${remote}/_bulk_get?revs=true`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ docs }),
    })
    const { results } = await answer.json()
    await local.bulkDocs(
      results.map(({ docs: [{ ok }] }) => ok),
      { new_edits: false },
    )
  }
  const { doc_count } = await local.info()
  if (doc_count !== count) throw new Error(`${doc_count} documents`)
  return performance.now() - start
}

Object.assign(globalThis, { pouch: { replicate, bulkGet } })
