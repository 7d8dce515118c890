/**
 * A guest’s way to another phone: a token that the one shows and the other scans. It signs in once, within ten
 * minutes; the store holds its SHA-256 alone.
 */
import { createHash, randomBytes } from 'node:crypto'
import { parseUserId, type UserId } from '../../src/domain/identifiers.ts'
import type { StoredBody } from '../couch/document-store.ts'
import type { Records } from './records.ts'

/** The two phones lie beside each other. */
const lifetime = 10 * 60_000

export interface Moves {
  make(userId: UserId): Promise<{ readonly token: string; readonly expiresAt: string }>
  /** Whose it is, without using it up. */
  ownerOf(token: string): Promise<UserId | undefined>
  /** Uses it up. undefined where it is unknown, too old, or was used by somebody who was faster. */
  take(token: string): Promise<UserId | undefined>
  sweep(): Promise<void>
}

interface Move {
  readonly userId: UserId
  readonly expiresAt: number
}

export function createMoves(options: {
  readonly records: Records
  readonly clock: () => number
}): Moves {
  const { records, clock } = options

  async function find(token: string) {
    const stored = await records.read(idOf(token), parseMove)
    return stored && stored.record.expiresAt > clock() ? stored : undefined
  }

  return {
    async make(userId) {
      const token = randomBytes(32).toString('base64url')
      const expiresAt = clock() + lifetime
      await records.put(idOf(token), { userId, expiresAt })
      return { token, expiresAt: new Date(expiresAt).toISOString() }
    },
    ownerOf: async (token) => (await find(token))?.record.userId,
    async take(token) {
      const stored = await find(token)
      if (!stored) return undefined
      const outcome = await records.remove(idOf(token), stored.rev)
      return outcome === 'written' ? stored.record.userId : undefined
    },
    async sweep() {
      for await (const batch of records.batches('move:', (body) => ({
        ...parseMove(body),
        id: body._id,
      }))) {
        for (const { rev, record } of batch) {
          if (record.expiresAt <= clock()) await records.remove(record.id, rev)
        }
      }
    },
  }
}

function idOf(token: string): string {
  return `move:${createHash('sha256').update(token).digest('hex')}`
}

function parseMove(body: StoredBody): Move {
  const { userId, expiresAt } = body
  if (typeof expiresAt !== 'number') throw new TypeError('Not a stored move.')
  return { userId: parseUserId(userId), expiresAt }
}
