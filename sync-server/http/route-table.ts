import type { FastifyInstance } from 'fastify'

export interface Route {
  readonly method: string
  /** Fastify's pattern. */
  readonly url: string
}

/** Every route that is registered from now on. The tests of who may do what read it, so that none is forgotten. */
export function listRoutes(app: FastifyInstance): readonly Route[] {
  const routes: Route[] = []
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routes.push({ method: each, url })
  })
  return routes
}
