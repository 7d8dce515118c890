/**
 * Writers share a sync of the disk. Those that come in while the last commit is being synced are waiting
 * when it is done, and go into the next transaction together, each in a savepoint of its own: one that
 * fails is undone alone. Nobody is answered before the commit that holds their write.
 *
 *   write() ──▶ queue ──next turn──▶ BEGIN  (SAVEPOINT work RELEASE)…  COMMIT = fsync ──▶ all answered
 */
import type { DatabaseSync } from 'node:sqlite'

export interface GroupCommit {
  /** Runs `work` inside a transaction. @returns its value, once that is on disk. */
  write<T>(work: () => T): Promise<T>
  /** Commits what is waiting. Writes after this are refused. */
  finish(): void
}

interface Waiting {
  /** @returns how to tell the writer, once the commit is through. */
  readonly run: () => () => void
  readonly reject: (reason: unknown) => void
}

export function createGroupCommit(sqlite: DatabaseSync): GroupCommit {
  let waiting: Waiting[] = []
  let finished = false

  function commitWaiting(): void {
    const group = waiting
    waiting = []
    if (group.length === 0) return
    let answers: (() => void)[]
    try {
      sqlite.exec('BEGIN IMMEDIATE')
      answers = group.map(({ run, reject }) => inSavepoint(sqlite, run, reject))
      sqlite.exec('COMMIT')
    } catch (error) {
      // The disk is full or broken: nothing of the group is there, and everyone is told.
      if (sqlite.isTransaction) sqlite.exec('ROLLBACK')
      answers = group.map(
        ({ reject }) =>
          () =>
            reject(error),
      )
    }
    for (const answer of answers) answer()
  }

  return {
    write<T>(work: () => T) {
      if (finished) return Promise.reject(new Error('The store is closed.'))
      return new Promise<T>((resolve, reject) => {
        const run = () => {
          const value = work()
          return () => resolve(value)
        }
        if (waiting.push({ run, reject }) === 1) setImmediate(commitWaiting)
      })
    },
    finish() {
      finished = true
      commitWaiting()
    },
  }
}

function inSavepoint(
  sqlite: DatabaseSync,
  run: () => () => void,
  reject: (reason: unknown) => void,
): () => void {
  sqlite.exec('SAVEPOINT one')
  try {
    const answer = run()
    sqlite.exec('RELEASE one')
    return answer
  } catch (error) {
    sqlite.exec('ROLLBACK TO one; RELEASE one')
    return () => reject(error)
  }
}
