/**
 * `GET /db/:database/_news?since=…&limit=…`: a page of `_changes` (every leaf) together with the leaves
 * themselves and their ancestry. One request brings what `_changes` and `_bulk_get` bring in two.
 *
 *     {"results": [{seq, id, changes}], "last_seq": …, "pending": …, "leaves": [{id, docs: [{ok}]}]}
 *
 * Where the leaves would be too much for one answer `leaves` is empty; the device asks for them in parts.
 */
import type { FastifyInstance } from 'fastify'
import { bulkGet } from './bulk-get.ts'
import type { DocumentStore } from './document-store.ts'
import { grantedTo } from './granted.ts'
import { record, TooLarge } from './query-values.ts'
import { parseChanges } from './requests.ts'

export function newsRoute(scope: FastifyInstance): void {
  scope.get('/_news', async (request, reply) => {
    const { store, name } = grantedTo(request)
    const { since, limit } = record(request.query)
    const asked = { since, limit, style: 'all_docs' }
    const { query } = parseChanges(
      Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)),
      undefined,
    )
    const page = await store.changes(name, query)
    const leaves = await leavesOf(store, name, page)
    const { results, last_seq: last, pending } = page
    return reply
      .type('application/json')
      .send(
        `${JSON.stringify({ results, last_seq: last, pending }).slice(0, -1)},"leaves":${leaves}}`,
      )
  })
}

/** As JSON, like the `results` of a `_bulk_get`. */
async function leavesOf(
  store: DocumentStore,
  name: string,
  { results }: Awaited<ReturnType<DocumentStore['changes']>>,
): Promise<string> {
  const wanted = results.map(({ id, changes }) => [id, changes.map(({ rev }) => rev)] as const)
  try {
    const answer = await bulkGet(store, name, {
      wanted,
      query: { history: true, attachments: false },
    })
    return answer.slice('{"results":'.length, -1)
  } catch (error) {
    if (error instanceof TooLarge) return '[]'
    throw error
  }
}
