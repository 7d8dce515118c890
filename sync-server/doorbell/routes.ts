/**
 * `GET /api/doorbell`: one event stream per device that says which databases have moved, never what is in
 * them. Level-triggered: each event is the whole state, so a lost one costs time and nothing else.
 *
 *     event: state
 *     data: {"user": <userId|null>, "databases": {"casework"?: <opaque>, "own"?: <opaque>,
 *            "directory": <manifest id>, "erased"?: <how many are listed>}}
 *
 * Sent on connecting, every 30 s, and on change once a second at most, of which one may come ahead. It ends
 * when the session does; the device then asks who it is and connects again. 429 where a person or a network
 * has too many open.
 */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { may } from '../../src/domain/rules/roles.ts'
import { createOpenPolls } from '../couch/open-polls.ts'
import { networkOf } from '../http/network-of.ts'
import { problem } from '../http/problem.ts'
import type { Doorbells } from './doorbells.ts'

/** A stream that nobody reads is ended rather than filled. */
const mostUnread = 64 * 1024

/** One leading tab per device has one open; a broken line's lives on until it is missed. */
export const mostPerPerson = 20
/** A town hall, or a mobile operator, may have one address for all. */
export const mostPerNetwork = 3_000
/** Devices of which a few are likely to have gone by then. */
const comeAgain = 60

export function doorbellRoute(app: FastifyInstance, doorbells: Doorbells): void {
  // Before connections are drained: a stream would keep the server from closing.
  app.addHook('preClose', (done) => {
    doorbells.stop()
    done()
  })

  const byPerson = createOpenPolls(mostPerPerson)
  const byNetwork = createOpenPolls(mostPerNetwork)

  /** @returns how to leave again, once or more; undefined where there are too many. */
  function enter({ ip, requester }: FastifyRequest): (() => void) | undefined {
    const leaveNetwork = byNetwork.open(networkOf(ip))
    if (!leaveNetwork || !requester) return leaveNetwork
    const leavePerson = byPerson.open(requester.userId)
    if (!leavePerson) leaveNetwork()
    return leavePerson && (() => [leaveNetwork, leavePerson].forEach((leave) => leave()))
  }

  app.get('/api/doorbell', { exposeHeadRoute: false }, async (request, reply) => {
    // A device whose session has ended must ask again once it has a new one; as a visitor it would listen on
    // and never hear of its own databases.
    if (!request.requester && request.headers['x-kulturlots-user'] !== undefined) {
      return problem(reply, 'unauthorized', 'The session has ended; sign in again.')
    }
    const leaveDoor = enter(request)
    if (!leaveDoor) {
      reply.header('retry-after', String(comeAgain))
      return problem(reply, 'too_many_requests', 'Too many doorbells are open from here.')
    }
    const stream = new Readable({ read: () => undefined })
    const leave = doorbells.open({
      user: request.requester?.userId ?? null,
      session: request.session,
      databases: databasesOf(request),
      send(text) {
        if (stream.destroyed) return false
        if (stream.readableLength > mostUnread) stream.destroy()
        else stream.push(text)
        return !stream.destroyed
      },
      ended: () => void stream.push(null),
    })
    stream.on('close', leave).on('close', leaveDoor)
    return reply
      .type('text/event-stream')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(stream)
  })
}

function databasesOf({ requester }: FastifyRequest): ReadonlyMap<'casework' | 'own', string> {
  const databases = new Map<'casework' | 'own', string>()
  if (requester && may(requester.roles, 'casework.read')) databases.set('casework', 'casework')
  if (requester && may(requester.roles, 'own.read')) databases.set('own', `own-${requester.userId}`)
  return databases
}
