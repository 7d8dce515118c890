/**
 * The device would not open or store: full, evicted, private mode, or taken over by a newer app in another
 * tab. Anything else is a bug of ours.
 */
export function isRefusedStorage(error: unknown): boolean {
  return error instanceof Error && refusals.has(error.name)
}

/** False when the device refused to store. */
export async function kept(store: () => PromiseLike<unknown>): Promise<boolean> {
  try {
    await store()
    return true
  } catch (error) {
    if (isRefusedStorage(error)) return false
    throw error
  }
}

/** Names by Dexie and IndexedDB; an AbortError is a full disk found at commit. */
const refusals = new Set([
  'QuotaExceededError',
  'AbortError',
  'DataError',
  'NotReadableError',
  'OpenFailedError',
  'MissingAPIError',
  'DatabaseClosedError',
  'InvalidStateError',
  'NotFoundError',
  'SecurityError',
  'UnknownError',
  'VersionError',
  'VersionChangeError',
])
