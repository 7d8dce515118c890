import type { DocumentStore } from '../couch/document-store.ts'

/** Takes a document out of the store with all its leaves, also those that are written meanwhile. */
export async function purgeDocument(store: DocumentStore, name: string, id: string): Promise<void> {
  for (;;) {
    const leaves = await store.leaves(name, id, { revs: 'all', history: false, attachments: false })
    const revs = leaves.flatMap((leaf) => ('ok' in leaf && leaf.ok._rev ? [leaf.ok._rev] : []))
    if (revs.length === 0) return
    const purged = await store.purge(name, { [id]: revs })
    if ((purged[id] ?? []).length === 0 && !(await changed(store, name, id, revs))) {
      throw new Error('The store did not purge a document.')
    }
  }
}

/** Whether other leaves stand there now: somebody edited the document in between. */
async function changed(
  store: DocumentStore,
  name: string,
  id: string,
  before: readonly string[],
): Promise<boolean> {
  const leaves = await store.leaves(name, id, { revs: 'all', history: false, attachments: false })
  return !leaves.some((leaf) => 'ok' in leaf && before.includes(String(leaf.ok._rev)))
}
