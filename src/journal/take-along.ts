/**
 * Taking one's work along: what stands here and the server may not have, as one file; and such a file taken
 * in. Neither needs the network. What the file may do is decided in `domain/take-along`.
 *
 *   rows ──gather──▶ entries ──write──▶ text        text ──open──▶ file ──sort──▶ ──takeIn──▶ journal, rows
 */
import { liveQuery } from 'dexie'
import { isServerWritten, type SyncedDatabase } from '../domain/casework/documents.ts'
import { everyWritten, isMutable, type KulturlotsDocument } from '../domain/documents/document.ts'
import { canonicalJson, own, type Json } from '../domain/json.ts'
import {
  contentOf,
  largestTakeAlong,
  parseContent,
  readEnvelope,
  writeEnvelope,
  type TakeAlong,
  type TakeAlongEntry,
  type Unreadable,
} from '../domain/take-along/format.ts'
import type { Sorted } from '../domain/take-along/sort.ts'
import { carry } from './carry.ts'
import type { Row } from './journal-database.ts'
import type { Live } from './queries.ts'
import { deviceIdOf, type Journal } from './record.ts'
import { renewDevice } from './renew-device.ts'
import { pendingEntries } from './rows.ts'
import { lock, sha256Of, unlock } from './take-along-lock.ts'

/** `unsent`: what the server has not confirmed. `all`: also what it has, of which the user has written something. */
export type Scope = 'unsent' | 'all'

/** How many documents each choice takes along. */
export type WorkCounts = Readonly<Record<Scope, Readonly<Record<SyncedDatabase, number>>>>

export const workCounts = (journal: Journal): Live<WorkCounts> =>
  liveQuery(async () => {
    const counts = { unsent: { casework: 0, own: 0 }, all: { casework: 0, own: 0 } }
    await journal.database.rows.each((row) => {
      if (isInScope(journal, row, 'unsent')) counts.unsent[row.database] += 1
      if (isInScope(journal, row, 'all')) counts.all[row.database] += 1
    })
    return counts
  })

/** As it is at one moment. */
export async function gatherWork(
  journal: Journal,
  scope: Scope,
  databases: readonly SyncedDatabase[],
): Promise<readonly TakeAlongEntry[]> {
  const { database, seal } = journal
  return database.transaction('r', database.rows, database.journal, async () => {
    const rows = await database.rows
      .filter((row) => databases.includes(row.database) && isInScope(journal, row, scope))
      .toArray()
    const entries: TakeAlongEntry[] = []
    for (const row of rows) {
      const pending =
        row.mark === 'sent'
          ? []
          : await pendingEntries(database, { database: row.database, id: row.id })
      const document = seal.open(row.document)
      if (!document) continue
      entries.push({
        database: row.database,
        document,
        dots: pending.flatMap(({ dot }) => (dot ? [dot] : [])),
        state: stateIn(row),
      })
    }
    return entries
  })
}

export function stateIn({ mark }: Row): TakeAlongEntry['state'] {
  return mark === 'sent' || mark === 'refused' ? mark : 'waiting'
}

/** What can't be opened can't go along; the screen about syncing offers it as it stands. */
function isInScope({ seal, user }: Journal, row: Row, scope: Scope): boolean {
  if (isServerWritten(row.database, row.type)) return false
  if (row.mark === 'unreadable') return false
  if (row.mark !== 'sent') return true
  if (scope !== 'all' || row.database === 'own') return scope === 'all'
  const document = seal.open(row.document)
  return document !== undefined && isBy(document, user)
}

function isBy(document: KulturlotsDocument, user: string): boolean {
  if (!isMutable(document)) return document.by === user
  for (const [, written] of everyWritten(document)) if (written.by === user) return true
  return false
}

/** @param code locks the file; left out, whoever has it can read it. */
export async function writeTakeAlong(file: TakeAlong, code?: string): Promise<string> {
  const content = contentOf(file)
  const text = canonicalJson(content)
  if (code === undefined)
    return writeEnvelope({ kind: 'clear', content, sha256: await sha256Of(text) })
  const locked = await lock(text, code)
  const sha256 = await sha256Of(canonicalJson(locked as unknown as Json))
  return writeEnvelope({ kind: 'locked', locked, sha256 })
}

export type OpenedFile =
  | { readonly kind: 'opened'; readonly file: TakeAlong; readonly unreadable: number }
  /** A code is asked for; `wrong` when the one given does not open it. */
  | { readonly kind: 'locked'; readonly wrong: boolean }
  | { readonly kind: 'too-large' }
  | Unreadable

/** Reads and checks; writes nothing. */
export async function openTakeAlong(blob: Blob, code?: string): Promise<OpenedFile> {
  if (blob.size > largestTakeAlong) return { kind: 'too-large' }
  const envelope = readEnvelope(await blob.text())
  try {
    if (envelope.kind === 'clear') return await opened(envelope.content, envelope.sha256)
    if (envelope.kind !== 'locked') return envelope
    const { locked, sha256 } = envelope
    if ((await sha256Of(canonicalJson(locked as unknown as Json))) !== sha256)
      return { kind: 'damaged' }
    if (code === undefined) return { kind: 'locked', wrong: false }
    const text = await unlock(locked, code)
    if (text === undefined) return { kind: 'locked', wrong: true }
    // What opens has been held against its key already.
    return { kind: 'opened', ...parseContent(JSON.parse(text) as Json) }
  } catch (error) {
    // SyntaxError and TypeError: not what we write. RangeError: nested deeper than any document.
    const expected = [TypeError, SyntaxError, RangeError].some((kind) => error instanceof kind)
    if (expected) return { kind: 'damaged' }
    throw error
  }
}

async function opened(content: Json, sha256: string): Promise<OpenedFile> {
  if ((await sha256Of(canonicalJson(content))) !== sha256) return { kind: 'damaged' }
  return { kind: 'opened', ...parseContent(content) }
}

/**
 * Each database in one strict transaction; twice changes nothing.
 * @returns how many documents were news here.
 */
export async function takeIn(
  journal: Journal,
  { documents }: Extract<Sorted, { kind: 'sorted' }>,
): Promise<number> {
  await renewIfBehind(journal, [...documents.casework, ...documents.own])
  const casework = await carry(journal, 'casework', documents.casework, 'take-along')
  return casework + (await carry(journal, 'own', documents.own, 'take-along'))
}

/**
 * A file that counts edits of this very device which it has not made comes from another life of it (it was
 * restored from its backup since), or from somebody who means ill. What is written next would pass for
 * known and be merged away: the device takes a new id first (ADR 8).
 */
async function renewIfBehind(
  journal: Journal,
  documents: readonly KulturlotsDocument[],
): Promise<void> {
  const { database, clock, ulid } = journal
  const { facts, journal: entries, rows } = database
  await database.transaction('rw', facts, entries, rows, async () => {
    const device = await deviceIdOf(journal)
    const fact = await facts.get('counter')
    const counter = fact?.key === 'counter' ? fact.value : 0
    const isAhead = (document: KulturlotsDocument) =>
      isMutable(document) && (own(document.seen, device) ?? 0) > counter
    if (documents.some(isAhead)) await renewDevice(journal, { clock, ulid })
  })
}
