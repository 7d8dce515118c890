/** `GET /api/directory/history/<entry id>`: what was done to an entry, newest first. For the staff. */
import type { FastifyInstance } from 'fastify'
import { isMutable, parseDocument } from '../../src/domain/documents/document.ts'
import { isDocumentId } from '../../src/domain/identifiers.ts'
import { may } from '../../src/domain/rules/roles.ts'
import { createRecords } from '../accounts/records.ts'
import type { DocumentStore } from '../couch/document-store.ts'
import type { Erased } from '../erased/erased.ts'
import { problem } from '../http/problem.ts'
import { historyDatabase, historyOf } from './history.ts'

export function historyRoute(
  app: FastifyInstance,
  store: DocumentStore,
  erased: Pick<Erased, 'hides'>,
): void {
  const records = createRecords(store, historyDatabase)
  app.get<{ Params: { entry: string } }>(
    '/api/directory/history/:entry',
    async (request, reply) => {
      const { requester } = request
      if (!requester) return problem(reply, 'unauthorized', 'Sign in first.')
      if (!may(requester.roles, 'casework.read')) {
        return problem(reply, 'forbidden', 'The history is for the staff.')
      }
      const { entry } = request.params
      if (!isDocumentId(entry))
        return problem(reply, 'bad_request', 'An entry’s id is <kind>:<name>.')
      const [leaf] = erased.hides(entry)
        ? []
        : await store.leaves('directory', entry, { history: false, attachments: false })
      const document =
        leaf && 'ok' in leaf && !leaf.ok['_deleted'] ? parseDocument(leaf.ok) : undefined
      if (!document || !isMutable(document)) {
        return problem(reply, 'not_found', 'There is no such entry.')
      }
      reply.header('cache-control', 'no-store')
      return { entry, applied: await historyOf(records, document) }
    },
  )
}
