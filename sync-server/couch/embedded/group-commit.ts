/**
 * Writers share a sync of the disk, and the process goes on while the disk works. Those that come in within
 * one turn go into one transaction, each in a savepoint of its own: one that fails is undone alone. A commit
 * that comes while the last one is being synced waits for the next sync together with all others that do.
 *
 *   write() ──▶ queue ──next turn──▶ BEGIN  (SAVEPOINT work RELEASE)…  COMMIT ──▶ fsync ──▶ all answered
 *
 * Nobody is answered before the sync that holds their write; nor is a reader, who may have seen it (`told`):
 * what is lost in a power cut has never been told to anyone.
 */
import type { DatabaseSync } from 'node:sqlite'

/** The log that commits are appended to. */
export interface Log {
  /** Resolves when all that is in the log is on disk. */
  sync(): Promise<unknown>
  /** Called after each commit. Throws where the disk failed. */
  grown(): void
}

export interface GroupCommit {
  /** Runs `work` inside a transaction. @returns its value, once that is on disk. */
  write<T>(work: () => T): Promise<T>
  /** @returns `value`, once all commits that it may tell of are on disk. */
  told<T>(value: T): Promise<T>
  /** Commits what is waiting and resolves when all is on disk. Writes after this are refused. */
  finish(): Promise<void>
}

interface Waiting {
  /** @returns how to tell the writer, once the commit is on disk. */
  readonly run: () => Settle
  readonly reject: (reason: unknown) => void
}

interface Settle {
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
}

export function createGroupCommit(sqlite: DatabaseSync, log: Log): GroupCommit {
  let waiting: Waiting[] = []
  let finished = false
  /** Committed since the sync under way began. */
  let committed: Settle[] = []
  /** Whose commits the sync under way covers. */
  let syncing: Settle[] | undefined
  /** Of a disk that failed: nobody can say what is on the disk, until the file has been opened again. */
  let broken: { readonly reason: Error } | undefined

  function commitWaiting(): void {
    const group = waiting
    waiting = []
    if (group.length === 0) return
    try {
      sqlite.exec('BEGIN IMMEDIATE')
      const settles = group.map(({ run, reject }) => inSavepoint(sqlite, run, reject))
      sqlite.exec('COMMIT')
      committed.push(...settles)
    } catch (error) {
      // The disk is full or broken: nothing of the group is there, and everyone is told.
      if (sqlite.isTransaction) sqlite.exec('ROLLBACK')
      for (const { reject } of group) reject(error)
      return
    }
    try {
      log.grown()
    } catch (reason) {
      broken = { reason: asError(reason) }
    }
    if (!syncing) void syncCommitted()
  }

  /** Never rejects. */
  async function syncCommitted(): Promise<void> {
    while (committed.length > 0) {
      const covered = (syncing = committed)
      committed = []
      try {
        if (broken) throw broken.reason
        await log.sync()
        for (const { resolve } of covered) resolve()
      } catch (reason) {
        broken = { reason: asError(reason) }
        for (const { reject } of covered) reject(reason)
      }
    }
    syncing = undefined
  }

  function told<T>(value: T): Promise<T> {
    if (broken) return Promise.reject(broken.reason)
    const last = committed.length > 0 ? committed : syncing
    if (!last) return Promise.resolve(value)
    return new Promise((resolve, reject) => last.push({ resolve: () => resolve(value), reject }))
  }

  return {
    write<T>(work: () => T) {
      if (broken) return Promise.reject(broken.reason)
      if (finished) return Promise.reject(new Error('The store is closed.'))
      return new Promise<T>((resolve, reject) => {
        const run = () => {
          const value = work()
          return { resolve: () => resolve(value), reject }
        }
        if (waiting.push({ run, reject }) === 1) setImmediate(commitWaiting)
      })
    },
    told,
    async finish() {
      finished = true
      commitWaiting()
      await told(undefined)
    },
  }
}

function inSavepoint(
  sqlite: DatabaseSync,
  run: () => Settle,
  reject: (reason: unknown) => void,
): Settle {
  sqlite.exec('SAVEPOINT one')
  try {
    const settle = run()
    sqlite.exec('RELEASE one')
    return settle
  } catch (error) {
    sqlite.exec('ROLLBACK TO one; RELEASE one')
    return { resolve: () => reject(error), reject }
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}
