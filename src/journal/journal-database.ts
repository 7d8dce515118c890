/**
 * One Dexie database per server and user: the journal (what the server has not confirmed), the rows
 * (what screens show), drafts, and facts about this local database itself.
 *
 * Every transaction is strict: it completes after the operating system has flushed it to the disk, so
 * that "saved" survives a flat battery (https://dexie.org/docs/Dexie/Dexie, chromeTransactionDurability).
 */
import Dexie, { type EntityTable, type Table } from 'dexie'
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import type { Dot } from '../domain/merge/version-vector.ts'
import type { SealedDocument } from './seal.ts'

export interface JournalEntry {
  /** Order of saving on this device. */
  readonly sequence: number
  /** One per command; a command may write several documents. */
  readonly commandId: string
  readonly database: SyncedDatabase
  readonly documentId: string
  /** The whole document after the edit. */
  readonly document: SealedDocument
  /** The edit; null for an immutable document, which is dropped on an equal body, and for a carried one. */
  readonly dot: Dot | null
  /** Edits of this device that the document contained before; unknown of entries of earlier versions. */
  readonly base?: number
  /** Holds others' edits and must reach the server as it is (`carry.ts`). */
  readonly carried?: true
  /** Where a carried document came from. */
  readonly origin?: CarryOrigin
  /** `unreadable`: it can't be opened, and is never sent (`unreadable.ts`). */
  readonly state: 'waiting' | 'refused' | 'unreadable'
  readonly refusal: Refusal | null
  /** ISO time. */
  readonly savedAt: string
}

/** A file that was taken in, or what this device still has and a restored server lacks. */
export type CarryOrigin = 'take-along' | 'restored-server'

export interface Refusal {
  /** Classified by status or name, never by message text; screens translate it. */
  readonly code: string
  readonly at: string
}

/** What people read of a document's way to the server. */
export type Mark = 'saved-here' | 'sent' | 'refused' | 'unreadable'

export interface Row {
  readonly database: SyncedDatabase
  readonly id: string
  readonly type: string
  /** `merge(the server's live leaves, pending journal entries)`. */
  readonly document: SealedDocument
  readonly mark: Mark
  readonly refusal: Refusal | null
  /** 1 while a field has several open values, else 0 (IndexedDB indexes no booleans). */
  readonly open: 0 | 1
}

export interface Draft {
  /** Which form, and of what: `log`, `note:new`, `need:01J…:text`. */
  readonly key: string
  readonly content: unknown
  readonly changedAt: string
}

/** Facts about this local database. `marker` is written at its making: its absence means evicted storage. */
export type Fact =
  | { readonly key: 'identity'; readonly deviceId: string; readonly madeAt: string }
  | { readonly key: 'counter'; readonly value: number }
  /** How the columns of a source's files were read the last time. */
  | {
      readonly key: `import-mapping:${string}`
      readonly kind: string
      readonly columns: Readonly<Record<string, string>>
    }
  | { readonly key: `cursor:${SyncedDatabase}`; readonly since: string | null }
  | { readonly key: `confirmed-cursor:${SyncedDatabase}`; readonly since: string }
  | { readonly key: `told:${SyncedDatabase}`; readonly cursors: readonly string[] }
  | { readonly key: `untold:${SyncedDatabase}`; readonly ids: readonly string[] }
  | {
      readonly key: `healing:${SyncedDatabase}`
      readonly after: string | null
      readonly ids?: readonly string[]
    }
  /** How far the list of what was erased is read, and how much of it was on this device and is not yet told. */
  | {
      readonly key: 'erased'
      readonly place: { readonly key: string; readonly total: number } | null
      readonly dropped: number
      /** Counts how often this device has begun to take away what is on the list. */
      readonly run?: number
    }
  /** See `marks.ts`. `seen`: known to be on the server; `made`: since then; `covers`: the journal's newest at the last. */
  | {
      readonly key: 'marks'
      readonly device: string
      readonly seen: string | null
      readonly made: readonly string[]
      readonly covers: number
    }
  | { readonly key: 'in-sync-at'; readonly at: string }
  /** See `needs-seen.ts`. */
  | {
      readonly key: 'needs-seen'
      readonly known: readonly string[]
      readonly seen: readonly string[]
      readonly leftAt: string
    }
  /** See `recent-searches.ts`. The newest first. */
  | { readonly key: 'recent-searches'; readonly searches: readonly string[] }

export type JournalDatabase = Dexie & {
  journal: EntityTable<JournalEntry, 'sequence'>
  rows: Table<Row, [SyncedDatabase, string]>
  drafts: EntityTable<Draft, 'key'>
  facts: Table<Fact, string>
}

export function journalName(server: string, user: string): string {
  return `kulturlots-journal-${server}-${user}`
}

export function openJournalDatabase(name: string): JournalDatabase {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as JournalDatabase
  database.version(1).stores({
    journal: '++sequence, [database+documentId], state',
    rows: '[database+id], [database+type], mark, open',
    drafts: 'key',
    facts: 'key',
  })
  return database
}
