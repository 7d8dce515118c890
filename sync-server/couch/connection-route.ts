/**
 * `POST /api/sync` with `{device, was, mark}`: all that a device asks at the beginning of a connection, in one
 * request. Who the session is and which server this is, as `/api/session` says it; and, where the session is the
 * one that the device believes in, its databases: the cursor that it left there (`_local/<device>`), that
 * document's revision, and the state that the doorbell would ring. Its mark is moved before (`device-mark.ts`),
 * and `mark` is the one that is there then; left out where none is kept.
 *
 * The device is its user's from then on (`device-owners.ts`). One that is another's is told so (`taken`), and
 * answered as if it had never been here.
 *
 *     {user, server, roles, erased?, mark?, taken?, databases?: {casework?: {cursor, rev, state}, own?: {…}}}
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ServerId } from '../../src/domain/identifiers.ts'
import { syncedDatabases, type SyncedDatabase } from '../../src/domain/casework/documents.ts'
import type { Requester } from '../accounts/requester.ts'
import { problem } from '../http/problem.ts'
import type { DocumentStore } from './document-store.ts'
import { createDeviceOwners, type DeviceOwners } from './device-owners.ts'
import { createDeviceMarks, parseDeviceMark, type DeviceMark } from './device-mark.ts'
import { accessTo } from './gateway.ts'
import { ownQuota as usualQuota } from './limits.ts'
import { createQuota } from './quota.ts'

export interface ConnectionRouteOptions {
  readonly store: DocumentStore
  readonly server: ServerId
  /** How many documents were erased for good. */
  readonly erased: () => number
  /** Bytes that one person may store. */
  readonly ownQuota?: number
  /** Made of the same store. */
  readonly owners?: DeviceOwners
}

interface Place {
  readonly cursor: string | null
  readonly rev: string | null
  readonly state: string
}

const deviceId = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

export function connectionRoute(app: FastifyInstance, options: ConnectionRouteOptions): void {
  const { store, server, erased, ownQuota = usualQuota } = options
  const owners = options.owners ?? createDeviceOwners(store, () => Date.now())
  const marks = createDeviceMarks(store, createQuota(store, ownQuota))

  async function connection(
    { requester, headers }: FastifyRequest,
    reply: FastifyReply,
    device: string,
    mark?: DeviceMark,
  ) {
    const expected = requester !== undefined && headers['x-kulturlots-user'] === requester.userId
    const isOthers = expected && (await isAnothers(owners, device, requester))
    // First: what another life of the device has on its way comes too late for all that is told here.
    const held =
      expected && mark && !isOthers ? await marks.move(requester.userId, mark) : undefined
    return reply.header('cache-control', 'no-store').send({
      user: requester?.userId ?? null,
      roles: requester?.roles ?? [],
      server,
      ...(held !== undefined && { mark: held }),
      ...(isOthers && { taken: true }),
      ...(expected && {
        erased: String(erased()),
        databases: await placesOf(store, requester, isOthers ? undefined : device),
      }),
    })
  }

  const config = { expectedUser: 'any' } as const
  app.post('/api/sync', { config, bodyLimit: 64 * 1024 }, (request, reply) => {
    const mark = parseDeviceMark(request.body)
    return connection(request, reply, mark.device, mark)
  })
  // As clients asked one version before marks: it can go with the version after.
  app.get<{ Querystring: { device?: unknown } }>('/api/sync', { config }, (request, reply) => {
    const { device } = request.query
    if (typeof device !== 'string' || !deviceId.test(device)) {
      return problem(reply, 'bad_request', 'device is a device’s id.')
    }
    return connection(request, reply, device)
  })
}

async function isAnothers(owners: DeviceOwners, device: string, { userId }: Requester) {
  const claimed = await owners.claim(new Map([[device, userId]]), userId)
  return (claimed.owners.get(device) ?? userId) !== userId
}

async function placesOf(store: DocumentStore, requester: Requester, device: string | undefined) {
  const places: Partial<Record<SyncedDatabase, Place>> = {}
  for (const database of syncedDatabases) {
    const access = accessTo(database, 'read', requester)
    if (access.kind !== 'granted') continue
    await store.ensureDatabase(access.name)
    // The state first: what is written in between is found by a pull too many, never missed.
    const state = (await store.info(access.name))?.update_seq ?? '0'
    const left = device === undefined ? undefined : await store.getLocal(access.name, device)
    const [cursor, rev] = [left?.['cursor'], left?._rev]
    places[database] = {
      cursor: typeof cursor === 'string' ? cursor : null,
      rev: rev ?? null,
      state,
    }
  }
  return places
}
