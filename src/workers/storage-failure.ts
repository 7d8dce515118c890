import type { PassOutcome } from '../sync/loop.ts'

/** Names that IndexedDB, Dexie and PouchDB give to a store that is full, closed or broken. */
const storageErrors: readonly unknown[] = [
  'QuotaExceededError',
  'DatabaseClosedError',
  'OpenFailedError',
  'AbortError',
  'InvalidStateError',
  'UnknownError',
  'indexed_db_went_bad',
]

/** An expected failure becomes an outcome; a bug is thrown on, after the driver has set its next try. */
export function storageFailure(error: unknown): PassOutcome {
  if (isStorageFailure(error)) return { kind: 'storage' }
  throw error
}

export function isStorageFailure(error: unknown): boolean {
  return error instanceof Object && 'name' in error && storageErrors.includes(error.name)
}
