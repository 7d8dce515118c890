/**
 * Closes conflict leaves wherever they appear: sweeps all databases of documents at start, since changes can
 * be missed while nobody runs, and follows each database from there.
 */
import { StoreError, type DocumentStore } from '../couch/document-store.ts'
import { closeLeaves } from './close-leaves.ts'

export interface LeafCloser {
  /** Resolves when nothing is waiting to be looked at. */
  settled(): Promise<void>
  stop(): Promise<void>
}

export interface LeafCloserOptions {
  readonly store: DocumentStore
  readonly report: (event: LeafEvent) => void
}

export type LeafEvent =
  | { readonly kind: 'closed'; readonly leaves: number }
  | { readonly kind: 'failed'; readonly error: unknown }

/** A device pushes in batches; leaves can wait for the last of them. */
const settle = 250
const retry = 30_000
const page = 500

export function startLeafCloser({ store, report }: LeafCloserOptions): LeafCloser {
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
        const leaves = await lookThrough(name)
        if (leaves > 0) report({ kind: 'closed', leaves })
      } catch (error) {
        report({ kind: 'failed', error })
        setTimeout(look, retry, name).unref()
      }
    }
  }

  async function lookThrough(name: string): Promise<number> {
    let leaves = 0
    for (;;) {
      const changes = await changesOf(name)
      if (!changes) return leaves
      for (const { id, changes: heads } of changes.results) {
        if (heads.length > 1) leaves += await closeLeaves(store, name, id)
      }
      cursors.set(name, changes.last_seq)
      if (changes.pending === 0 || stopped) return leaves
      await new Promise((turn) => setImmediate(turn))
    }
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

  function look(name: string): void {
    if (!holdsDocuments(name)) return
    waiting.add(name)
    schedule(settle)
  }

  const stopListening = store.onUpdate(look)
  const sweeping = store.databases().then(
    (names) => names.forEach(look),
    (error: unknown) => report({ kind: 'failed', error }),
  )

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

function holdsDocuments(name: string): boolean {
  return name === 'casework' || name === 'directory' || name.startsWith('own-')
}
