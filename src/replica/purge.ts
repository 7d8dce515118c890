/**
 * PouchDB's `idb` adapter can't purge: this takes documents out of its own stores, all revisions and their
 * bodies, in one transaction. Written for the stores of adapter version 5 (pouchdb-adapter-idb 9.0.0, which
 * is pinned); `test/browser/replica.test.ts` reads the stores themselves.
 */
const documents = 'document-store'
/** Bodies, by sequence; its index holds `<id>::<revision>`. */
const bodies = 'by-sequence'
const counts = 'meta-store'

/** @param name as given to PouchDB. Revisions taken meanwhile are taken out as well, or come after. */
export async function purgeFromPouch(name: string, ids: readonly string[]): Promise<void> {
  const database = await opened(indexedDB.open(`_pouch_${name}`))
  try {
    const transaction = database.transaction([documents, bodies, counts], 'readwrite', {
      durability: 'strict',
    })
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('The purge was aborted.'))
    })
    for (const id of ids) purgeOne(transaction, id)
    await done
  } finally {
    database.close()
  }
}

function purgeOne(transaction: IDBTransaction, id: string): void {
  const store = transaction.objectStore(documents)
  const found = store.get(id)
  found.onsuccess = () => {
    const metadata = found.result as { readonly deletedOrLocal?: string } | undefined
    if (!metadata) return
    store.delete(id)
    if (metadata.deletedOrLocal === '0') countDown(transaction)
  }
  const range = IDBKeyRange.bound(`${id}::`, `${id}::\uffff`)
  const cursors = transaction.objectStore(bodies).index('_doc_id_rev').openKeyCursor(range)
  cursors.onsuccess = () => {
    const cursor = cursors.result
    if (!cursor) return
    const key = cursor.key as string
    // An id may hold `::` itself; revisions never do.
    if (key.slice(0, key.lastIndexOf('::')) === id) {
      transaction.objectStore(bodies).delete(cursor.primaryKey)
    }
    cursor.continue()
  }
}

/** PouchDB keeps how many documents there are. */
function countDown(transaction: IDBTransaction): void {
  const store = transaction.objectStore(counts)
  const found = store.get(counts)
  found.onsuccess = () => {
    const meta = found.result as { docCount?: number } | undefined
    if (meta?.docCount !== undefined) store.put({ ...meta, docCount: meta.docCount - 1 })
  }
}

function opened(request: IDBOpenDBRequest): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The replica would not open.'))
  })
}
