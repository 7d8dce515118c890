/**
 * The store as it looks without what is listed as erased and not purged yet. For reads; what is written is
 * refused in `write-unless-erased.ts`. Costs nothing while there is nothing to hide.
 */
import type { DocumentStore } from '../couch/document-store.ts'
import type { Erased } from './erased.ts'

export function hideErased(store: DocumentStore, erased: Erased): DocumentStore {
  return {
    ...store,
    actingFor: (writer) => hideErased(store.actingFor(writer), erased),
    async changes(name, query) {
      const page = await store.changes(name, query)
      if (!erased.hidesAny()) return page
      return { ...page, results: page.results.filter(({ id }) => !erased.hides(id)) }
    },
    leaves: async (name, id, query) => (erased.hides(id) ? [] : store.leaves(name, id, query)),
    attachment: async (name, id, rev, attachment) =>
      erased.hides(id) ? undefined : store.attachment(name, id, rev, attachment),
    async allDocs(name, query) {
      const found = await store.allDocs(name, query)
      if (!erased.hidesAny()) return found
      const rows = found.rows.flatMap((row) => {
        if (!erased.hides(row.key)) return [row]
        return query.keys ? [{ key: row.key, error: 'not_found' as const }] : []
      })
      return { ...found, rows }
    },
  }
}
