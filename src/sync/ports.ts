/**
 * What the loop needs from the world. It knows no library: the worker joins it to Dexie, PouchDB and
 * fetch; tests join it to plain objects. Sequences are opaque.
 */
import type { KulturlotsDocument } from '../domain/documents/document.ts'
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import type { Dot } from '../domain/merge/version-vector.ts'

/** One unconfirmed edit, from the journal. */
export interface WaitingEntry {
  readonly sequence: number
  readonly database: SyncedDatabase
  readonly documentId: string
  readonly document: KulturlotsDocument
  readonly dot: Dot | null
  /** Holds others' edits: sent as it is, in a batch that says so. */
  readonly carried?: boolean
}

/** A leaf that the server has, as stored: CouchDB's members (`_rev`, `_revisions`, `_deleted`) included. */
export type Revision = {
  readonly _id: string
  readonly _rev: string
  readonly [member: string]: unknown
}

export interface LiveLeaves {
  /** The winner's revision, also when it is a tombstone; null when the replica has never had the document. */
  readonly winner: string | null
  /** Live leaves, the winner first. */
  readonly live: readonly KulturlotsDocument[]
  /** There is a live leaf that this version can't read; it is left alone. */
  readonly unreadable: boolean
}

/** How far this device has come in asking what the server has lost. Stored, so that a killed pass goes on. */
export interface Healing {
  /** Documents up to this id are compared; null at the beginning. */
  readonly after: string | null
  /** Only these; left out, all that the device has. */
  readonly ids?: readonly string[]
}

export interface HealingStep {
  readonly healing: Healing
  /** A comparison of everything begins where this is put back. */
  readonly cursor: string | null
}

export interface ErasedPlace {
  /** base64url; another key is another list. */
  readonly key: string
  readonly total: number
}

/** Tells this device's life from another under the same id (`journal/marks.ts`). */
export interface Mark {
  readonly device: string
  /** The server takes it only where it holds one of these; null is none. */
  readonly was: readonly (string | null)[]
  readonly mark: string
}

/** The journal and the rows (Dexie). Each call is one transaction, on the disk when it resolves. */
export interface Outbox {
  /**
   * What the caller gets from the server from here on is as of now or later: until the next `begin`, nothing is
   * taken in once another leader has begun to take away what was erased.
   */
  begin(): Promise<void>
  /** Whether no other leader has, since `begin`. */
  isCurrent(): Promise<boolean>
  /** Oldest first; refused entries are not among them. */
  waiting(): Promise<readonly WaitingEntry[]>
  /** Refused entries get another try. @returns how many. */
  retryRefused(): Promise<number>
  refuse(entry: WaitingEntry, code: string): Promise<void>
  /**
   * Takes in what the server is known to have: drops the entries it contains, writes the rows anew, moves
   * the cursor — all at once, so that no crash can leave one without the other.
   * @param since where `cursor` was asked from: one that another leader has moved meanwhile, or put back to the
   * beginning, stays. Left out, it is moved in any case.
   * @returns false where nothing was done: it may hold what was erased since (`begin`).
   */
  takeIn(
    database: SyncedDatabase,
    leaves: ReadonlyMap<string, LiveLeaves>,
    cursor?: string,
    since?: string | null,
  ): Promise<boolean>
  cursor(database: SyncedDatabase): Promise<string | null>
  /** The last cursor that the server is known to remember for this device. */
  confirmedCursor(database: SyncedDatabase): Promise<string | null>
  /** The server remembers this one now: what came before it is no longer `untold`. */
  confirmCursor(database: SyncedDatabase, cursor: string): Promise<void>
  /** The cursors that the server may have been told since the confirmed one. */
  told(database: SyncedDatabase): Promise<readonly string[]>
  /** Before the server is told: whatever becomes of the request, it is no other past that it remembers then. */
  telling(database: SyncedDatabase, cursor: string): Promise<void>
  /** Documents that were taken in since the server last was told a cursor. */
  untold(database: SyncedDatabase): Promise<readonly string[]>
  /** The next pull starts there; null is the very beginning. After it, `healing` is to be done. */
  rewind(database: SyncedDatabase, cursor: string | null, healing: Healing | null): Promise<void>
  /** Null when there is nothing to compare. */
  healing(database: SyncedDatabase): Promise<Healing | null>
  /** Documents that are shown as sent, among the first `limit` rows after an id, or among those of `ids`. */
  sentRows(
    database: SyncedDatabase,
    which: { readonly after: string | null; readonly limit: number } | readonly string[],
  ): Promise<Page<KulturlotsDocument>>
  /**
   * Lets the documents wait for the server again, and remembers how far the comparison is; null when it is done.
   * @param step what the step went out from: where another leader has begun a comparison since, that one stays.
   * Left out, it is replaced in any case.
   * @returns false where nothing was done, as of `takeIn`.
   */
  carryBack(
    database: SyncedDatabase,
    documents: readonly KulturlotsDocument[],
    healing: Healing | null,
    step?: HealingStep,
  ): Promise<boolean>
  /** Takes away all that the device has of these: rows, entries, drafts. */
  forget(database: SyncedDatabase, ids: readonly string[]): Promise<void>
  /** Ids of all documents in rows and journal. */
  ids(database: SyncedDatabase): Promise<readonly string[]>
  /** How far the list of what was erased is read; null when it never was. */
  erased(): Promise<ErasedPlace | null>
  /** From now on nobody takes in what they had in hand. @returns what to name in `rememberErased`. */
  beginErasing(): Promise<number>
  /**
   * @param dropped how many documents this device gave up; people are told.
   * @param run of `beginErasing`: where another has begun since, the place stays as it is.
   */
  rememberErased(place: ErasedPlace | null, dropped: number, run?: number): Promise<void>
  /** The list is to be read from its beginning: something that was erased may be here again. */
  readErasedAgain(): Promise<void>
  deviceId(): Promise<string>
  /**
   * Takes a new device id and counts the unsent edits anew under it; nothing, where `old` is given up already.
   * `taken`: the old one belongs to somebody else on the server, and nothing was ever stored under it from here.
   */
  renewDevice(old: string, why: 'another-life' | 'taken'): Promise<void>
  /** The marks of this device that the server may hold. */
  marks(): Promise<{ readonly device: string; readonly known: readonly (string | null)[] }>
  /** A mark for a connection that begins. */
  markConnection(): Promise<Mark>
  /** A mark for all that waits now; undefined where the device has another id by now. */
  markPush(device: string): Promise<Mark | undefined>
  /**
   * The server holds it, as it said at the connection; those before it can't come to be there any more.
   * Undefined: it keeps none.
   */
  markHeld(mark: string | undefined): void
  /** The server has stored something under it. */
  markStored(mark: string): void
}

/** What the server has (PouchDB). Written with revisions from the server only. */
export interface Replica {
  leaves(database: SyncedDatabase, ids: readonly string[]): Promise<ReadonlyMap<string, LiveLeaves>>
  /** Which of these leaves it does not have yet. */
  missing(
    database: SyncedDatabase,
    leaves: ReadonlyMap<string, readonly string[]>,
  ): Promise<ReadonlyMap<string, readonly string[]>>
  take(database: SyncedDatabase, revisions: readonly Revision[]): Promise<void>
  /** Live leaves with their revisions: of the first `limit` documents after an id, or of `ids`. */
  held(
    database: SyncedDatabase,
    which: { readonly after: string | null; readonly limit: number } | readonly string[],
  ): Promise<Page<HeldDocument>>
  /** Ids of all documents that it has. */
  ids(database: SyncedDatabase): Promise<readonly string[]>
  /** Takes away all revisions of these, as if they had never come. */
  forget(database: SyncedDatabase, ids: readonly string[]): Promise<void>
}

export interface HeldDocument {
  readonly id: string
  /** Readable live leaves. */
  readonly leaves: readonly { readonly rev: string; readonly document: KulturlotsDocument }[]
  /** There is a live leaf that this version can't read. */
  readonly unreadable: boolean
}

/** In the order of ids. What can't be read is left out, so that a short page says nothing about an end. */
export interface Page<T> {
  readonly documents: readonly T[]
  /** The id that the next page begins after; null at the end, and where ids were asked for. */
  readonly next: string | null
}

/** Why a request got no answer that the loop could use. Classified by status, never by message text. */
export type Failure =
  /** No answer, or one from something in between. */
  | { readonly kind: 'unreachable' }
  /** The server asks to come back later: 429, 503. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'signed-out' }
  /** The session is another person's (409 other_user): a tab left open. Nothing was done. */
  | { readonly kind: 'other-user' }
  /** Another server answers at this address. */
  | { readonly kind: 'foreign-server' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'too-large' }
  /** This device would not store what came: full, closed, or broken. */
  | { readonly kind: 'storage' }
  /** An answer that this version does not understand. */
  | { readonly kind: 'unexpected'; readonly status: number }

export type Answer<T> = { readonly kind: 'answered'; readonly value: T } | Failure

export interface ChangedLeaves {
  readonly changes: readonly { readonly id: string; readonly revs: readonly string[] }[]
  /** Leaves that came along: all of them, some, or none. */
  readonly leaves?: readonly Revision[]
  /** About how much memory this takes, in characters. */
  readonly size?: number
  readonly cursor: string
  /** How many changes are left after these. */
  readonly pending: number
}

export type PushResult =
  | { readonly kind: 'stored'; readonly id: string; readonly rev: string }
  | { readonly kind: 'conflict'; readonly id: string }
  /** The server could not store this one just now. */
  | { readonly kind: 'later'; readonly id: string }
  | {
      readonly kind: 'refused'
      readonly id: string
      readonly code: string
      /** Of those that the document counts: which belong to somebody else, as the server knows it. */
      readonly devices?: readonly string[]
    }

/** The server holds another mark than one that this push may follow: nothing of it was stored. */
export interface Superseded {
  readonly kind: 'superseded'
}

export interface PushedDocument {
  readonly document: KulturlotsDocument
  /** The revision it follows; null for a new document. */
  readonly rev: string | null
}

export interface Connection {
  readonly databases: readonly SyncedDatabase[]
  /** The cursors that this device left on the server, where the server tells them at once. */
  readonly remembered?: ReadonlyMap<SyncedDatabase, string | null>
  /** The state of each database, opaque: equal to a cursor that has everything. */
  readonly states?: ReadonlyMap<SyncedDatabase, string>
  /** How many documents were erased for good, as the server counts them. */
  readonly erased?: string | undefined
  /** The device's id belongs to somebody else there: a forged file has named it (ADR 10). */
  readonly taken?: boolean
  /** The mark that the server holds now; undefined where it keeps none. */
  readonly mark?: string | null | undefined
}

/** The server itself. */
export interface Server {
  /** Who the session is, and which databases it may sync. */
  connect(mark: Mark): Promise<Answer<Connection>>
  /** `unknown-cursor`: this server never gave it out; the beginning is the only place to start. */
  changes(
    database: SyncedDatabase,
    since: string | null,
    limit: number,
    options?: { readonly withLeaves: boolean },
  ): Promise<Answer<ChangedLeaves> | { readonly kind: 'unknown-cursor' }>
  /** Which of these revisions the server has never had. */
  lacking(
    database: SyncedDatabase,
    leaves: ReadonlyMap<string, readonly string[]>,
  ): Promise<Answer<ReadonlyMap<string, readonly string[]>>>
  revisions(
    database: SyncedDatabase,
    leaves: ReadonlyMap<string, readonly string[]>,
  ): Promise<Answer<readonly Revision[]>>
  /** The winners as the server has them now; for when the replica can't tell. */
  winners(
    database: SyncedDatabase,
    ids: readonly string[],
  ): Promise<Answer<ReadonlyMap<string, LiveLeaves>>>
  /** @param options.carrying the documents may hold others' new edits. */
  push(
    database: SyncedDatabase,
    documents: readonly PushedDocument[],
    options: { readonly carrying: boolean; readonly mark: Mark },
  ): Promise<Answer<readonly PushResult[]> | Superseded>
  /** Hashes of what was erased for good, from the `since`-th on: hex of HMAC-SHA256(key, id). */
  erased(since: number): Promise<Answer<ErasedPlace & { readonly hashes: readonly string[] }>>
  /** The cursor that this device left on the server; null when there is none. */
  remembered(database: SyncedDatabase, deviceId: string): Promise<Answer<string | null>>
  remember(database: SyncedDatabase, deviceId: string, cursor: string): Promise<Answer<void>>
}
