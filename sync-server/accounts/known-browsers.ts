/**
 * Browsers that have signed in with a name before, so that strangers who guess at a well-known name don't
 * lock out those who belong (OWASP Authentication Cheat Sheet, device cookies). The browser holds a random
 * token; the store holds one hash of token and name together, which tells neither.
 *
 * It lets nobody in: a known browser has its own count of wrong passwords, for that name alone.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { StoredBody } from '../couch/document-store.ts'
import { foldName } from './credentials.ts'
import type { Records } from './records.ts'

/** What browsers keep a cookie at most. */
export const knownDays = 400
const day = 86_400_000

export interface KnownBrowsers {
  /** What to count by, where this browser has signed in with this name; undefined where it has not. */
  recognise(token: string | undefined, name: string): Promise<string | undefined>
  /** After a sign-in. @returns the token for the browser to keep. */
  remember(token: string | undefined, name: string): Promise<string>
  /** Forgets those that have not signed in for `knownDays`. */
  sweep(): Promise<void>
}

export function createKnownBrowsers(options: {
  readonly records: Records
  readonly clock: () => number
}): KnownBrowsers {
  const { records, clock } = options
  const expired = ({ usedAt }: Known) => clock() - usedAt > knownDays * day

  return {
    async recognise(token, name) {
      if (!isToken(token)) return undefined
      const stored = await records.read(keyOf(token, name), parseKnown)
      return stored && !expired(stored.record) ? stored.record.key : undefined
    },

    async remember(token, name) {
      const kept = isToken(token) ? token : randomBytes(32).toString('base64url')
      const key = keyOf(kept, name)
      const stored = await records.read(key, parseKnown)
      if (!stored || clock() - stored.record.usedAt >= day) {
        // A conflict means that the same browser signed in twice at once.
        await records.put(key, { usedAt: clock() }, stored?.rev)
      }
      return kept
    },

    async sweep() {
      for await (const batch of records.batches('browser:', parseKnown)) {
        for (const { rev, record } of batch) {
          if (expired(record)) await records.remove(record.key, rev)
        }
      }
    },
  }
}

interface Known {
  readonly key: string
  readonly usedAt: number
}

function isToken(token: string | undefined): token is string {
  return token !== undefined && /^[\w-]{43}$/.test(token)
}

function keyOf(token: string, name: string): string {
  return `browser:${createHash('sha256')
    .update(`${token} ${foldName(name)}`)
    .digest('hex')}`
}

function parseKnown(body: StoredBody): Known {
  if (typeof body['usedAt'] !== 'number') throw new TypeError('Not a known browser.')
  return { key: body._id, usedAt: body['usedAt'] }
}
