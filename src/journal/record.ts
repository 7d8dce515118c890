/**
 * The command: ONE strict transaction writes the journal entries (each the full document after the edit)
 * and the rows, takes the draft away, and only then is the user told that it is saved.
 *
 *   screen ──record──▶ [ counter+1 · journal += entries · rows := edited · draft removed ] ──complete──▶ "saved"
 *                          └──full · closed · no answer in time──▶ held in memory (`held-commands.ts`), never "saved"
 */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import { edited, newDocument, type FieldEdit } from '../domain/documents/edit.ts'
import {
  isMutable,
  schemaVersion,
  type ImmutableDocument,
  type KulturlotsDocument,
} from '../domain/documents/document.ts'
import { dotsOf } from '../domain/documents/edit.ts'
import { parseDocumentId, typeOfId, type DocumentId } from '../domain/identifiers.ts'
import { own, type JsonObject } from '../domain/json.ts'
import type { Written } from '../domain/merge/register.ts'
import type { Dot } from '../domain/merge/version-vector.ts'
import type { JournalDatabase, JournalEntry } from './journal-database.ts'
import { storagePatience, withPatience } from './patience.ts'
import { pendingEntries, rowOf } from './rows.ts'
import type { Seal } from './seal.ts'
import { storageTrouble, type StorageTrouble } from './storage-trouble.ts'

export type Write =
  /** Edits a mutable document; makes it when it is not there. */
  | {
      readonly kind: 'edit'
      readonly database: SyncedDatabase
      readonly id: DocumentId
      readonly edits: readonly FieldEdit[]
    }
  /** Makes an immutable document. */
  | {
      readonly kind: 'once'
      readonly database: SyncedDatabase
      readonly id: DocumentId
      readonly body: JsonObject
    }

/** What one press of "save" does: all of it or nothing. */
export interface Command {
  readonly id: string
  /** ISO time of the press. */
  readonly at: string
  readonly writes: readonly Write[]
  /** Key of the draft that it uses up. */
  readonly draft: string | undefined
}

/** Takes what the device would not store, so that it is not lost while the page stands. */
export interface Hold {
  /** @param attempt resolves to whether the last attempt was stored after all, once that is certain. */
  keep(command: Command, trouble: StorageTrouble, attempt: Promise<boolean>): void
  /** A form's claim on the draft of what is held: let go of once nothing of it is held any more. */
  ownDraft(key: string, release: () => void): void
}

export interface Journal {
  readonly database: JournalDatabase
  readonly seal: Seal
  /** Who writes: a user id, or `visitor` where nobody has signed in. */
  readonly user: string
  readonly clock: () => number
  readonly ulid: () => string
  readonly hold?: Hold
}

/** Nothing is stored yet: the command is in memory and is tried again by itself. */
export class HeldError extends Error {
  override readonly name = 'HeldError'
  readonly trouble: StorageTrouble

  constructor(trouble: StorageTrouble, cause: unknown) {
    super('The device did not store it.', { cause })
    this.trouble = trouble
  }
}

/** What is to be edited can't be opened: an edit made without it would claim to have seen what it replaces. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError'
}

/**
 * Resolves when everything is on the disk, and settles within 5 s. Rejects where it could not be stored:
 * with `HeldError` when the journal has a hold, else with Dexie's error (`storageTrouble` reads it).
 * @param draft key of the draft that this command uses up.
 */
export async function record(
  journal: Journal,
  writes: readonly Write[],
  draft?: string,
): Promise<void> {
  const at = new Date(journal.clock()).toISOString()
  const command: Command = { id: journal.ulid(), at, writes, draft }
  const attempt = attemptToStore(journal, command)
  try {
    await attempt.soon
  } catch (error) {
    const trouble = storageTrouble(error)
    if (!trouble || !journal.hold) throw error
    journal.hold.keep(await asSeenNow(journal, command), trouble, attempt.stored)
    throw new HeldError(trouble, error)
  }
}

export interface Attempt {
  /** Settles within `storagePatience`. */
  readonly soon: Promise<void>
  /** Whether it was stored, once that is certain; with storage that hangs for ever, never. */
  readonly stored: Promise<boolean>
}

/**
 * Stores a command. A connection that was lost is opened once more. Once it has taken too long it is ended,
 * so that what was called not saved is not saved behind people's back, unless it was at its last step.
 */
export function attemptToStore(
  journal: Journal,
  command: Command,
  patience = storagePatience,
): Attempt {
  let abort: (() => void) | undefined
  let givenUp = false
  const begun = (end: () => void) => {
    abort = end
    if (givenUp) end()
  }
  const { database } = journal
  const storing = store(journal, command, begun).catch(async (error: unknown) => {
    if (givenUp || storageTrouble(error) !== 'failed') throw error
    // A dead connection that still counts as open. One that was closed on purpose stays closed.
    if (database.isOpen()) database.close({ disableAutoOpen: false })
    await store(journal, command, begun)
  })
  const soon = withPatience(storing, patience).catch((error: unknown) => {
    givenUp = true
    abort?.()
    throw error
  })
  return {
    soon,
    stored: storing.then(
      () => true,
      () => false,
    ),
  }
}

async function store(
  journal: Journal,
  { id: commandId, at, writes, draft }: Command,
  begun: (abort: () => void) => void,
): Promise<void> {
  const { database } = journal
  await database.transaction(
    'rw',
    database.facts,
    database.journal,
    database.rows,
    database.drafts,
    async (transaction) => {
      begun(() => {
        // Over already where it was at its last step; that decides then.
        if (transaction.active) transaction.abort()
      })
      // All that is asked for at once, and all that is written after it: each round costs a slow phone as
      // much as the disk does.
      const [identity, counter, places] = await Promise.all([
        database.facts.get('identity'),
        database.facts.get('counter'),
        placesOf(journal, writes),
      ])
      // A device id belongs to one local database for its life.
      const deviceId = identity?.key === 'identity' ? identity.deviceId : journal.ulid()
      let counted = counter?.key === 'counter' ? counter.value : 0
      const entries: Omit<JournalEntry, 'sequence'>[] = []
      for (const { write, place } of places) {
        // That of another life of this device (a phone restored from its backup) may be ahead.
        const base = countedIn(place.current, deviceId)
        counted = Math.max(counted, base) + 1
        const dot: Dot = [deviceId, counted]
        const document = writtenBy(write, place.current, { dot, at, by: journal.user })
        const entry = {
          commandId,
          database: write.database,
          documentId: document._id,
          document: journal.seal.close(document),
          dot: isMutable(document) ? dot : null,
          base,
          state: 'waiting',
          refusal: null,
          savedAt: at,
        } as const
        entries.push(entry)
        // One command may write the same document twice.
        place.pending.push(entry)
        place.current = document
      }
      // One by one: of many at once Dexie tells that some failed, not that the device is full.
      await Promise.all([
        identity ?? database.facts.put({ key: 'identity', deviceId, madeAt: at }),
        database.facts.put({ key: 'counter', value: counted }),
        ...entries.map((entry) => database.journal.add(entry)),
        ...[...new Set(places.map(({ place }) => place))].map(({ of, current, pending }) =>
          database.rows.put(rowOf(journal.seal, of, current, pending)),
        ),
        draft === undefined ? undefined : database.drafts.delete(draft),
      ])
    },
  )
}

/** Where a document stands in the middle of a command. */
interface Place {
  readonly of: SyncedDatabase
  current: KulturlotsDocument
  readonly pending: Pick<JournalEntry, 'state' | 'refusal'>[]
}

/** Each write with the place it writes to, which several may share. All are read in one round. */
async function placesOf(
  { database, seal }: Journal,
  writes: readonly Write[],
): Promise<{ readonly write: Write; readonly place: Place }[]> {
  const reading = new Map<string, Promise<Place>>()
  const read = async ({ kind, database: of, id }: Write): Promise<Place> => {
    const [row, pending] = await Promise.all([
      kind === 'edit' ? database.rows.get([of, id]) : undefined,
      pendingEntries(database, { database: of, id }),
    ])
    const current = row ? seal.open(row.document) : newDocument(id)
    if (!current) throw new UnreadableError()
    return { of, current, pending }
  }
  return Promise.all(
    writes.map(async (write) => {
      const name = `${write.database} ${write.id}`
      const place = reading.get(name) ?? read(write)
      reading.set(name, place)
      return { write, place: await place }
    }),
  )
}

/** An edit replaces what its author saw. One that is stored later must not replace what came meanwhile. */
async function asSeenNow(journal: Journal, command: Command): Promise<Command> {
  const seen = async (write: Write): Promise<Write> => {
    if (write.kind === 'once') return write
    const row = await journal.database.rows.get([write.database, write.id])
    const document = row ? journal.seal.open(row.document) : undefined
    const edits = write.edits.map((edit) =>
      edit.kind !== 'set' || edit.replaces
        ? edit
        : {
            ...edit,
            replaces: document && isMutable(document) ? dotsOf(document, edit.field) : [],
          },
    )
    return { ...write, edits }
  }
  try {
    return { ...command, writes: await withPatience(Promise.all(command.writes.map(seen)), 900) }
  } catch (error) {
    // Not to be read either: it goes by what is there when it is stored.
    if (!storageTrouble(error)) throw error
    return command
  }
}

/** How far this device has counted, as the document knows it. */
function countedIn(document: KulturlotsDocument, deviceId: string): number {
  return isMutable(document) ? (own(document.seen, deviceId) ?? 0) : 0
}

/** What a write makes of the document as it stands. */
export function writtenBy(
  write: Write,
  current: KulturlotsDocument,
  by: Written,
): KulturlotsDocument {
  if (write.kind === 'once') {
    const { id, body } = write
    return {
      _id: id,
      type: typeOfId(id),
      schemaVersion,
      at: by.at,
      by: by.by,
      body,
    } satisfies ImmutableDocument
  }
  if (!isMutable(current)) throw new TypeError('A document that is written once can’t be edited.')
  return edited(current, write.edits, by)
}

/** A device id belongs to one local database for its life: made with the first command or sync. */
export async function deviceIdOf(
  journal: Pick<Journal, 'database' | 'clock' | 'ulid'>,
): Promise<string> {
  const known = await journal.database.facts.get('identity')
  if (known?.key === 'identity') return known.deviceId
  const deviceId = journal.ulid()
  const madeAt = new Date(journal.clock()).toISOString()
  await journal.database.facts.put({ key: 'identity', deviceId, madeAt })
  return deviceId
}

/** A new document's id. */
export function newId(journal: Journal, type: string): DocumentId {
  return parseDocumentId(`${type}:${journal.ulid()}`)
}
