/** What screens and the sync worker say to each other. */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import type { SyncStatus } from '../sync/status.ts'

export interface SyncIdentity {
  readonly server: string
  readonly user: string
}

export type WakeReason = 'news' | 'network'

export interface SyncCalls {
  /** Opens the user's local databases and syncs until `stop`. Once per worker. */
  start(identity: SyncIdentity, onStatus: (status: SyncStatus) => void): Promise<void>
  /** A reason to sync now: coming online (`network`), becoming visible, signed in again, asked for. */
  wake(reason?: WakeReason): Promise<void>
  stop(): Promise<void>
  /** Gives up what the server refused, or can't be opened, of one document (`journal/discard.ts`). Between `start` and `stop`. */
  discard(database: SyncedDatabase, id: string): Promise<void>
  /**
   * Stops, if it was started, and deletes what this device holds of these databases of the server for this
   * user; the journal is not touched.
   */
  deleteReplica(identity: SyncIdentity, databases: readonly SyncedDatabase[]): Promise<void>
}

export function replicaName(server: string, user: string, database: string): string {
  return `kulturlots-replica-${server}-${user}-${database}`
}

/** Web Lock under which one tab per server and user leads. It saves work; correctness never rests on it. */
export function leaderLock(server: string, user: string): string {
  return `kulturlots-sync-${server}-${user}`
}
