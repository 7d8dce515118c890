/**
 * What is stored here and can't be opened: damaged on the disk, or written by a much newer client. It stops
 * nothing but itself, and is never sent, written over by less, or dropped without a person's word
 * (docs/adr/0012-what-a-device-would-not-store.md).
 *
 *   an entry whose edit stands elsewhere on this device ──▶ written anew from there, waits again
 *   a row whose entries and the server's leaves can be read ──▶ written anew from them (`mendRow`)
 *   what remains ──▶ put aside as `unreadable` ──a version that can read it · a person's "throw away"──▶
 */
import { liveQuery } from 'dexie'
import { syncedDatabases, type SyncedDatabase } from '../domain/casework/documents.ts'
import { isMutable, type KulturlotsDocument } from '../domain/documents/document.ts'
import { mergeAll } from '../domain/merge/merge.ts'
import { hasSeen } from '../domain/merge/version-vector.ts'
import type { JournalDatabase, JournalEntry, Row } from './journal-database.ts'
import type { Live } from './live.ts'
import { markFor, pendingEntries, readableOf, rowOf } from './rows.ts'
import type { Seal } from './seal.ts'

interface Stored {
  readonly database: JournalDatabase
  readonly seal: Seal
}

export interface DocumentKey {
  readonly database: SyncedDatabase
  readonly id: string
}

/** Rows looked at in one read. */
const slice = 400

/** Looks through all that is stored; what can't be opened is mended from what else is here, or put aside. */
export async function lookThrough(stored: Stored, signal?: AbortSignal): Promise<void> {
  const { database, seal } = stored
  const isOdd = (kept: { readonly document: unknown }, mark: string) =>
    mark === 'unreadable' || !seal.open(kept.document)
  const odd: DocumentKey[] = (await database.journal.toArray())
    .filter((entry) => isOdd(entry, entry.state))
    .map((entry) => ({ database: entry.database, id: entry.documentId }))
  for (const of of syncedDatabases) {
    let after = ''
    for (;;) {
      if (signal?.aborted) return
      const rows = await database.rows
        .where('[database+id]')
        .between([of, after], [of, '\uffff'], false, false)
        .limit(slice)
        .toArray()
      for (const row of rows) if (isOdd(row, row.mark)) odd.push({ database: of, id: row.id })
      const last = rows.at(-1)
      if (!last || rows.length < slice) break
      after = last.id
    }
  }
  if (odd.length > 0) await putAside(stored, odd)
}

/** Each document in a transaction of its own. Doing it twice changes nothing. */
export async function putAside(stored: Stored, documents: readonly DocumentKey[]): Promise<void> {
  const { database } = stored
  for (const of of documents)
    await database.transaction('rw', database.journal, database.rows, () => look(stored, of))
}

async function look({ database, seal }: Stored, of: DocumentKey): Promise<void> {
  const row = await database.rows.get([of.database, of.id])
  const shown = row && seal.open(row.document)
  const before = await pendingEntries(database, of)
  const here = [...(shown ? [shown] : []), ...readableOf(seal, before)]
  const pending = before.map((entry) => lookAt(seal, entry, shown, here))
  for (const [index, entry] of pending.entries())
    if (entry !== before[index]) await database.journal.put(entry)
  if (!row) return
  const next: Pick<Row, 'mark' | 'refusal'> = shown
    ? markFor(pending)
    : { mark: 'unreadable', refusal: null }
  if (next.mark !== row.mark) await database.rows.put({ ...row, ...next })
}

function lookAt(
  seal: Seal,
  entry: JournalEntry,
  shown: KulturlotsDocument | undefined,
  here: readonly KulturlotsDocument[],
): JournalEntry {
  const isReadable = seal.open(entry.document) !== undefined
  if (isReadable && entry.state !== 'unreadable') return entry
  const waiting = { ...entry, state: 'waiting', refusal: null } as const
  if (isReadable) return waiting
  const { dot } = entry
  // A row holds all that waits. So does whatever was written here after it.
  const whole = dot ? here.find((each) => isMutable(each) && hasSeen(each.seen, dot)) : shown
  if (whole) return { ...waiting, document: seal.close(whole) }
  return entry.state === 'unreadable' ? entry : { ...entry, state: 'unreadable', refusal: null }
}

/** Documents whose row can't be opened, as far as that was found out. */
export async function unreadableRows(
  { rows }: JournalDatabase,
  of: SyncedDatabase,
): Promise<readonly string[]> {
  const keys = await rows.where('mark').equals('unreadable').primaryKeys()
  return keys.filter(([database]) => database === of).map(([, id]) => id)
}

/**
 * Writes a row that can't be opened anew, where nothing can be missing: all that waits and all that the
 * server has can be read. To be called when the replica has everything up to the cursor.
 */
export async function mendRow(
  { database, seal }: Stored,
  of: DocumentKey,
  {
    live,
    unreadable,
  }: { readonly live: readonly KulturlotsDocument[]; readonly unreadable: boolean },
): Promise<void> {
  if (unreadable) return
  await database.transaction('rw', database.journal, database.rows, async () => {
    const row = await database.rows.get([of.database, of.id])
    if (!row || seal.open(row.document)) return
    const pending = await pendingEntries(database, of)
    const readable = readableOf(seal, pending)
    const [first, ...rest] = [...live, ...readable]
    if (!first || readable.length < pending.length) return
    await database.rows.put(rowOf(seal, of.database, mergeAll([first, ...rest]), pending))
  })
}

/** What was put aside and is still so. */
export const unreadableItems = ({ database }: Stored): Live<readonly DocumentKey[]> =>
  liveQuery(async () => united(await Promise.all(unreadableIn(database))))

/** Asked for at once with whatever else is read; an async function among them would lose Dexie's transaction. */
export function unreadableIn({ rows, journal }: JournalDatabase) {
  return [
    rows.where('mark').equals('unreadable').primaryKeys(),
    journal.where('state').equals('unreadable').toArray(),
  ] as const
}

/** A document whose row and entry can't be opened is one. */
export function united([keys, entries]: readonly [
  readonly (readonly [SyncedDatabase, string])[],
  readonly JournalEntry[],
]): readonly DocumentKey[] {
  const found = new Map<string, DocumentKey>()
  for (const [database, id] of keys) found.set(`${database} ${id}`, { database, id })
  for (const { database, documentId: id } of entries)
    found.set(`${database} ${id}`, { database, id })
  return [...found.values()]
}

/** As it stands on the disk, for a file: somebody may be able to read it later. */
export async function storedAs({ database }: Stored, of: DocumentKey): Promise<string> {
  return database.transaction('r', database.rows, database.journal, async () => {
    const row = await database.rows.get([of.database, of.id])
    const entries = await pendingEntries(database, of)
    return JSON.stringify(
      { format: 'kulturlots-unreadable', version: 1, ...of, row, entries },
      null,
      2,
    )
  })
}
