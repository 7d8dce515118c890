/** The routes that concern one document, its attachments, or a replicator's `_local` document. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { isDocumentId } from '../../src/domain/identifiers.ts'
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import { problem } from '../http/problem.ts'
import type { DeviceOwners } from './device-owners.ts'
import { grantedTo } from './granted.ts'
import { largestLocal } from './limits.ts'
import { record } from './query-values.ts'
import type { Quota } from './quota.ts'
import { parseGet, parseRev } from './requests.ts'
import { makeRoomFor } from './room-for-locals.ts'

interface Named {
  Params: { id: string }
}

export interface DocumentRoutes {
  readonly owners: DeviceOwners
  readonly quota: Quota
  readonly database: SyncedDatabase
}

export function documentRoutes(scope: FastifyInstance, routes: DocumentRoutes): void {
  localRoutes(scope, routes)

  scope.get<Named>('/:id', async (request, reply) => {
    const { id } = request.params
    if (!isDocumentId(id)) return missing(reply)
    const { kind, query } = parseGet(request.query)
    const { store, name } = grantedTo(request)
    const leaves = await store.leaves(name, id, query)
    if (kind === 'list') {
      // Of an unknown document every revision is missing.
      const asked = Array.isArray(query.revs) ? (query.revs as readonly string[]) : []
      return reply.send(leaves.length > 0 ? leaves : asked.map((rev) => ({ missing: rev })))
    }
    const [leaf] = leaves
    if (!leaf || !('ok' in leaf)) return missing(reply)
    const deletedWinner = query.revs === undefined && leaf.ok['_deleted'] === true
    return deletedWinner ? problem(reply, 'not_found', 'deleted') : reply.send(leaf.ok)
  })

  scope.get<{ Params: { id: string; attachment: string } }>(
    '/:id/:attachment',
    async (request, reply) => {
      const { id, attachment } = request.params
      if (!isDocumentId(id)) return missing(reply)
      const rev = parseRev(request.query)
      const { store, name } = grantedTo(request)
      const found = await store.attachment(name, id, rev, attachment)
      if (!found) return problem(reply, 'not_found', 'Document is missing attachment')
      // Somebody's upload, on the app's own origin: a file to keep, never a page to run.
      return reply
        .type(found.type)
        .header('content-disposition', 'attachment')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('x-content-type-options', 'nosniff')
        .send(Buffer.from(found.data))
    },
  )
}

function localRoutes(scope: FastifyInstance, { owners, quota, database }: DocumentRoutes): void {
  scope.get<Named>('/_local/:id', async (request, reply) => {
    const { store, name } = grantedTo(request)
    const local = await store.getLocal(name, request.params.id)
    return local ? reply.send(local) : missing(reply)
  })

  scope.put<Named>('/_local/:id', { bodyLimit: largestLocal }, async (request, reply) => {
    const { id } = request.params
    const { store, name, requester } = grantedTo(request)
    // A device whose note of its place is another's compares everything anew, and carries back what it has.
    const owner = database === 'casework' ? (await owners.find([id])).get(id) : undefined
    if (owner !== undefined && owner !== requester.userId) {
      return problem(reply, 'forbidden', 'This is the place of another’s device.')
    }
    if (database === 'own') {
      if (await quota.isOverfull(name)) {
        return problem(reply, 'forbidden', 'This database is full.')
      }
      if (!(await store.getLocal(name, id))) await makeRoomFor(store, name, id)
    }
    const result = await store.putLocal(name, id, record(request.body))
    if ('error' in result) return problem(reply, 'conflict', result.reason)
    return reply.code(201).send(result)
  })
}

/** CouchDB's word for it; PouchDB tells by the status. */
function missing(reply: FastifyReply): FastifyReply {
  return problem(reply, 'not_found', 'missing')
}
