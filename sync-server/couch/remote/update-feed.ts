/**
 * Which databases have changed, whoever changed them: CouchDB's `_db_updates`, followed without gaps.
 *
 *   place ──follow since place──▶ line: place moves, listener told ──┐
 *     ▲                             broken, silent ──pause──▶ again ─┘   (CouchDB goes on behind the place)
 *     └── no place yet (no feed at start): all databases are told once there is one
 *
 * A place that CouchDB no longer knows makes it tell all there is: slow, and nothing is missed.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { isJsonObject } from '../../../src/domain/json.ts'
import { member, objectOf, type CouchClient } from './couch-client.ts'

export interface UpdateFeed {
  stop(): Promise<void>
}

export interface UpdateFeedOptions {
  readonly client: CouchClient
  /** Called with CouchDB's name of the database. */
  readonly told: (database: string) => void
  /** Called where changes may have been missed. */
  readonly missed: () => Promise<void>
  readonly report: (event: 'feed-lost' | 'feed-back') => void
  /** Milliseconds: between signs of life, and before following again. */
  readonly heartbeat?: number
  readonly shortestPause?: number
}

const longestPause = 30_000

/** Resolves when the place is known, so that nothing that changes from here on is missed. */
export async function followUpdates(options: UpdateFeedOptions): Promise<UpdateFeed> {
  const { client, told, missed, report, heartbeat = 20_000, shortestPause = 1_000 } = options
  const stopping = new AbortController()
  let place = await placeNow(client)

  const stopped = () => stopping.signal.aborted

  async function follow(): Promise<void> {
    if (place === undefined) {
      place = await placeNow(client)
      if (place === undefined) return
      await missed()
    }
    const silence = new AbortController()
    const signal = AbortSignal.any([stopping.signal, silence.signal])
    // Three heartbeats missed: the line is dead, though nobody said so.
    const watch = setTimeout(() => silence.abort(), 3 * heartbeat)
    try {
      const query = { feed: 'continuous', since: place, heartbeat }
      for await (const line of client.lines(['_db_updates'], query, signal)) {
        watch.refresh()
        place = read(line) ?? place
      }
    } finally {
      clearTimeout(watch)
    }
  }

  /** @returns the sequence that the line stands for. */
  function read(line: string): string | undefined {
    if (line.trim() === '') return undefined
    const event: unknown = JSON.parse(line)
    const database = member(event, 'db_name')
    if (database !== undefined && member(event, 'type') !== 'created') told(database)
    return isJsonObject(event) ? sequenceIn(event['seq'] ?? event['last_seq']) : undefined
  }

  async function run(): Promise<void> {
    let wait = shortestPause
    let lost = false
    while (!stopped()) {
      const before = place
      try {
        await follow()
      } catch {
        // Away, or a line cut in two: followed again from the last whole one.
      }
      if (stopped()) return
      const moved = place !== before
      if (moved && lost) report('feed-back')
      if (!moved && !lost) report('feed-lost')
      lost = !moved
      wait = moved ? shortestPause : Math.min(wait * 2, longestPause)
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  const running = run()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** @returns undefined where there is no feed: `_global_changes` is missing, or CouchDB is away. */
async function placeNow(client: CouchClient): Promise<string | undefined> {
  try {
    const answer = await client.ask('GET', ['_db_updates'], { query: { since: 'now' } })
    return sequenceIn(objectOf(answer)['last_seq'])
  } catch {
    return undefined
  }
}

function sequenceIn(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
