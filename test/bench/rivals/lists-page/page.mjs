/**
 * The same documents kept by PouchDB and by Dexie, each read whole and narrowed as one would write it in an
 * afternoon: `allDocs` or `toArray`, a filter, the newest first, and as many rows as fit, without a framework.
 */
import Dexie from 'dexie'
import PouchDB from 'pouchdb-core'
import idb from 'pouchdb-adapter-idb'

PouchDB.plugin(idb)
const fitting = 20

const pouch = () => new PouchDB('lists', { adapter: 'idb' })
function dexie() {
  const database = new Dexie('lists')
  database.version(1).stores({ needs: '_id' })
  return database
}

const read = {
  async pouchdb() {
    const { rows } = await pouch().allDocs({ include_docs: true })
    return rows.map(({ doc }) => doc)
  },
  dexie: () => dexie().needs.toArray(),
}

const valueOf = ({ registers }, field) => registers[field]?.values[0].value

function draw(documents, fits) {
  const found = documents.filter(fits).sort((a, b) => (a._id < b._id ? 1 : -1))
  document.querySelector('.hits').textContent = String(found.length)
  const rows = found.slice(0, fitting).map((one) => {
    const row = document.createElement('li')
    row.textContent = `${valueOf(one, 'text')} ${valueOf(one, 'state')}`
    return row
  })
  document.querySelector('ul').replaceChildren(...rows)
}

let documents = []
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
async function timed(work) {
  const start = performance.now()
  await work()
  await frame()
  return performance.now() - start
}

globalThis.rivals = {
  async store(all) {
    await pouch().bulkDocs(all)
    await dexie().needs.bulkPut(all)
  },
  open: (who) =>
    timed(async () => {
      documents = await read[who]()
      draw(documents, (one) => valueOf(one, 'state') === 'new')
    }),
  /** In memory, as whoever has read them once would do. */
  filter: (state) => timed(() => draw(documents, (one) => valueOf(one, 'state') === state)),
  search: (text) =>
    timed(() => draw(documents, (one) => valueOf(one, 'text').toLowerCase().includes(text))),
}
