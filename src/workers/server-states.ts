import type { SyncedDatabase } from '../domain/casework/documents.ts'

/**
 * What the server has told of its databases, and how much of that a pass has seen. States are opaque: equal
 * or not. As long as it tells (the doorbell rings), a database in a state that was seen need not be asked.
 */
export interface ServerStates {
  told(states: Iterable<readonly [SyncedDatabase, string]>): void
  /** Nothing tells any more: whatever was told may be old. */
  forget(): void
  /** A pass begins. @returns what to call when it has ended well. */
  begin(): () => void
  /** @param cursor how far this device has read. */
  isCurrent(database: SyncedDatabase, cursor: string | null): boolean
}

export function createServerStates(): ServerStates {
  const states = new Map<SyncedDatabase, string>()
  const seen = new Map<SyncedDatabase, string>()
  return {
    told(news) {
      for (const [database, state] of news) states.set(database, state)
    },
    forget() {
      states.clear()
      // A server that was restored gives out the same states once more.
      seen.clear()
    },
    begin() {
      const before = new Map(states)
      return () => {
        for (const [database, state] of before) seen.set(database, state)
      }
    },
    isCurrent(database, cursor) {
      const state = states.get(database)
      // CouchDB writes one state in many ways: one that a pass began with is seen, whatever the cursor says.
      return state !== undefined && (state === cursor || state === seen.get(database))
    },
  }
}
