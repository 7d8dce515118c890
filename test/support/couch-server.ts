/** The routes of /db over real HTTP on an embedded store; who asks is told in headers, not by a session. */
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { isUlid, parseDocumentId, parseUserId } from '../../src/domain/identifiers.ts'
import { isRole, type Role } from '../../src/domain/rules/roles.ts'
import type { DocumentStore, StoredBody } from '../../sync-server/couch/document-store.ts'
import { createEmbeddedStore } from '../../sync-server/couch/embedded/embedded-store.ts'
import { couchRoutes, type CouchRoutesOptions } from '../../sync-server/couch/routes.ts'
import { couchAt, openTestStore, type TestStore } from './couchdb.ts'

export const somebody = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
export const somebodyElse = '01BX5ZZKBKACTAV9WEVGEMMVRZ'

export interface CouchServer {
  readonly url: string
  readonly store: DocumentStore
  /** @param body sent as JSON; a string is sent as it is. */
  ask(method: string, path: string, options?: Ask): Promise<Answer>
  /** Ends long polls; may be called before disposal. */
  stop(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export interface Ask {
  /** `visitor` is nobody. */
  readonly as?: Role | 'visitor'
  readonly user?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly json: unknown
}

export function identity(role: Role, user = somebody): Record<string, string> {
  return { 'x-test-user': user, 'x-test-role': role }
}

export async function startCouchServer(
  options: Omit<CouchRoutesOptions, 'store'> = {},
): Promise<CouchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'kulturlots-couch-'))
  const { store, stop: removeStore } = await openStore(folder)
  const app = Fastify({ routerOptions: { maxParamLength: 300 } })
  app.decorateRequest('requester', undefined)
  app.addHook('onRequest', (request, _reply, done) => {
    const { 'x-test-user': user, 'x-test-role': role } = request.headers
    if (isUlid(user) && isRole(role)) {
      request.requester = { userId: parseUserId(user), roles: [role] }
    }
    done()
  })
  await app.register(couchRoutes, { ...options, store })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`

  async function ask(method: string, path: string, options: Ask = {}): Promise<Answer> {
    const { as = 'staff', user, body, headers, signal } = options
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(as !== 'visitor' && identity(as, user)),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(signal && { signal }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, json: parsed(text) }
  }

  return {
    url,
    store,
    ask,
    stop: () => app.close(),
    async [Symbol.asyncDispose]() {
      await app.close()
      await removeStore()
      await rm(folder, { recursive: true })
    },
  }
}

/** The embedded store, or a real CouchDB where COUCHDB_TEST_URL names one (`npm run test:couchdb`). */
async function openStore(folder: string): Promise<Pick<TestStore, 'store' | 'stop'>> {
  const address = process.env['COUCHDB_TEST_URL']
  if (address !== undefined) return openTestStore(couchAt(address))
  const store = createEmbeddedStore({ file: join(folder, 'store.sqlite') })
  return { store, stop: () => store.close() }
}

/** Not every answer is JSON: an attachment's is not. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

let counter = 0

/** A document with one edit by a device of its own. */
export function document(id: string, fields: Readonly<Record<string, string>>): StoredBody {
  counter += 1
  const edits = Object.entries(fields).map(([field, value]): FieldEdit => ({
    kind: 'set',
    field,
    value,
  }))
  const written = { dot: ['device-1', counter], at: '2026-11-22T10:00:00Z', by: somebody } as const
  return edited(newDocument(parseDocumentId(id)), edits, written) as unknown as StoredBody
}

export function contact(id: string, name = 'Ada'): StoredBody {
  return document(`contact:${id}`, { name })
}

export function logEntry(id: string, text: string): StoredBody {
  const body = { about: [], text }
  const common = { type: 'log-entry', schemaVersion: 1, at: '2026-11-22T10:00:00Z', by: somebody }
  return { _id: `log-entry:${id}`, ...common, body }
}
