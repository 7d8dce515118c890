/**
 * CouchDB's replication protocol at `/db/casework` and `/db/own`: an allow-list. What is not listed is 404,
 * whoever asks; who may ask is gateway.ts. Answers are CouchDB's, errors `{error, reason}`.
 *
 * Register it in a Fastify whose `routerOptions.maxParamLength` is 300 or more: Fastify's own 100 is shorter
 * than some document ids. `request.requester` must be set before.
 */
import type { FastifyError, FastifyInstance, FastifyPluginAsync } from 'fastify'
import { ulid } from 'ulid'
import { syncedDatabases, type SyncedDatabase } from '../../src/domain/casework/documents.ts'
import type { UserId } from '../../src/domain/identifiers.ts'
import '../accounts/requester.ts'
import type { Erased } from '../erased/erased.ts'
import { hideErased } from '../erased/hide-erased.ts'
import { answer } from '../http/errors.ts'
import { problem } from '../http/problem.ts'
import { createCarriedRecords } from './carried.ts'
import { createDeviceMarks } from './device-mark.ts'
import { createDeviceOwners, type DeviceOwners } from './device-owners.ts'
import { databaseRoutes, type Pushed } from './database-routes.ts'
import { documentRoutes } from './document-routes.ts'
import { StoreError, type DocumentStore } from './document-store.ts'
import { accessTo } from './gateway.ts'
import './granted.ts'
import { mostPolls, ownQuota as usualQuota } from './limits.ts'
import { createOpenPolls } from './open-polls.ts'
import { newsRoute } from './news-route.ts'
import { BadRequest, TooLarge } from './query-values.ts'
import { createProposalPace } from '../directory/proposal-pace.ts'
import { createQuota } from './quota.ts'
import { faultOf } from './request-bounds.ts'

export interface CouchRoutesOptions {
  readonly store: DocumentStore
  readonly erased?: Erased
  /** Told the outcome of each push. */
  readonly pushed?: Pushed
  /** Bytes that one person may store. */
  readonly ownQuota?: number
  /** Whose another name a former guest's id is; nobody's when left out. */
  readonly aliasOf?: (user: UserId) => Promise<UserId | undefined>
  /** Made of the same store; those that connections make known too. */
  readonly owners?: DeviceOwners
  readonly clock?: () => number
}

export const couchRoutes: FastifyPluginAsync<CouchRoutesOptions> = async (
  app,
  {
    store: whole,
    erased,
    pushed = () => undefined,
    ownQuota = usualQuota,
    aliasOf = () => Promise.resolve(undefined),
    clock = () => Date.now(),
    owners = createDeviceOwners(whole, clock),
  },
) => {
  const store = erased ? hideErased(whole, erased) : whole
  const carried = createCarriedRecords(store, { clock, ulid })
  const quota = createQuota(store, ownQuota)
  const pace = createProposalPace(clock)
  const marks = createDeviceMarks(store, quota)
  const polls = createOpenPolls(mostPolls)
  const stopping = new AbortController()
  app.addHook('preClose', (done) => {
    stopping.abort()
    done()
  })
  await app.register(
    async (db) => {
      db.decorateRequest('granted', undefined)
      // A form or a `fetch` without a preflight can send text/plain from anywhere; JSON it can't.
      db.removeContentTypeParser('text/plain')
      answerErrors(db)
      for (const database of syncedDatabases) {
        await db.register(
          (scope, _options, done) => {
            letIn(scope, store, database)
            refuseMonsters(scope)
            databaseRoutes(scope, {
              store,
              erased,
              pushed,
              owners,
              carried,
              aliasOf,
              quota,
              pace,
              marks,
              polls,
              database,
              stopping: stopping.signal,
            })
            newsRoute(scope)
            documentRoutes(scope, { owners, quota, database })
            done()
          },
          { prefix: `/${database}` },
        )
      }
    },
    { prefix: '/db' },
  )
}

/** Before the body is read: a stranger's eight megabytes are not. */
function letIn(scope: FastifyInstance, store: DocumentStore, database: SyncedDatabase): void {
  scope.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const wanted = request.routeOptions.config.access ?? 'read'
    const access = accessTo(database, wanted, request.requester)
    if (access.kind === 'unauthorized') return problem(reply, 'unauthorized', 'Sign in first.')
    if (access.kind === 'forbidden') {
      return problem(reply, 'forbidden', 'Your role does not open this database.')
    }
    await store.ensureDatabase(access.name)
    request.granted = { ...access, store: store.actingFor(access.requester) }
    return undefined
  })
}

function refuseMonsters(scope: FastifyInstance): void {
  scope.addHook('preValidation', (request, _reply, done) => {
    const fault = faultOf(request.body)
    done(fault === undefined ? undefined : new BadRequest(fault))
  })
}

const wordOf = {
  'no-database': 'not_found',
  'bad-sequence': 'bad_request',
  'too-large': 'too_large',
} as const

function answerErrors(db: FastifyInstance): void {
  db.setNotFoundHandler((_request, reply) =>
    problem(reply, 'not_found', 'There is nothing at this address.'),
  )
  db.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof BadRequest) return problem(reply, 'bad_request', error.message)
    if (error instanceof TooLarge) return problem(reply, 'too_large', error.message)
    if (error instanceof StoreError && error.kind !== 'unavailable' && error.kind !== 'forbidden') {
      return problem(reply, wordOf[error.kind], error.message)
    }
    return answer(error, request, reply)
  })
}
