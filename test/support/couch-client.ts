/** Our own client on the routes of `couch-server.ts`, as the sync worker makes it. */
import type { Server } from '../../src/sync/ports.ts'
import { createGateway } from '../../src/workers/gateway.ts'
import { identity, somebody, type CouchServer } from './couch-server.ts'

export function couchClient({ url }: CouchServer): Server {
  return createGateway({
    server: 'here',
    user: somebody,
    fetch: (path, init) => {
      const headers = new Headers(init?.headers)
      for (const [name, value] of Object.entries(identity('staff'))) headers.set(name, value)
      return fetch(url + path, { ...init, headers })
    },
  })
}
