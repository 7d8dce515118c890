/**
 * SQLite's write-ahead log, synced and moved into the file outside of the thread that answers requests.
 *
 * The log is synced by `fdatasync` on a descriptor of our own. Closing it drops no lock: SQLite's locks are on
 * the other two files. What is in the log moves into the file (a checkpoint) in a thread of its own, which is
 * started when the log is first long: most installations never need it. A checkpoint that runs beside writers
 * never holds them up, and never reaches the end of a log that goes on growing; so from `longest` on the
 * writers wait for it, but not for readers.
 */
import { closeSync, fdatasync, fstatSync, openSync } from 'node:fs'
import { extname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { Log } from './group-commit.ts'

const syncData = promisify(fdatasync)

/** `.ts`, or `.js` where the server was built. */
const extension = extname(import.meta.url)

/** SQLite's own 1,000 pages. */
const long = 4 * 1024 * 1024
const longest = 8 * long

export interface WriteAheadLog extends Log {
  close(): Promise<void>
}

export function openWriteAheadLog(sqlite: DatabaseSync, file: string): WriteAheadLog {
  const descriptor = openSync(`${file}-wal`, 'a', 0o600)
  let thread: Worker | undefined
  let isMoving = false
  /** How long the log was when it was last begun to move. */
  let movedAt = 0

  function startThread(): Worker {
    const started = new Worker(new URL(`checkpoint-thread${extension}`, import.meta.url), {
      workerData: file,
    })
    started.unref()
    started.on('message', () => (isMoving = false))
    // Without it the writers move the log, and try a thread again after that.
    started.on('error', () => undefined)
    started.on('exit', () => {
      thread = undefined
      isMoving = false
    })
    return started
  }

  /**
   * Without waiting for a reader who still needs a part of it (a backup): all who ask would wait with it. What
   * does not fit into the file on a full disk is safe where it is. Either way it is tried again when the log has
   * grown on.
   */
  function moveNow(): void {
    const patience = Number(sqlite.prepare('PRAGMA busy_timeout').get()?.['timeout'])
    try {
      sqlite.exec('PRAGMA busy_timeout = 0')
      sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    } catch (error) {
      if (!isFull(error)) throw error
    } finally {
      sqlite.exec(`PRAGMA busy_timeout = ${patience}`)
    }
  }

  return {
    sync: () => syncData(descriptor),
    grown() {
      const { size } = fstatSync(descriptor)
      // SQLite begins the log anew when all of it has been moved.
      if (size < movedAt) movedAt = 0
      if (isMoving || size <= movedAt + long) return
      movedAt = size
      if (size > longest) moveNow()
      else {
        isMoving = true
        thread ??= startThread()
        thread.postMessage('checkpoint')
      }
    },
    async close() {
      await thread?.terminate()
      closeSync(descriptor)
    },
  }
}

/** https://sqlite.org/rescode.html#full */
function isFull(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 13
}
