/** RxDB on Dexie with its CouchDB replication, live, stock settings. */
import { createRxDatabase } from 'rxdb/plugins/core'
import { replicateCouchDB } from 'rxdb/plugins/replication-couchdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 100 },
    type: { type: 'string' },
    state: { type: 'string', maxLength: 30 },
    text: { type: 'string' },
    schemaVersion: { type: 'number' },
    seen: { type: 'object' },
    registers: { type: 'object' },
  },
  required: ['id', 'state'],
  indexes: ['state'],
}

const textOf = ({ registers }) => registers.text.values[0].value

async function open(remote) {
  const database = await createRxDatabase({ name: 'casework', storage: getRxStorageDexie() })
  const { documents } = await database.addCollections({ documents: { schema } })
  const replication = replicateCouchDB({
    replicationIdentifier: 'bench',
    collection: documents,
    url: `${remote}/`,
    live: true,
    // Its default of 20 a page is slower in every figure here.
    pull: { batchSize: 200 },
    push: { batchSize: 200 },
  })
  return { documents, replication }
}

export async function live(remote, state, list) {
  const { documents, replication } = await open(remote)
  await replication.awaitInitialReplication()
  documents.find({ selector: { state } }).$.subscribe((found) => {
    for (const document of found) list.put(document.id, textOf(document))
    list.say(found.length)
  })
  return (body, id) => documents.insert({ id, ...body })
}

export async function first(remote, list) {
  const { documents, replication } = await open(remote)
  const some = documents.find({ limit: 50 }).$.subscribe((found) => {
    if (found.length === 0) return
    for (const document of found) list.put(document.id, textOf(document))
    list.say(found.length)
    some.unsubscribe()
  })
  await replication.awaitInitialReplication()
  list.say((await documents.find().exec()).length)
}
