/**
 * Whether a local database was taken away. Its identity (the fact that the first command or sync writes) is
 * remembered beside it, in localStorage, with how much was unsent: one that is remembered and has no identity
 * was evicted by the browser or deleted by somebody. What was sent comes back from the server by itself, since
 * the cursors are gone too; what was not is lost, and must be said.
 *
 * Who empties a database on purpose calls `emptying` around it.
 */
import { liveQuery } from 'dexie'
import { isJsonObject } from '../domain/json.ts'
import type { JournalDatabase } from './journal-database.ts'

export interface Eviction {
  /** How many items had not been sent when this device last knew; null when nothing of it is left. */
  readonly unsent: number | null
}

interface Remembered {
  readonly device: string
  readonly unsent: number
  /** What was lost, until somebody has read it. */
  readonly lost?: number
}

const prefix = 'kulturlots.stored.'

/** @returns stop. `evicted` is also called for what nobody has acknowledged yet (`acknowledge`). */
export function watchForEviction(
  database: JournalDatabase,
  evicted: (eviction: Eviction) => void,
): () => void {
  const before = read(database.name)
  if (before?.lost !== undefined) evicted({ unsent: before.lost })
  const subscription = liveQuery(() =>
    database.transaction('r', database.facts, database.journal, async () => {
      const identity = await database.facts.get('identity')
      return {
        device: identity?.key === 'identity' ? identity.deviceId : undefined,
        unsent: await database.journal.count(),
      }
    }),
  ).subscribe({
    next({ device, unsent }) {
      const known = read(database.name)
      if (device !== undefined) {
        write(database.name, { ...(known ?? {}), device, unsent })
        return
      }
      if (!known || known.device === '') return
      const lost = known.unsent + (known.lost ?? 0)
      write(database.name, { device: '', unsent: 0, lost })
      evicted({ unsent: lost })
    },
    // Storage that would not open: said by whoever needs it.
    error: () => undefined,
  })
  return () => subscription.unsubscribe()
}

/** A person has read that it was taken away. */
export function acknowledge({ name }: JournalDatabase): void {
  const known = read(name)
  if (!known) return
  if (known.device === '') forget(name)
  else write(name, { device: known.device, unsent: known.unsent })
}

/** Runs what may empty the database on purpose. Killed in between, an eviction would go unnoticed, never be made up. */
export async function emptying(database: JournalDatabase, act: () => Promise<void>): Promise<void> {
  const known = read(database.name)
  forget(database.name)
  await act()
  if (known && database.isOpen() && (await database.facts.get('identity'))) {
    write(database.name, { ...known, unsent: await database.journal.count() })
  }
}

function read(name: string): Remembered | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(prefix + name) ?? 'null')
    if (!isJsonObject(value)) return undefined
    const { device, unsent, lost } = value
    if (typeof device !== 'string' || typeof unsent !== 'number') return undefined
    return { device, unsent, ...(typeof lost === 'number' ? { lost } : {}) }
  } catch {
    return undefined
  }
}

function write(name: string, remembered: Remembered): void {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(remembered))
  } catch {
    // Denied or full: a loss would go unnoticed here, and nothing is made up.
  }
}

function forget(name: string): void {
  try {
    localStorage.removeItem(prefix + name)
  } catch {
    // As above.
  }
}
