/** What the steps of carrying questions and replies share. */
import type { Accounts } from '../accounts/accounts.ts'
import type { Records } from '../accounts/records.ts'
import { put, readMerged, type ReadDocument, type Sign } from '../courier/amend.ts'
import type { DocumentStore, StoredBody } from '../couch/document-store.ts'
import type { Erased } from '../erased/erased.ts'
import {
  isMutable,
  schemaVersion,
  type ImmutableDocument,
} from '../../src/domain/documents/document.ts'
import { readLeaves } from '../../src/domain/documents/leaves.ts'
import { isDocumentId, isUserId, typeOfId, type DocumentId } from '../../src/domain/identifiers.ts'
import type { JsonObject } from '../../src/domain/json.ts'
import { courierHand } from '../../src/domain/questions/hands.ts'
import type { Pace } from './pace.ts'

export interface QuestionParts {
  readonly store: DocumentStore
  readonly accounts: Pick<Accounts, 'findBehind' | 'namesOf'>
  readonly erased: Pick<Erased, 'among'>
  /** Which question a code opens. */
  readonly codes: Pick<Records, 'read' | 'put'>
  readonly pace: { readonly questions: Pace; readonly additions: Pace }
  /** Looks at a document of a database again, not before that time, ms. */
  readonly lookAgain: (name: string, id: DocumentId, at: number) => void
  readonly sign: Sign
  readonly clock: () => number
}

/** A new dot, in the courier’s name. */
export function courierSign({ sign }: Pick<QuestionParts, 'sign'>): ReturnType<Sign> {
  return { ...sign(), by: courierHand }
}

/** Whether both are the same person by now: a guest who has signed in to an account is that account. */
export async function isSamePerson(
  { accounts }: Pick<QuestionParts, 'accounts'>,
  one: unknown,
  other: string,
): Promise<boolean> {
  if (one === other) return true
  if (!isUserId(one) || !isUserId(other)) return false
  const [a, b] = [await accounts.findBehind(one), await accounts.findBehind(other)]
  return a !== undefined && a.userId === b?.userId
}

export interface AskedIn extends ReadDocument {
  /** The database. */
  readonly name: string
}

/**
 * Where the asker has the question: among their own, and among those of whoever the guest has become since, if they
 * have brought it there; the latest last. Nowhere: the account, the database or the question is gone.
 */
export async function placesOf(
  { store, accounts }: Pick<QuestionParts, 'store' | 'accounts'>,
  asker: unknown,
  question: DocumentId,
): Promise<readonly AskedIn[]> {
  if (!isUserId(asker)) return []
  const places: AskedIn[] = []
  for (const user of await accounts.namesOf(asker)) {
    const name = `own-${user}`
    if (!(await store.info(name))) continue
    const read = await readMerged(store, name, question)
    if (read) places.push({ ...read, name })
  }
  return places
}

/** undefined for what is not there, is no such document, or can’t be read. */
export async function readWritten(
  store: DocumentStore,
  name: string,
  id: DocumentId,
): Promise<ImmutableDocument | undefined> {
  const leaves = await store.leaves(name, id, { history: false, attachments: false })
  const { live } = readLeaves(leaves.flatMap((leaf) => ('ok' in leaf ? [leaf.ok] : [])))
  return live.find((document) => !isMutable(document)) as ImmutableDocument | undefined
}

/** Of a type, in the order of their ids. */
export async function everyWritten(
  store: DocumentStore,
  name: string,
  type: string,
): Promise<readonly ImmutableDocument[]> {
  const documents: ImmutableDocument[] = []
  for await (const bodies of bodiesOf(store, name, type)) {
    for (const document of readLeaves(bodies).live) {
      if (!isMutable(document)) documents.push(document)
    }
  }
  return documents
}

/** A page of some people’s longest documents is 25 MB. */
const page = 100

/** The winners of all documents of a type, in the order of their ids: one request for a page, not for each. */
export async function* bodiesOf(
  store: DocumentStore,
  name: string,
  type: string,
): AsyncGenerator<readonly StoredBody[]> {
  let last = ''
  for (;;) {
    const { rows } = await store.allDocs(name, {
      startKey: last || `${type}:`,
      endKey: `${type}:\ufff0`,
      limit: page,
      includeDocs: true,
    })
    yield rows.flatMap((row) => ('id' in row && row.doc && row.id !== last ? [row.doc] : []))
    const end = rows.at(-1)
    if (!end || rows.length < page) return
    last = end.key
  }
}

export async function idsOf(
  store: DocumentStore,
  name: string,
  type: string,
): Promise<readonly DocumentId[]> {
  const { rows } = await store.allDocs(name, {
    startKey: `${type}:`,
    endKey: `${type}:\ufff0`,
    includeDocs: false,
  })
  return rows.flatMap((row) => ('id' in row && isDocumentId(row.id) ? [row.id] : []))
}

/** Writes it once; what is there already, or was erased, is left as it is. */
export async function writeOnce(
  { store, erased }: Pick<QuestionParts, 'store' | 'erased'>,
  name: string,
  { _id, at, by, body }: Pick<ImmutableDocument, '_id' | 'at' | 'by'> & { body: JsonObject },
): Promise<void> {
  if ((await erased.among([_id])).size > 0) return
  const document = { _id, type: typeOfId(_id), schemaVersion, at, by, body }
  await put(store, name, document satisfies ImmutableDocument)
}
