/**
 * The server: one store behind two gateways, each the real routes in a Fastify of its own. Every call of the
 * store is a turn, so that gateways interleave between looking and writing, and a kill falls there too. A
 * killed gateway starts anew at once, with nothing in its memory.
 */
import Fastify, { type FastifyInstance } from 'fastify'
import type {} from '@fastify/cookie'
import type {} from '../../sync-server/accounts/authenticate.ts'
import { parseServerId, parseUserId } from '../../src/domain/identifiers.ts'
import type { Role } from '../../src/domain/rules/roles.ts'
import type { DocumentStore } from '../../sync-server/couch/document-store.ts'
import { connectionRoute } from '../../sync-server/couch/connection-route.ts'
import { couchRoutes } from '../../sync-server/couch/routes.ts'
import { createCluster, type Cluster } from './cluster.ts'
import type { Scheduler } from './scheduler.ts'
import { turningStore } from './turning.ts'

export interface Request {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

export interface Answer {
  readonly status: number
  readonly text: string
}

export interface Gateways {
  readonly names: readonly string[]
  /** By user. */
  readonly roles: Map<string, readonly Role[]>
  readonly cluster: Cluster
  answer(gateway: string, request: Request): Promise<Answer>
  /** Its tasks die; it is up again with an empty memory. */
  restart(gateway: string): Promise<void>
}

export const serverId = parseServerId('model')

export async function createGateways(
  store: DocumentStore,
  scheduler: Scheduler,
): Promise<Gateways> {
  const roles = new Map<string, readonly Role[]>()
  const apps = new Map<string, FastifyInstance>()
  const cluster = createCluster(store)
  const nodes: Readonly<Record<string, DocumentStore>> = {
    'gateway-1': store,
    'gateway-2': cluster.second,
  }

  async function open(gateway: string): Promise<void> {
    const app = Fastify({ routerOptions: { maxParamLength: 300 } })
    app.decorateRequest('requester', undefined)
    app.addHook('onRequest', (request, _reply, done) => {
      const user = parseUserId(request.headers['x-kulturlots-user'])
      request.requester = { userId: user, roles: roles.get(user) ?? [] }
      done()
    })
    const mine = turningStore(scheduler, nodes[gateway] ?? store)
    connectionRoute(app, { store: mine, server: serverId, erased: () => 0 })
    await app.register(couchRoutes, { store: mine })
    await app.ready()
    apps.set(gateway, app)
  }

  const names = Object.keys(nodes)
  for (const name of names) await open(name)
  return {
    names,
    roles,
    cluster,
    async answer(gateway, { method, path, headers, body }) {
      const app = apps.get(gateway)
      if (!app) throw new Error(`There is no ${gateway}.`)
      const response = await app.inject({
        method: method as 'GET',
        url: path,
        headers,
        ...(body === undefined ? {} : { payload: body }),
      })
      return { status: response.statusCode, text: response.payload }
    },
    async restart(gateway) {
      scheduler.kill(gateway)
      await open(gateway)
    },
  }
}
