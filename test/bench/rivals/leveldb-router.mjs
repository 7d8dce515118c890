/**
 * pouchdb-express-router on LevelDB: what people serve PouchDB from when they have no CouchDB.
 * `node leveldb-router.mjs DIRECTORY` prints its address and serves until it is killed.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import express from 'express'
import PouchDB from 'pouchdb-core'
import leveldb from 'pouchdb-adapter-leveldb'
import mapreduce from 'pouchdb-mapreduce'
import replication from 'pouchdb-replication'
import router from 'pouchdb-express-router'

const [, , directory = '.'] = process.argv
mkdirSync(directory, { recursive: true })
PouchDB.plugin(leveldb).plugin(mapreduce).plugin(replication)
const Stored = PouchDB.defaults({ prefix: join(directory, '/'), adapter: 'leveldb' })

const app = express()
app.use('/', router(Stored))
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`ready at http://127.0.0.1:${server.address().port}`)
})
