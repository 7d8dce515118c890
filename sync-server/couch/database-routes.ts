/** The routes that concern a whole database. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import type { Erased } from '../erased/erased.ts'
import { writeUnlessErased } from '../erased/write-unless-erased.ts'
import type { ProposalPace } from '../directory/proposal-pace.ts'
import { problem } from '../http/problem.ts'
import type { PushedRow } from '../operations/server-measures.ts'
import { bulkGet } from './bulk-get.ts'
import { changesText } from './changes-text.ts'
import type { DeviceMarks } from './device-mark.ts'
import { writeFromDevice, type GatewayParts } from './gateway.ts'
import { grantedTo } from './granted.ts'
import { waitForChanges } from './longpoll.ts'
import type { OpenPolls } from './open-polls.ts'
import type { Quota } from './quota.ts'
import {
  parseAllDocs,
  parseBulkDocs,
  parseBulkGet,
  parseChanges,
  parseRevsDiff,
} from './requests.ts'
import { writeWithinBounds } from './write-bounds.ts'

/** CouchDB's own limit of a request is 4 GB; a day of notes is some kilobytes. */
const bodyLimit = 8 * 1024 * 1024

export type Pushed = (database: SyncedDatabase, rows: readonly PushedRow[]) => void

export interface DatabaseRoutes extends GatewayParts {
  readonly erased: Erased | undefined
  readonly pushed: Pushed
  readonly quota: Quota
  readonly pace: ProposalPace
  readonly marks: DeviceMarks
  readonly polls: OpenPolls
  readonly database: SyncedDatabase
  /** Aborted when the server stops: open long polls are answered. */
  readonly stopping: AbortSignal
}

export function databaseRoutes(scope: FastifyInstance, routes: DatabaseRoutes): void {
  const { store, erased, pushed, quota, pace, marks, polls, database, stopping } = routes
  scope.get('/', async (request) => {
    const { store, name } = grantedTo(request)
    const info = await store.info(name)
    return { db_name: database, instance_start_time: '0', ...info }
  })

  scope.route({
    method: ['GET', 'POST'],
    url: '/_changes',
    bodyLimit,
    handler: (request, reply) => changes({ polls, stopping }, request, reply),
  })

  scope.route({
    method: ['GET', 'POST'],
    url: '/_all_docs',
    bodyLimit,
    handler: (request) => {
      const { store, name } = grantedTo(request)
      return store.allDocs(name, parseAllDocs(request.query, request.body))
    },
  })

  scope.post('/_revs_diff', { bodyLimit }, (request) => {
    const { store, name } = grantedTo(request)
    return store.revsDiff(name, parseRevsDiff(request.body))
  })

  scope.post('/_bulk_get', { bodyLimit }, async (request, reply) => {
    const asked = parseBulkGet(request.query, request.body)
    const { store, name } = grantedTo(request)
    const answer = await bulkGet(store, name, asked)
    return reply.type('application/json').send(answer)
  })

  scope.post('/_bulk_docs', { bodyLimit, config: { access: 'write' } }, async (request, reply) => {
    const { documents, newEdits, mark } = parseBulkDocs(request.body)
    if (!newEdits) {
      return problem(reply, 'forbidden', 'Devices write new revisions: new_edits is true.')
    }
    if (mark) {
      const held = await marks.move(grantedTo(request).requester.userId, mark)
      if (held !== undefined && held !== mark.mark) {
        return problem(reply, 'conflict', 'This device was heard of since; nothing was stored.')
      }
    }
    const carrying = request.headers['x-kulturlots-carrying'] === 'yes'
    const write = { ...grantedTo(request), database, documents, carrying }
    const sender = { requester: write.requester, ip: request.ip }
    const rows = await writeUnlessErased(erased, write.name, documents, (kept) =>
      pace.within(sender, kept, (unhurried) =>
        writeWithinBounds(store, quota, { ...write, documents: unhurried }, (fitting) =>
          writeFromDevice(routes, { ...write, documents: fitting }),
        ),
      ),
    )
    pushed(database, rows)
    return reply.code(201).send(rows)
  })
}

async function changes(
  { polls, stopping }: Pick<DatabaseRoutes, 'polls' | 'stopping'>,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { store, name, requester } = grantedTo(request)
  const { query, feed, timeout, heartbeat } = parseChanges(request.query, request.body)
  const page = await store.changes(name, { ...query, asText: true })
  if (feed === 'normal' || page.results.length > 0) {
    return reply.type('application/json').send(changesText(page))
  }
  const close = polls.open(requester.userId)
  if (!close) {
    reply.header('retry-after', Math.ceil(timeout / 1000))
    return problem(reply, 'too_many_requests', 'Too many long polls are open.')
  }
  const gone = new AbortController()
  const leave = () => {
    gone.abort()
    close()
  }
  reply.raw.once('close', leave)
  // Whoever left during the read has closed already.
  if (reply.raw.destroyed) leave()
  const signal = AbortSignal.any([stopping, gone.signal, AbortSignal.timeout(timeout)])
  // `now` is this moment: what is written from here on is an answer.
  const waiting = waitForChanges(
    store,
    name,
    { ...query, since: page.last_seq },
    { heartbeat, signal },
  )
  return reply.type('application/json').send(Readable.from(waiting))
}
