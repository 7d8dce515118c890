import type { DocumentStore } from '../../sync-server/couch/document-store.ts'

export const guest = '01ARZ3NDEKTSV4RRFFQ69G5FAV'

/** A bit of everything that a store can hold: 306 documents with 308 leaves in three databases. */
export async function fill(store: DocumentStore): Promise<void> {
  for (const name of ['accounts', 'casework', `own-${guest}`]) await store.ensureDatabase(name)
  const needs = Array.from({ length: 300 }, (_, index) => ({ _id: `need:${index}`, text: 'åäö' }))
  await store.bulkDocs('casework', needs, { newEdits: true })
  const data = Buffer.from([0, 255, 1, 254]).toString('base64')
  const photo = { _id: 'photo:1', _attachments: { 'a.png': { content_type: 'image/png', data } } }
  const text = { _id: 'photo:2', _attachments: { 'a.txt': { content_type: 'text/plain', data } } }
  const [gone] = await store.bulkDocs('casework', [{ _id: 'need:gone' }, photo, text], {
    newEdits: true,
  })
  const rev = gone && 'ok' in gone ? gone.rev : ''
  await store.bulkDocs('casework', [{ _id: 'need:gone', _rev: rev, _deleted: true }], {
    newEdits: true,
  })
  const branch = (ids: readonly string[], more: object) => ({
    _id: 'need:branches',
    _rev: `${ids.length}-${ids[0] ?? ''}`,
    _revisions: { start: ids.length, ids },
    ...more,
  })
  await store.bulkDocs(
    'casework',
    [
      branch(['c', 'b', 'a'], { text: 'one' }),
      branch(['e', 'd', 'a'], { text: 'other' }),
      branch(['f', 'a'], { _deleted: true }),
    ],
    { newEdits: false },
  )
  await store.bulkDocs('accounts', [{ _id: 'account:1', name: 'Ada' }], { newEdits: true })
  await store.bulkDocs(`own-${guest}`, [{ _id: 'note:1', text: 'x' }], { newEdits: true })
}
