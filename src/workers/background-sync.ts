/**
 * What page and service worker agree on for Background Sync (not in Safari and Firefox: there notes leave
 * when the app is open, with the same guarantees).
 */
import type { SyncIdentity } from './sync-calls.ts'

const prefix = 'kulturlots-sync'

/** Names contain neither spaces nor anything of a person’s: both are ids. */
export function syncTag({ server, user }: SyncIdentity): string {
  return `${prefix} ${server} ${user}`
}

export function parseSyncTag(tag: string): SyncIdentity | undefined {
  const [word, server, user, ...more] = tag.split(' ')
  if (word !== prefix || !server || !user || more.length > 0) return undefined
  return { server, user }
}

interface WithSync {
  readonly sync: { register(tag: string): Promise<void> }
}

/** Asks the browser for a pass when the network is back, also when the app is closed by then. */
export async function askForBackgroundSync(identity: SyncIdentity): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration()
  if (!registration?.active || !('sync' in registration)) return
  try {
    await (registration as unknown as WithSync).sync.register(syncTag(identity))
  } catch {
    // Denied by a setting. Notes leave when the app is opened.
  }
}
