/**
 * What people are told about the sync, from our own facts: what the last pass met and what the journal
 * still holds. Never from `navigator.onLine`, never from an error's text.
 */
import type { Failure } from './ports.ts'

export interface SyncStatus {
  readonly connection: 'connecting' | 'connected' | Failure['kind']
  readonly activity:
    | { readonly kind: 'idle' }
    | { readonly kind: 'sending' | 'fetching'; readonly done: number; readonly total: number }
  /** ISO time when this device last had everything, and the server everything of its. */
  readonly inSyncAt: string | null
}

export type SyncEvent =
  | { readonly kind: 'pass-started' }
  | { readonly kind: 'sending' | 'fetching'; readonly done: number; readonly total: number }
  /** `inSyncAt`: this moment, when nothing waits, is refused, unreadable or unresolved; else null. */
  | { readonly kind: 'pass-done'; readonly inSyncAt: string | null }
  | { readonly kind: 'pass-failed'; readonly failure: Failure['kind'] }

export const initialStatus: SyncStatus = {
  connection: 'connecting',
  activity: { kind: 'idle' },
  inSyncAt: null,
}

export function reduceStatus(status: SyncStatus, event: SyncEvent): SyncStatus {
  switch (event.kind) {
    case 'pass-started':
      // A pass over a standing connection keeps saying "connected"; after a failure it tries anew.
      return status.connection === 'connected' ? status : { ...status, connection: 'connecting' }
    case 'sending':
    case 'fetching':
      return { ...status, connection: 'connected', activity: event }
    case 'pass-done':
      return {
        connection: 'connected',
        activity: { kind: 'idle' },
        inSyncAt: event.inSyncAt ?? status.inSyncAt,
      }
    case 'pass-failed':
      return { ...status, connection: event.failure, activity: { kind: 'idle' } }
  }
}

export interface Counts {
  readonly waiting: number
  readonly refused: number
  readonly open: number
  readonly unreadable: number
}

/** The one word for a screen's corner. "In sync" only when nothing is unsent, refused, unreadable or unresolved. */
export type Summary =
  | 'in-sync'
  | 'working'
  | 'unsent'
  | 'refused'
  | 'unreadable'
  | 'unresolved'
  | 'offline'
  | 'signed-out'
  | 'other-user'
  | 'foreign-server'
  | 'trouble'

export function summaryOf(status: SyncStatus, counts: Counts): Summary {
  switch (status.connection) {
    case 'signed-out':
    case 'other-user':
    case 'foreign-server':
      return status.connection
    case 'connecting':
      return 'working'
    case 'unreachable':
    case 'busy':
      return counts.waiting > 0 ? 'unsent' : 'offline'
    case 'forbidden':
    case 'too-large':
    case 'storage':
    case 'unexpected':
      return 'trouble'
    case 'connected':
      if (status.activity.kind !== 'idle') return 'working'
      if (counts.refused > 0) return 'refused'
      if (counts.unreadable > 0) return 'unreadable'
      if (counts.waiting > 0) return 'unsent'
      return counts.open > 0 ? 'unresolved' : 'in-sync'
  }
}
