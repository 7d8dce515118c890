/**
 * The sync-server over HTTP (`sync/ports.ts`, `Server`). Every request says for whom it is made, so that a
 * tab left open never writes into the next person's database. Answers are parsed by hand; failures are
 * classified by status and by the error's name, never by its text.
 */
import { syncedDatabases, type SyncedDatabase } from '../domain/casework/documents.ts'
import { isJsonObject, type JsonObject } from '../domain/json.ts'
import { readLeaves } from '../domain/documents/leaves.ts'
import { isRole, may } from '../domain/rules/roles.ts'
import type {
  Answer,
  ChangedLeaves,
  Failure,
  LiveLeaves,
  PushResult,
  Revision,
  Server,
} from '../sync/ports.ts'

export interface GatewayDependencies {
  readonly fetch: (input: string, init?: RequestInit) => Promise<Response>
  /** The server and the user that the local databases belong to. */
  readonly server: string
  readonly user: string
}

/** A request that has no answer for so long is given up; on a slow link 500 documents take about 20 s. */
const patience = 60_000

export function createGateway({ fetch, server, user }: GatewayDependencies): Server {
  /** Revisions of `_local` documents by their path, as last seen: a device that is renewed has new ones. */
  const localRevisions = new Map<string, string>()
  const localPath = (database: SyncedDatabase, deviceId: string) =>
    `/db/${database}/_local/${deviceId}`

  async function ask<T>(
    path: string,
    parse: (value: unknown, size: number) => T,
    init: {
      readonly method?: string
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: unknown
    } = {},
  ): Promise<Answer<T>> {
    let response: Response
    let text: string
    try {
      response = await fetch(path, {
        method: init.method ?? 'GET',
        credentials: 'same-origin',
        cache: 'no-store',
        signal: AbortSignal.timeout(patience),
        headers: {
          accept: 'application/json',
          'x-kulturlots-user': user,
          ...init.headers,
          ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
      })
      text = await response.text()
    } catch {
      // fetch rejects only when no whole answer came: no network, a cut connection, our own time-out.
      return { kind: 'unreachable' }
    }
    const body = parsed(text)
    if (!response.ok) return failureOf(response.status, body)
    // A page instead of JSON comes from something in between: a hotel's or a train's sign-in page.
    if (body === undefined) return { kind: 'unreachable' }
    try {
      return { kind: 'answered', value: parse(body, text.length) }
    } catch {
      // JSON of another shape: a server of another version.
      return { kind: 'unexpected', status: response.status }
    }
  }

  async function remembered(
    database: SyncedDatabase,
    deviceId: string,
  ): Promise<Answer<string | null>> {
    const answer = await ask(localPath(database, deviceId), (value) => {
      const body = objectIn(value)
      return { cursor: textIn(body, 'cursor'), rev: textIn(body, '_rev') }
    })
    if (answer.kind === 'unexpected' && answer.status === 404) {
      localRevisions.delete(localPath(database, deviceId))
      return { kind: 'answered', value: null }
    }
    if (answer.kind !== 'answered') return answer
    localRevisions.set(localPath(database, deviceId), answer.value.rev)
    return { kind: 'answered', value: answer.value.cursor }
  }

  async function putCursor(
    database: SyncedDatabase,
    deviceId: string,
    cursor: string,
  ): Promise<Answer<void>> {
    const path = localPath(database, deviceId)
    const rev = localRevisions.get(path)
    const answer = await ask(path, (value) => textIn(objectIn(value), 'rev'), {
      method: 'PUT',
      body: { cursor, ...(rev === undefined ? {} : { _rev: rev }) },
    })
    if (answer.kind !== 'answered') return answer
    localRevisions.set(path, answer.value)
    return { kind: 'answered', value: undefined }
  }

  return {
    async connect(mark) {
      const deviceId = mark.device
      const answer = await ask('/api/sync', connectionIn, { method: 'POST', body: mark })
      if (answer.kind !== 'answered') return answer
      const session = answer.value
      if (session.server !== server) return { kind: 'foreign-server' }
      if (session.user === null) return { kind: 'signed-out' }
      if (session.user !== user) return { kind: 'other-user' }
      const databases: readonly SyncedDatabase[] = may(session.roles, 'casework.read')
        ? ['casework', 'own']
        : ['own']
      for (const [database, { rev }] of session.places) {
        if (rev === undefined) localRevisions.delete(localPath(database, deviceId))
        else localRevisions.set(localPath(database, deviceId), rev)
      }
      const remembered = new Map([...session.places].map(([of, { cursor }]) => [of, cursor]))
      const states = new Map([...session.places].map(([of, { state }]) => [of, state]))
      const { erased, taken, mark: held } = session
      return {
        kind: 'answered',
        value: { databases, remembered, states, erased, taken, mark: held },
      }
    },

    async changes(database, since, limit, { withLeaves } = { withLeaves: false }) {
      const from = encodeURIComponent(since ?? '0')
      const path = withLeaves
        ? `/db/${database}/_news?limit=${limit}&since=${from}`
        : `/db/${database}/_changes?style=all_docs&limit=${limit}&since=${from}`
      const answer = await ask(path, changesIn)
      // The rest of the request is ours and always the same, so a 400 is about the cursor.
      return answer.kind === 'unexpected' && answer.status === 400
        ? { kind: 'unknown-cursor' }
        : answer
    },

    lacking: (database, leaves) =>
      ask(`/db/${database}/_revs_diff`, lackingIn, {
        method: 'POST',
        body: Object.fromEntries(leaves),
      }),

    revisions: (database, leaves) =>
      ask(`/db/${database}/_bulk_get?revs=true`, revisionsIn, {
        method: 'POST',
        body: { docs: [...leaves].flatMap(([id, revs]) => revs.map((rev) => ({ id, rev }))) },
      }),

    winners: (database, ids) =>
      ask(`/db/${database}/_bulk_get`, (value) => winnersIn(value, ids), {
        method: 'POST',
        body: { docs: ids.map((id) => ({ id })) },
      }),

    async push(database, documents, { carrying, mark }) {
      const docs = documents.map(({ document, rev }) =>
        rev === null ? document : { ...document, _rev: rev },
      )
      const answer = await ask(`/db/${database}/_bulk_docs`, (value) => pushResultsIn(value), {
        method: 'POST',
        headers: carrying ? { 'x-kulturlots-carrying': 'yes' } : {},
        body: { docs, mark },
      })
      // The whole request: a document's conflict is a row of its own.
      return answer.kind === 'unexpected' && answer.status === 409 ? { kind: 'superseded' } : answer
    },

    erased: (since) =>
      ask(`/api/erased?since=${since}`, (value) => {
        const list = objectIn(value)
        const total = list['total']
        if (typeof total !== 'number') throw new TypeError('Expected a number.')
        const hashes = listIn(list, 'hashes').filter((hash) => typeof hash === 'string')
        return { key: textIn(list, 'key'), total, hashes }
      }),

    remembered,

    async remember(database, deviceId, cursor) {
      const first = await putCursor(database, deviceId, cursor)
      if (first.kind !== 'unexpected' || first.status !== 409) return first
      // Another tab of this device wrote it meanwhile.
      const current = await remembered(database, deviceId)
      return current.kind === 'answered' ? putCursor(database, deviceId, cursor) : current
    },
  }
}

interface Place {
  readonly cursor: string | null
  readonly rev: string | undefined
  readonly state: string
}

function connectionIn(value: unknown) {
  const session = objectIn(value)
  const places = isJsonObject(session['databases']) ? session['databases'] : {}
  return {
    user: session['user'],
    server: session['server'],
    roles: listIn(session, 'roles').filter(isRole),
    erased: typeof session['erased'] === 'string' ? session['erased'] : undefined,
    taken: session['taken'] === true,
    mark: markIn(session),
    places: new Map(
      syncedDatabases.flatMap((database): [SyncedDatabase, Place][] => {
        const place = places[database]
        if (!isJsonObject(place)) return []
        const { cursor, rev } = place
        return [
          [
            database,
            {
              cursor: typeof cursor === 'string' ? cursor : null,
              rev: typeof rev === 'string' ? rev : undefined,
              state: textIn(place, 'state'),
            },
          ],
        ]
      }),
    ),
  }
}

/** Undefined where the server keeps none. */
function markIn({ mark }: JsonObject): string | null | undefined {
  return typeof mark === 'string' || mark === null ? mark : undefined
}

function failureOf(status: number, body: unknown): Failure {
  const name = isJsonObject(body) ? body['error'] : undefined
  if (status === 401) return { kind: 'signed-out' }
  if (status === 409 && name === 'other_user') return { kind: 'other-user' }
  if (status === 403) return { kind: 'forbidden' }
  if (status === 413) return { kind: 'too-large' }
  // 507: the server’s disk is full, which its keeper sees to.
  if (status === 429 || status === 503 || status === 507) return { kind: 'busy' }
  // 502, 504 and 511 (a network's sign-in page) come from something in between: the server was not reached.
  if (status === 502 || status === 504 || status === 511) return { kind: 'unreachable' }
  return { kind: 'unexpected', status }
}

function changesIn(value: unknown, size: number): ChangedLeaves {
  const page = objectIn(value)
  return {
    size,
    ...('leaves' in page && { leaves: revisionsIn({ results: page['leaves'] ?? [] }) }),
    cursor: textIn(page, 'last_seq'),
    pending: typeof page['pending'] === 'number' ? page['pending'] : 0,
    changes: listIn(page, 'results').map((row) => {
      const change = objectIn(row)
      const revs = listIn(change, 'changes').map((rev) => textIn(objectIn(rev), 'rev'))
      return { id: textIn(change, 'id'), revs }
    }),
  }
}

function revisionsIn(value: unknown): Revision[] {
  return listIn(objectIn(value), 'results').flatMap((result) =>
    listIn(objectIn(result), 'docs').flatMap((leaf) => {
      const body = objectIn(leaf)['ok']
      // A leaf that is gone meanwhile has `error` instead; its successor stands later in the changes.
      return isJsonObject(body)
        ? [{ ...body, _id: textIn(body, '_id'), _rev: textIn(body, '_rev') }]
        : []
    }),
  )
}

function winnersIn(value: unknown, ids: readonly string[]): ReadonlyMap<string, LiveLeaves> {
  const found = new Map(revisionsIn(value).map((revision) => [revision._id, revision]))
  return new Map(
    ids.map((id) => {
      const winner = found.get(id)
      return [id, { winner: winner?._rev ?? null, ...readLeaves(winner ? [winner] : []) }]
    }),
  )
}

function lackingIn(value: unknown): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(objectIn(value)).map(([id, difference]) => [
      id,
      listIn(objectIn(difference), 'missing').filter((rev) => typeof rev === 'string'),
    ]),
  )
}

function pushResultsIn(value: unknown): PushResult[] {
  if (!Array.isArray(value)) throw new TypeError('_bulk_docs answers with a list.')
  return value.map((item): PushResult => {
    const result = objectIn(item)
    const id = textIn(result, 'id')
    const { error, code, rev, devices } = result
    if (error === undefined && typeof rev === 'string') return { kind: 'stored', id, rev }
    if (error === 'conflict') return { kind: 'conflict', id }
    if (error === 'service_unavailable' || error === 'internal_server_error')
      return { kind: 'later', id }
    return {
      kind: 'refused',
      id,
      code: typeof code === 'string' ? code : typeof error === 'string' ? error : 'unknown',
      ...(Array.isArray(devices) && {
        devices: devices.filter((device: unknown) => typeof device === 'string'),
      }),
    }
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function objectIn(value: unknown): JsonObject {
  if (!isJsonObject(value)) throw new TypeError('Expected an object.')
  return value
}

function listIn(value: JsonObject, key: string): readonly unknown[] {
  const list = value[key]
  if (!Array.isArray(list)) throw new TypeError('Expected a list.')
  return list
}

function textIn(value: JsonObject, key: string): string {
  const text = value[key]
  if (typeof text !== 'string') throw new TypeError('Expected a text.')
  return text
}
