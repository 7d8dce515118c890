/**
 * Puts a backup in the store's place. Refuses while anybody has the store open, and replaces it in one
 * rename; the store before it stays beside it under a name of its own. The list of the erased is not
 * touched: the next start purges again what the backup brings back.
 */
import { constants, existsSync } from 'node:fs'
import { chmod, copyFile, link, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { syncDirectory } from '../erased/list-file.ts'
import { checkBackup, inspect, Refusal, syncFile, type Backup } from './backup.ts'

export interface Restored extends Pick<Backup, 'databases' | 'documents'> {
  /** The store before; undefined where there was none. */
  readonly kept: string | undefined
}

export async function restore(file: string, store: string, now: Date): Promise<Restored> {
  await checkBackup(file)
  const directory = dirname(store)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const next = `${store}.restoring`
  await rm(next, { force: true })
  await copyFile(file, next, constants.COPYFILE_EXCL)
  await chmod(next, 0o600)
  await syncFile(next)
  const counts = inspect(next)
  const time = now.toISOString().replaceAll(':', '-').replace(/\..*$/, 'Z')
  const kept = join(directory, `store-before-${time}.sqlite`)
  const release = takeAlone(store)
  try {
    if (release) await link(store, kept)
    // Of a store that somebody took away by hand: this one must not be read with another's log.
    for (const ending of ['-wal', '-shm']) await rm(store + ending, { force: true })
    await rename(next, store)
    await syncDirectory(directory)
  } finally {
    release?.()
    await rm(next, { force: true })
  }
  return { kept: release && kept, ...counts }
}

/**
 * Leaving the write-ahead log asks SQLite for the file alone, so that a running server is found out by what it
 * holds and not by a note that may be stale. The log's content is in the file then.
 *
 * @returns how to let go; undefined where there is no store yet.
 */
function takeAlone(store: string): (() => void) | undefined {
  if (!existsSync(store)) return undefined
  const sqlite = new DatabaseSync(store, { timeout: 1000 })
  try {
    sqlite.exec('PRAGMA locking_mode = EXCLUSIVE')
    const mode = sqlite.prepare('PRAGMA journal_mode = DELETE').get()?.['journal_mode']
    if (mode !== 'delete') throw new Refusal(running)
    sqlite.exec('BEGIN EXCLUSIVE')
    return () => sqlite.close()
  } catch (error) {
    sqlite.close()
    if (error instanceof Refusal) throw error
    if (error instanceof Error && /locked|busy/i.test(error.message)) throw new Refusal(running)
    throw error
  }
}

const running = 'The server runs. Stop it first.'
