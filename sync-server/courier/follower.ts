/**
 * Looks at every change of some databases, one at a time: sweeps all of them at start, since changes can be
 * missed while nobody runs, and follows each from there. What is looked at twice must change nothing.
 * They take turns, a page each, so that a lot in one holds up no other for long.
 */
import { StoreError, type ChangeRow, type DocumentStore } from '../couch/document-store.ts'

export interface Follower {
  /** Resolves when nothing is waiting to be looked at. */
  settled(): Promise<void>
  stop(): Promise<void>
}

export interface FollowerOptions {
  readonly store: DocumentStore
  readonly follows: (name: string) => boolean
  /** In the order of the changes. Where it fails, the page is looked at again later. */
  readonly look: (name: string, row: ChangeRow) => Promise<void>
  /** A database has been looked through up to its newest change. */
  readonly lookedThrough?: (name: string) => void
  readonly failed: (error: unknown) => void
  /** Changes of one database before the next one’s turn. */
  readonly page?: number
}

/** A device pushes in batches; what looks can wait for the last of them. */
const settle = 250
const retry = 30_000
const usualPage = 500

export function startFollower(options: FollowerOptions): Follower {
  const { store, follows, look, lookedThrough, failed, page = usualPage } = options
  const cursors = new Map<string, string>()
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  let stopped = false

  function schedule(delay: number): void {
    if (stopped || working || waiting.size === 0) return
    timer ??= setTimeout(() => {
      timer = undefined
      working = workOff().finally(() => {
        working = undefined
        schedule(settle)
      })
    }, delay)
  }

  async function workOff(): Promise<void> {
    for (const name of waiting) {
      if (stopped) return
      waiting.delete(name)
      try {
        if (await lookOn(name)) waiting.add(name)
        else lookedThrough?.(name)
      } catch (error) {
        failed(error)
        setTimeout(wake, retry, name).unref()
      }
    }
  }

  /** @returns whether there is more to look at. */
  async function lookOn(name: string): Promise<boolean> {
    const changes = await changesOf(name)
    if (!changes) return false
    for (const row of changes.results) await look(name, row)
    cursors.set(name, changes.last_seq)
    await new Promise((turn) => setImmediate(turn))
    return changes.pending > 0
  }

  /** undefined where the database is gone. */
  async function changesOf(name: string) {
    try {
      return await store.changes(name, {
        since: cursors.get(name) ?? '0',
        limit: page,
        style: 'all_docs',
        includeDocs: false,
      })
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      cursors.delete(name)
      if (error.kind === 'no-database') return undefined
      throw error
    }
  }

  function wake(name: string): void {
    if (!follows(name)) return
    waiting.add(name)
    schedule(settle)
  }

  const stopListening = store.onUpdate(wake)
  const sweeping = store.databases().then((names) => names.forEach(wake), failed)

  return {
    async settled() {
      await sweeping
      while (!stopped && (waiting.size > 0 || working)) {
        await (working ?? new Promise((turn) => setTimeout(turn, settle)))
      }
    },
    async stop() {
      stopped = true
      stopListening()
      clearTimeout(timer)
      await sweeping
      await working
    },
  }
}
