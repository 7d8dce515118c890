/** PouchDB with stock settings: `sync` live with retry, or one replication. */
import PouchDB from 'pouchdb-core'
import http from 'pouchdb-adapter-http'
import idb from 'pouchdb-adapter-idb'
import replication from 'pouchdb-replication'

PouchDB.plugin(http).plugin(idb).plugin(replication)

const textOf = ({ registers }) => registers.text.values[0].value

export async function live(remote, state, list) {
  const local = new PouchDB('casework', { adapter: 'idb' })
  local.changes({ live: true, include_docs: true }).on('change', ({ id, doc }) => {
    if (doc.state !== state) return
    list.put(id, textOf(doc))
    list.say()
  })
  await local.replicate.from(remote)
  local.sync(remote, { live: true, retry: true })
  list.say()
  return (body, id) => local.put({ _id: id, ...body })
}

export async function first(remote, list) {
  const local = new PouchDB('casework', { adapter: 'idb' })
  let isShown = false
  const replicating = local.replicate.from(remote)
  replicating.on('change', async ({ docs }) => {
    if (isShown) return
    isShown = true
    for (const doc of docs.slice(0, 50)) list.put(doc._id, textOf(doc))
    list.say()
  })
  await replicating
  const { doc_count } = await local.info()
  list.say(doc_count)
}
