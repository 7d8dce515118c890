/**
 * The command: ONE strict transaction writes the journal entries (each the full document after the edit)
 * and the rows, takes the draft away, and only then is the user told that it is saved.
 *
 *   screen ──record──▶ [ counter+1 · journal += entries · rows := edited · draft removed ] ──complete──▶ "saved"
 */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import { edited, newDocument, type FieldEdit } from '../domain/documents/edit.ts'
import {
  isMutable,
  schemaVersion,
  type ImmutableDocument,
  type KulturlotsDocument,
} from '../domain/documents/document.ts'
import { parseDocumentId, typeOfId, type DocumentId } from '../domain/identifiers.ts'
import type { JsonObject } from '../domain/json.ts'
import type { Dot } from '../domain/merge/version-vector.ts'
import type { JournalDatabase, JournalEntry } from './journal-database.ts'
import { pendingEntries, rowOf } from './rows.ts'
import type { Seal } from './seal.ts'

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

export interface Journal {
  readonly database: JournalDatabase
  readonly seal: Seal
  /** Who writes: a user id, or `visitor` where nobody has signed in. */
  readonly user: string
  readonly clock: () => number
  readonly ulid: () => string
}

/**
 * Resolves when everything is on the disk; rejects (and nothing is stored) when it could not be,
 * with Dexie's error: `QuotaExceededError` by name when the device is full.
 * @param draft key of the draft that this command uses up.
 */
export async function record(
  journal: Journal,
  writes: readonly Write[],
  draft?: string,
): Promise<void> {
  const { database } = journal
  const commandId = journal.ulid()
  const at = new Date(journal.clock()).toISOString()
  await database.transaction(
    'rw',
    database.facts,
    database.journal,
    database.rows,
    database.drafts,
    async () => {
      const deviceId = await deviceIdOf(journal)
      for (const write of writes) {
        const counter = await nextCounter(database)
        const dot: Dot = [deviceId, counter]
        const document = await written(journal, write, { dot, at, by: journal.user })
        await database.journal.add({
          commandId,
          database: write.database,
          documentId: document._id,
          document: journal.seal.close(document),
          dot: isMutable(document) ? dot : null,
          state: 'waiting',
          refusal: null,
          savedAt: at,
        } satisfies Omit<JournalEntry, 'sequence'>)
        const pending = await pendingEntries(database, {
          database: write.database,
          id: document._id,
        })
        await database.rows.put(rowOf(journal.seal, write.database, document, pending))
      }
      if (draft !== undefined) await database.drafts.delete(draft)
    },
  )
}

async function written(
  journal: Journal,
  write: Write,
  by: { readonly dot: Dot; readonly at: string; readonly by: string },
): Promise<KulturlotsDocument> {
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
  const row = await journal.database.rows.get([write.database, write.id])
  const current = row ? journal.seal.open(row.document) : newDocument(write.id)
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

async function nextCounter(database: JournalDatabase): Promise<number> {
  const known = await database.facts.get('counter')
  const value = (known?.key === 'counter' ? known.value : 0) + 1
  await database.facts.put({ key: 'counter', value })
  return value
}

/** A new document's id. */
export function newId(journal: Journal, type: string): DocumentId {
  return parseDocumentId(`${type}:${journal.ulid()}`)
}
