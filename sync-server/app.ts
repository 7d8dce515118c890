/**
 * The sync-server as one Fastify app, not yet listening: the parts are joined here and nowhere else.
 *
 *     every request ── security headers, log line
 *       /api, /db   ── who is asking ── own origin ── right user ── route
 *       /katalog/…  ── the directory as pages, for everybody
 *       the rest    ── the built app
 */
import { randomUUID } from 'node:crypto'
import fastifyCookie from '@fastify/cookie'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { ulid } from 'ulid'
import type { ServerId } from '../src/domain/identifiers.ts'
import type { Accounts } from './accounts/accounts.ts'
import { authenticate } from './accounts/authenticate.ts'
import type { KnownBrowsers } from './accounts/known-browsers.ts'
import type { Moves } from './accounts/moves.ts'
import { accountRoutes } from './accounts/routes.ts'
import { createBrowserCookie, createSessionCookie } from './accounts/session-cookie.ts'
import type { Sessions } from './accounts/sessions.ts'
import { defaultOrganisation, type Config } from './config.ts'
import type { DocumentStore } from './couch/document-store.ts'
import { connectionRoute } from './couch/connection-route.ts'
import { createDeviceOwners } from './couch/device-owners.ts'
import { couchRoutes } from './couch/routes.ts'
import type { DirectoryPublication } from './directory/publication.ts'
import { importRoutes } from './directory/import-routes.ts'
import { createImports } from './directory/imports.ts'
import { createStoredWords } from './directory/words.ts'
import { partnerRoutes } from './accounts/partner-routes.ts'
import { historyRoute } from './directory/history-route.ts'
import { directoryRoutes } from './directory/routes.ts'
import { createDoorbells } from './doorbell/doorbells.ts'
import { doorbellRoute } from './doorbell/routes.ts'
import type { Erased } from './erased/erased.ts'
import { erasedRoute } from './erased/routes.ts'
import { compressJson } from './http/compress.ts'
import { answer, handleErrors } from './http/errors.ts'
import { healthRoute } from './http/health.ts'
import { logRequests } from './http/request-log.ts'
import { requireSameOrigin } from './http/same-origin.ts'
import { listRoutes, type Route } from './http/route-table.ts'
import { answerClientError, answerOnTheWire } from './http/wire-errors.ts'
import { metricsRoute } from './operations/metrics-route.ts'
import { measureRequests, measureState, type ServerMeasures } from './operations/server-measures.ts'
import { addSecurityHeaders, securityHeaders } from './http/security-headers.ts'
import { stackOf } from './http/stack-of.ts'
import { serveApp } from './http/static-app.ts'
import { createRecords } from './accounts/records.ts'
import { createHandOverLinks } from './questions/hand-over-links.ts'
import { handedRoutes } from './questions/hand-over-public.ts'
import { handOverRoutes } from './questions/hand-over-route.ts'
import { codesDatabase } from './questions/retrieval-codes.ts'
import { retrieveRoute } from './questions/retrieve-route.ts'
import { publicWeb } from './public-web/routes.ts'

export interface AppOptions {
  readonly config: Pick<
    Config,
    'publicOrigin' | 'trustedProxies' | 'appDirectory' | 'metricsToken' | 'organisation'
  >
  readonly server: ServerId
  readonly store: DocumentStore
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly moves: Moves
  readonly browsers: KnownBrowsers
  readonly publication: DirectoryPublication
  readonly erased: Erased
  readonly measures: ServerMeasures
  /** Of the embedded store. */
  readonly storeFile: string | undefined
  readonly clock: () => number
  readonly logger: FastifyBaseLogger
}

/** A push of 8 MB over a bad line; whoever needs longer sends less at a time. Node's default. */
const longestRequest = 300_000

/** Bodies of /api are a form's worth; /db sets its own limit. */
const largestBody = 64 * 1024

export interface App {
  readonly app: FastifyInstance
  readonly routes: readonly Route[]
}

export async function createApp(options: AppOptions): Promise<App> {
  const { config, server, store, accounts, sessions, moves, browsers } = options
  const { publication, erased, measures, storeFile, clock, logger } = options
  const cookie = createSessionCookie(config.publicOrigin)
  const browserCookie = createBrowserCookie(config.publicOrigin)
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: largestBody,
    requestTimeout: longestRequest,
    http: { requireHostHeader: false },
    clientErrorHandler: answerClientError,
    // An encoded document id (routes of /db) is longer than Fastify's 100.
    routerOptions: { maxParamLength: 300 },
    trustProxy: proxiesOf(config),
    frameworkErrors: (error, request, reply) => {
      // No hook has run: the address could not even be read.
      void answer(error, request, reply.headers(securityHeaders(config.publicOrigin)))
    },
  })
  const routes = listRoutes(app)
  app.removeContentTypeParser('text/plain')
  app.decorateRequest('requester', undefined)
  app.decorateRequest('session', undefined)
  addSecurityHeaders(app, config.publicOrigin)
  logRequests(app)
  measureRequests(app, measures)
  answerOnTheWire(app)
  handleErrors(app)
  compressJson(app)

  const doorbells = createDoorbells({
    ...{ store, publication, sessions, erased },
    rang: measures.rang,
    failed(error) {
      logger.error({ stack: stackOf(error) }, 'no ring')
    },
  })
  measureState(measures, { store, erased, storeFile, doorbells: doorbells.count })

  await app.register(fastifyCookie)
  healthRoute(app, store)
  metricsRoute(app, {
    measures,
    token: config.metricsToken,
    isPublic: config.publicOrigin !== undefined,
  })
  await app.register(async (guarded) => {
    requireSameOrigin(guarded, config.publicOrigin)
    authenticate(guarded, { accounts, sessions, cookie })
    accountRoutes(guarded, {
      accounts,
      sessions,
      moves,
      browsers,
      cookie,
      browserCookie,
      server,
      clock,
    })
    directoryRoutes(guarded, publication)
    historyRoute(guarded, store, erased)
    const words = createStoredWords(store)
    const answeredFor = () => accounts.answeredFor()
    importRoutes(guarded, createImports({ store, server, erased, words, answeredFor, clock }))
    partnerRoutes(guarded, accounts)
    erasedRoute(guarded, erased)
    retrieveRoute(guarded, { store, accounts, erased, clock })
    const links = createHandOverLinks(createRecords(store, codesDatabase))
    const handing = { store, links, erased, clock, ulid }
    handOverRoutes(guarded, { ...handing, publicOrigin: config.publicOrigin })
    const organisation = config.organisation ?? defaultOrganisation
    handedRoutes(guarded, { ...handing, organisation })
    const owners = createDeviceOwners(store, clock)
    connectionRoute(guarded, { store, server, erased: () => erased.total(), owners })
    doorbellRoute(guarded, doorbells)
    await guarded.register(couchRoutes, {
      store,
      erased,
      pushed: measures.pushed,
      owners,
      aliasOf: async (user) => (await accounts.find(user))?.aliasOf,
      clock,
    })
  })
  const { publicOrigin, appDirectory } = config
  publicWeb(app, { publication, publicOrigin, appDirectory })
  await serveApp(app, appDirectory)
  return { app, routes }
}

/**
 * A proxy on this machine tells the browser's address and host; any other is believed when it is named.
 * A private address alone proves nothing: the people on an office's network have one too.
 */
function proxiesOf({ publicOrigin, trustedProxies }: AppOptions['config']) {
  return publicOrigin === undefined ? false : ['loopback', ...trustedProxies]
}
