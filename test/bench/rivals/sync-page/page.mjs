/**
 * `?who=pouchdb|rxdb`: a list of the documents in `state`, kept by the rival's own way of hearing of changes,
 * and a field to write a note in. With `first=1` the first synchronisation alone, as the rival does it best.
 */
import { list } from './list.mjs'

const asked = new URLSearchParams(location.search)
const rivals = { pouchdb: () => import('./pouchdb.mjs'), rxdb: () => import('./rxdb.mjs') }
const rival = await rivals[asked.get('who')]()
const remote = `${location.origin}/db/casework`
const save = await (asked.has('first')
  ? rival.first(remote, list)
  : rival.live(remote, asked.get('state'), list))

document.querySelector('form').addEventListener('submit', async (event) => {
  event.preventDefault()
  const text = document.querySelector('textarea').value
  await save({ type: 'note', state: 'written', text }, `note:${crypto.randomUUID()}`)
  document.querySelector('textarea').value = ''
  document.querySelector('#saved').textContent = text
})
