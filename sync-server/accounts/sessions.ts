/**
 * Server-side sessions. The browser holds a random 256-bit token; the store holds its SHA-256, so that
 * a stolen database opens no session. A session ends when it is unused for `idleDays`, when it is
 * `longestDays` old however much it is used (a stolen token must not live for ever), or deleted.
 */
import { createHash, randomBytes } from 'node:crypto'
import { parseUserId, type UserId } from '../../src/domain/identifiers.ts'
import type { StoredBody } from '../couch/document-store.ts'
import type { Records } from './records.ts'

const day = 86_400_000

/** A guest has no password to come back with: the session is all they have (400 days is what browsers keep). */
export const idleDays = { account: 30, guest: 400 } as const
const longestDays = { account: 180, guest: Infinity } as const
export type SessionKind = keyof typeof idleDays

export interface Session {
  /** SHA-256 of the token. Never shown. */
  readonly id: string
  readonly userId: UserId
  readonly kind: SessionKind
  readonly startedAt: number
  /** When it was last noted as used, ms. Noted once a day, not per request. */
  readonly usedAt: number
}

export interface Sessions {
  /** @returns the token, for the cookie. */
  start(
    userId: UserId,
    kind: SessionKind,
  ): Promise<{ readonly token: string; readonly session: Session }>
  /** undefined when there is none, or it has expired. `refreshed`: the cookie should be sent anew. */
  find(
    token: string,
  ): Promise<{ readonly session: Session; readonly refreshed: boolean } | undefined>
  end(session: Session): Promise<void>
  /** Ends every session of a user, on whichever device. */
  endAll(userId: UserId): Promise<void>
  /** Removes those that have expired. @returns the users who have one left, with when it was last used. */
  sweep(): Promise<ReadonlyMap<UserId, Session>>
  /** The ids of those that still hold, of sessions found earlier. */
  holding(sessions: readonly Session[]): Promise<ReadonlySet<string>>
  /** Whether a session has expired by what is known here; it may have been used since elsewhere. */
  looksExpired(session: Session): boolean
  /** Called with the id of every session that this process ends. @returns stop. */
  onEnd(listener: (sessionId: string) => void): () => void
}

export function createSessions(options: {
  readonly records: Records
  readonly clock: () => number
}): Sessions {
  const { records, clock } = options
  const listeners = new Set<(sessionId: string) => void>()

  const read = (id: string) => records.read(keyOf(id), parseSession)
  const expired = ({ kind, startedAt, usedAt }: Session) =>
    clock() - usedAt > idleDays[kind] * day || clock() - startedAt > longestDays[kind] * day

  async function end(session: Session): Promise<void> {
    for (;;) {
      const stored = await read(session.id)
      if (!stored || (await records.remove(keyOf(session.id), stored.rev)) === 'written') break
    }
    for (const listener of listeners) listener(session.id)
  }

  return {
    async start(userId, kind) {
      const token = randomBytes(32).toString('base64url')
      const now = clock()
      const session: Session = { id: hashed(token), userId, kind, startedAt: now, usedAt: now }
      await records.put(keyOf(session.id), bodyOf(session))
      return { token, session }
    },

    async find(token) {
      const stored = await read(hashed(token))
      if (stored === undefined) return undefined
      const { record: session, rev } = stored
      if (expired(session)) {
        await end(session)
        return undefined
      }
      if (clock() - session.usedAt < day) return { session, refreshed: false }
      const used = { ...session, usedAt: clock() }
      // A conflict means that another request noted it at the same time.
      await records.put(keyOf(session.id), bodyOf(used), rev)
      return { session: used, refreshed: true }
    },

    end,

    async endAll(userId) {
      for await (const batch of records.batches('session:', parseSession)) {
        for (const { record } of batch) if (record.userId === userId) await end(record)
      }
    },

    async sweep() {
      const live = new Map<UserId, Session>()
      for await (const batch of records.batches('session:', parseSession)) {
        for (const { record } of batch) {
          if (expired(record)) await end(record)
          else live.set(record.userId, record)
        }
      }
      return live
    },

    async holding(known) {
      if (known.length === 0) return new Set()
      const stored = await records.readAll(
        known.map(({ id }) => keyOf(id)),
        parseSession,
      )
      return new Set(stored.filter((session) => !expired(session)).map(({ id }) => id))
    },

    looksExpired: expired,

    onEnd(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function keyOf(id: string): string {
  return `session:${id}`
}

function hashed(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function bodyOf({ userId, kind, startedAt, usedAt }: Session): object {
  return { userId, kind, startedAt, usedAt }
}

function parseSession(body: StoredBody): Session {
  const { kind, usedAt, startedAt } = body
  if ((kind !== 'account' && kind !== 'guest') || typeof usedAt !== 'number') {
    throw new TypeError('Not a stored session.')
  }
  return {
    id: body._id.slice('session:'.length),
    userId: parseUserId(body['userId']),
    kind,
    // Older sessions do not say; their absolute end counts from their last use.
    startedAt: typeof startedAt === 'number' ? startedAt : usedAt,
    usedAt,
  }
}
