/**
 * `GET /api/doorbell`: one event stream per device that says which databases have moved, never what is in
 * them. Level-triggered: each event is the whole state, so a lost one costs time and nothing else.
 *
 *     event: state
 *     data: {"user": <userId|null>, "databases": {"casework"?: <opaque>, "own"?: <opaque>, "directory": <manifest id>}}
 *
 * Sent on connecting, every 30 s, and on change at most once a second. It ends when the session does;
 * the device then asks who it is and connects again.
 */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { may } from '../../src/domain/rules/roles.ts'
import type { Sessions } from '../accounts/sessions.ts'
import type { DocumentStore } from '../couch/document-store.ts'
import type { DirectoryPublication } from '../directory/publication.ts'
import { problem } from '../http/problem.ts'
import { createThrottle } from './throttle.ts'

export interface DoorbellOptions {
  readonly store: DocumentStore
  readonly publication: DirectoryPublication
  readonly sessions: Sessions
}

/** Devices reconnect after 75 s of silence (design §5). */
const heartbeat = 30_000
const shortestPause = 1000
/** A stream that nobody reads is ended rather than filled. */
const mostUnread = 64 * 1024

export function doorbellRoute(app: FastifyInstance, options: DoorbellOptions): void {
  const open = new Set<() => void>()
  // Before connections are drained: a stream would keep the server from closing.
  app.addHook('preClose', (done) => {
    for (const end of open) end()
    done()
  })

  app.get('/api/doorbell', { exposeHeadRoute: false }, async (request, reply) => {
    // A device whose session has ended must ask again once it has a new one; as a visitor it would listen on
    // and never hear of its own databases.
    if (!request.requester && request.headers['x-kulturlots-user'] !== undefined) {
      return problem(reply, 'unauthorized', 'The session has ended; sign in again.')
    }
    const stream = new Readable({ read: () => undefined })
    const end = ringAt(stream, request, options)
    open.add(end)
    stream.on('close', () => {
      open.delete(end)
      end()
    })
    return reply
      .type('text/event-stream')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(stream)
  })
}

/** @returns end: stops ringing and closes the stream. May be called twice. */
function ringAt(stream: Readable, request: FastifyRequest, options: DoorbellOptions): () => void {
  const { store, publication, sessions } = options
  const { requester, session } = request
  const databases = new Map<'casework' | 'own', string>()
  if (requester && may(requester.roles, 'casework.read')) databases.set('casework', 'casework')
  if (requester && may(requester.roles, 'own.read')) databases.set('own', `own-${requester.userId}`)

  let ended = false
  async function send(): Promise<void> {
    if (session && !(await sessions.holds(session))) {
      end()
      return
    }
    const states: Record<string, string> = { directory: publication.manifest().id }
    for (const [name, database] of databases) {
      states[name] = (await store.info(database))?.update_seq ?? '0'
    }
    if (ended) return
    if (stream.readableLength > mostUnread) stream.destroy()
    else {
      const data = JSON.stringify({ user: requester?.userId ?? null, databases: states })
      stream.push(`event: state\ndata: ${data}\n\n`)
    }
  }

  const throttle = createThrottle(shortestPause, () => {
    send().catch((error: unknown) => {
      request.log.error({ stack: error instanceof Error ? error.stack : undefined }, 'no ring')
      stream.destroy()
    })
  })
  const watched = new Set<string>(databases.values())
  const stops = [
    store.onUpdate((name) => {
      if (watched.has(name)) throttle.ring()
    }),
    publication.onPublish(throttle.ring),
    sessions.onEnd((id) => {
      if (id === session?.id) end()
    }),
  ]
  const timer = setInterval(throttle.ring, heartbeat)
  throttle.ring()

  function end(): void {
    if (ended) return
    ended = true
    clearInterval(timer)
    throttle.stop()
    for (const stop of stops) stop()
    stream.push(null)
  }
  return end
}
