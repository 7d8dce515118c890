/** What people do to contacts: making, protecting, merging, telling apart; and who belongs to what. */
import type { LogEntryBody } from '../domain/casework/documents.ts'
import { readAffiliation, type AffiliationView } from '../domain/contacts/affiliation.ts'
import { arrowsToUndo, type Mergeable } from '../domain/contacts/merged.ts'
import { takeBackEdits } from '../domain/contacts/merge-choice.ts'
import { isMutable, type MutableDocument } from '../domain/documents/document.ts'
import { dotsOf, type FieldEdit } from '../domain/documents/edit.ts'
import { textOf } from '../domain/documents/read.ts'
import { parseDocumentId, type DocumentId } from '../domain/identifiers.ts'
import type { JsonObject } from '../domain/json.ts'
import { mutable } from './kinds.ts'
import { viewsOf, type Marked, type Reader } from './kept-views.ts'
import type { Live } from './live.ts'
import { newId, record, type Journal, type Write } from './record.ts'

const affiliationKind = mutable('casework', 'affiliation', readAffiliation, (a, b) =>
  a.id < b.id ? -1 : 1,
)

export const affiliations = (reader: Reader): Live<readonly Marked<AffiliationView>[]> =>
  viewsOf(reader, affiliationKind)

export interface NewContact {
  /** By field; empty ones are not written. */
  readonly texts: Readonly<Record<string, string>>
  readonly sets: Readonly<Record<string, readonly string[]>>
  readonly isProtected: boolean
}

/** A contact that was not met in a logged meeting. @returns its id. */
export async function makeContact(
  journal: Journal,
  { texts, sets, isProtected }: NewContact,
  draft?: string,
): Promise<DocumentId> {
  const id = newId(journal, 'contact')
  await record(
    journal,
    [
      edit(id, [
        ...setTexts(texts),
        ...Object.entries(sets)
          .filter(([, elements]) => elements.length > 0)
          .map(([field, elements]): FieldEdit => ({ kind: 'add', field, elements })),
        ...(isProtected ? [{ kind: 'set', field: 'protected', value: true } as const] : []),
      ]),
    ],
    draft,
  )
  return id
}

/**
 * Makes two contacts one: the other leads to the kept one from now on, and keeps all that it is.
 * @param fills edits of the kept one, with what is to be taken along (`merge-choice.ts`).
 */
export async function mergeContacts(
  journal: Journal,
  merge: { readonly kept: string; readonly other: string; readonly fills: readonly FieldEdit[] },
): Promise<void> {
  const kept = parseDocumentId(merge.kept)
  const other = parseDocumentId(merge.other)
  await record(journal, [
    edit(other, [{ kind: 'set', field: 'mergedInto', value: kept }]),
    ...(merge.fills.length > 0 ? [edit(kept, merge.fills)] : []),
    line(journal, [kept, other], { field: 'mergedInto', from: null, to: kept }),
  ])
}

/**
 * Lets a contact stand for itself again; what came with the merge leaves the one it was merged into, unless
 * somebody has edited it since.
 * @param contacts everybody.
 */
export async function undoMerge(
  journal: Journal,
  contacts: readonly Mergeable[],
  merged: string,
): Promise<void> {
  const document = await stored(journal, merged)
  const into = document && textOf(document, 'mergedInto')
  if (!document || !into) return
  const keeper = await stored(journal, into)
  const takenBack = keeper ? takeBackEdits(keeper, document) : []
  const arrows = arrowsToUndo(contacts, merged).map((id) =>
    edit(parseDocumentId(id), [{ kind: 'set', field: 'mergedInto', value: null }]),
  )
  if (arrows.length === 0) return
  await record(journal, [
    ...arrows,
    ...(takenBack.length > 0 ? [edit(parseDocumentId(into), takenBack)] : []),
    line(journal, [merged, into], { field: 'mergedInto', from: into, to: null }),
  ])
}

/** Two who are like each other and are not the same: nobody is asked about them again. */
export async function tellApart(
  journal: Journal,
  one: string,
  other: string,
  apart = true,
): Promise<void> {
  const kind = apart ? 'add' : 'remove'
  const told = (id: string, not: string) =>
    edit(parseDocumentId(id), [{ kind, field: 'notSame', elements: [not] }])
  await record(journal, [told(one, other), told(other, one)])
}

export interface AffiliationFields {
  readonly contact: string
  readonly organisation: string
  readonly role: string
  /** ISO dates, or empty. */
  readonly from: string
  readonly to: string
}

/** @param organisation its id, or the name of one that is made with it. */
export async function affiliate(
  journal: Journal,
  {
    organisation,
    ...fields
  }: Omit<AffiliationFields, 'organisation'> & {
    readonly organisation: { readonly id: string } | { readonly name: string }
  },
): Promise<void> {
  const writes: Write[] = []
  let id: string
  if ('id' in organisation) id = organisation.id
  else {
    const made = newId(journal, 'contact')
    writes.push(edit(made, setTexts({ name: organisation.name, kind: 'organisation' })))
    id = made
  }
  writes.push(edit(newId(journal, 'affiliation'), setTexts({ ...fields, organisation: id })))
  await record(journal, writes)
}

/** Only what was changed is written, in the place of what its author saw. */
export async function editAffiliation(
  journal: Journal,
  document: MutableDocument,
  fields: Partial<AffiliationFields>,
): Promise<void> {
  const edits = Object.entries(fields)
    .filter(([field, value]) => (textOf(document, field) ?? '') !== value)
    .map(([field, value]): FieldEdit => ({
      kind: 'set',
      field,
      value: value === '' ? null : value,
      replaces: dotsOf(document, field),
    }))
  if (edits.length > 0) await record(journal, [edit(parseDocumentId(document._id), edits)])
}

async function stored(
  { database, seal }: Journal,
  id: string,
): Promise<MutableDocument | undefined> {
  const row = await database.rows.get(['casework', id])
  const document = row && seal.open(row.document)
  return document && isMutable(document) ? document : undefined
}

function edit(id: DocumentId, edits: readonly FieldEdit[]): Write {
  return { kind: 'edit', database: 'casework', id, edits }
}

function line(
  journal: Journal,
  about: readonly string[],
  change: NonNullable<LogEntryBody['change']>,
): Write {
  const body = { about, text: '', change } as unknown as JsonObject
  return { kind: 'once', database: 'casework', id: newId(journal, 'log-entry'), body }
}

function setTexts(values: Readonly<Record<string, string>>): FieldEdit[] {
  return Object.entries(values)
    .filter(([, value]) => value.trim() !== '')
    .map(([field, value]) => ({ kind: 'set', field, value: value.trim() }))
}
