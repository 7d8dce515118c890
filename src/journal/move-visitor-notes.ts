/**
 * What a visitor (or a guest) wrote on this device moves into the account that was opened or signed in to.
 * Ids stay, the edits are the account's own.
 *
 * Nothing is taken away before it stands there: each note is written to the account, then deleted here if it
 * is still what was moved; one that was changed meanwhile, in another tab, is moved once more. Killed in
 * between, the next move finds the values there already. What the account says otherwise stays beside it,
 * for a person to choose.
 */
import {
  isMutable,
  type ImmutableDocument,
  type KulturlotsDocument,
  type MutableDocument,
} from '../domain/documents/document.ts'
import { newDocument, type FieldEdit } from '../domain/documents/edit.ts'
import { own, sameJson, type Json } from '../domain/json.ts'
import { isSetRegister } from '../domain/merge/register.ts'
import { questionServerFields } from '../domain/questions/question.ts'
import { clearIfNothingIsOnlyHere } from './keep-only-unsent.ts'
import { holdsText } from './drafts.ts'
import type { Draft, Row } from './journal-database.ts'
import { moveSearches } from './recent-searches.ts'
import { record, type Journal, type Write } from './record.ts'

/** @returns how many documents moved. */
export async function moveVisitorNotes(visitor: Journal, account: Journal): Promise<number> {
  const moved = new Set<string>()
  const staying = new Set<string>()
  for (;;) {
    const rows = await visitor.database.rows.where('database').equals('own').toArray()
    const documents = rows.flatMap((row) => {
      const document = visitor.seal.open(row.document)
      const moves = document && isTheirs(document) && !staying.has(row.id)
      return moves ? [{ row, document }] : []
    })
    if (documents.length === 0) break
    for (const { row, document } of documents) {
      const writes = await movingWrites(account, document)
      if (!writes) {
        staying.add(row.id)
        continue
      }
      if (writes.length > 0) await record(account, writes)
      if (await forget(visitor, row)) moved.add(row.id)
    }
  }
  for (const draft of await visitor.database.drafts.toArray())
    await moveDraft(visitor, account, draft)
  await moveSearches(visitor, account)
  await clearIfNothingIsOnlyHere(visitor.database)
  return moved.size
}

/** Of what is written once only what people add to a question; a reply is delivered by the server. */
function isTheirs(document: KulturlotsDocument): boolean {
  return isMutable(document) || document.type === 'addition'
}

async function movingWrites(
  account: Journal,
  from: KulturlotsDocument,
): Promise<readonly Write[] | undefined> {
  return isMutable(from) ? editsThere(account, from) : writeOnceThere(account, from)
}

async function writeOnceThere(account: Journal, from: ImmutableDocument): Promise<Write[]> {
  const there = await account.database.rows.get(['own', from._id])
  if (there) return []
  return [{ kind: 'once', database: 'own', id: from._id, body: from.body }]
}

/** What the server alone writes of a question it tells the account anew. */
function isServers(type: string, field: string): boolean {
  return type === 'question' && questionServerFields.some((known) => known === field)
}

/**
 * One write per wording: a field that has several keeps them all. Undefined where the account's own can't be
 * read or is of another make: what is moved then stays here, and what can't be read here does too.
 */
async function editsThere(account: Journal, from: MutableDocument): Promise<Write[] | undefined> {
  const row = await account.database.rows.get(['own', from._id])
  const stored = row ? account.seal.open(row.document) : newDocument(from._id)
  if (!stored || !isMutable(stored)) return undefined
  const first: FieldEdit[] = []
  const more: FieldEdit[] = []
  for (const [field, register] of Object.entries(from.registers)) {
    if (isServers(from.type, field)) continue
    const there = own(stored.registers, field)
    if (isSetRegister(register)) {
      const known = there && isSetRegister(there) ? Object.keys(there.elements) : []
      const elements = Object.keys(register.elements).filter((element) => !known.includes(element))
      if (elements.length > 0) first.push({ kind: 'add', field, elements })
      continue
    }
    const known = there && !isSetRegister(there) ? there.values : []
    register.values
      .filter(({ value }) => !known.some((other) => sameJson(other.value, value)))
      .forEach(({ value }, index) =>
        (index === 0 ? first : more).push({ kind: 'set', field, value, replaces: [] }),
      )
  }
  const write = (edits: FieldEdit[]): Write => ({
    kind: 'edit',
    database: 'own',
    id: from._id,
    edits,
  })
  return [...(first.length > 0 ? [write(first)] : []), ...more.map((edit) => write([edit]))]
}

/** @returns false when the note was changed after it had been read; it is still here then. */
async function forget({ database }: Journal, read: Row): Promise<boolean> {
  return database.transaction('rw', database.rows, database.journal, async () => {
    const now = await database.rows.get([read.database, read.id])
    if (now && !sameJson(now as unknown as Json, read as unknown as Json)) return false
    await database.rows.delete([read.database, read.id])
    const entries = database.journal.where('[database+documentId]').equals([read.database, read.id])
    await entries.delete()
    return true
  })
}

/** A text that is being written moves too; beside one that the account has in the same form. */
async function moveDraft(visitor: Journal, account: Journal, draft: Draft): Promise<void> {
  const { drafts } = account.database
  const [base = draft.key] = draft.key.split('~')
  await account.database.transaction('rw', drafts, async () => {
    for (let number = 1; ; number += 1) {
      const key = number === 1 ? base : `${base}~${number}`
      const there = await drafts.get(key)
      if (there && sameJson(there.content as Json, draft.content as Json)) return
      if (there && holdsText(there.content)) continue
      await drafts.put({ ...draft, key })
      return
    }
  })
  await visitor.database.transaction('rw', visitor.database.drafts, async () => {
    const now = await visitor.database.drafts.get(draft.key)
    if (now && sameJson(now.content as Json, draft.content as Json)) {
      await visitor.database.drafts.delete(draft.key)
    }
  })
}
