/** `full`: no room left. `failed`: closed, taken away or broken. `slow`: it has not answered in time. */
export type StorageTrouble = 'full' | 'failed' | 'slow'

/** What IndexedDB and Dexie call a store that is closed, taken away or broken. */
const failures: readonly unknown[] = [
  'DatabaseClosedError',
  'OpenFailedError',
  'AbortError',
  'InvalidStateError',
  'TransactionInactiveError',
  'UnknownError',
  'VersionError',
  'MissingAPIError',
]

/** By name, never by message text. @returns undefined for what is no fault of the storage: a bug. */
export function storageTrouble(error: unknown): StorageTrouble | undefined {
  if (isFull(error)) return 'full'
  const name = nameOf(error)
  if (name === 'TimeoutError') return 'slow'
  return failures.includes(name) ? 'failed' : undefined
}

/** Dexie hides a full device inside the abort of the transaction it happened in. */
export function isFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { inner } = error as { inner?: unknown }
  return nameOf(error) === 'QuotaExceededError' || (inner !== error && isFull(inner))
}

function nameOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined
}
