/** Writes as CouchDB takes them: a malformed document refuses its whole request, a validator its own document. */
import { randomUUID } from 'node:crypto'
import { isJsonObject } from '../../src/domain/json.ts'
import type { StoredBody, WriteResult } from '../couch/document-store.ts'
import {
  parseWireDocument,
  refusal,
  strangeMember,
  type Refusal,
} from '../couch/embedded/wire-document.ts'
import { BadRequest } from '../couch/query-values.ts'
import { CouchError, refused } from './answers.ts'
import { userContext, type InDatabase } from './context.ts'
import { validators } from './design-documents.ts'

export interface Write {
  readonly documents: readonly StoredBody[]
  readonly newEdits: boolean
  readonly user: string | undefined
}

/** A document as sent, with an id of its own where it has none. @throws BadRequest. */
export function namedDocument(sent: unknown): StoredBody {
  if (!isJsonObject(sent)) throw new BadRequest('Document must be a JSON object')
  const { _id: id = randomUUID().replaceAll('-', '') } = sent
  if (typeof id !== 'string')
    throw new CouchError(400, 'illegal_docid', 'Document id must be a string')
  return { ...sent, _id: id }
}

/** @returns one row per document in their order; with `newEdits: false` the failures only. */
export async function write(at: InDatabase, write: Write): Promise<readonly WriteResult[]> {
  const isLocal = ({ _id: id }: StoredBody) => id.startsWith('_local/')
  const replicated = write.documents.filter((document) => !isLocal(document))
  const rows = await writeReplicated(at, { ...write, documents: replicated })
  if (replicated.length === write.documents.length) return rows
  const rest = rows.values()
  const all: WriteResult[] = []
  for (const document of write.documents) {
    const row = isLocal(document)
      ? await writeLocal(at, document._id.slice('_local/'.length), document)
      : rest.next().value
    if (row) all.push(row)
  }
  return all
}

/** CouchDB overwrites `_local` documents whatever revision is sent; so does this, on top of the store's rule. */
export async function writeLocal(
  { store, name }: InDatabase,
  id: string,
  sent: Readonly<Record<string, unknown>>,
): Promise<WriteResult> {
  const stored = await store.getLocal(name, id)
  if (sent['_deleted'] === true && !stored) {
    return refusal(`_local/${id}`, 'not_found', 'missing')
  }
  return store.putLocal(name, id, { ...sent, _rev: stored?._rev })
}

async function writeReplicated(
  at: InDatabase,
  { documents, newEdits, user }: Write,
): Promise<readonly WriteResult[]> {
  for (const document of documents) {
    const strange = strangeMember(document)
    if (strange !== undefined) {
      throw new CouchError(400, 'doc_validation', `Bad special document member: ${strange}`)
    }
    const parsed = parseWireDocument(document)
    if ('error' in parsed) throw refused(parsed)
    if (!newEdits && !parsed.ancestry) {
      throw new BadRequest('When `new_edits: false`, the document needs `_rev` or `_revisions`.')
    }
  }
  const refusals = await refusedByValidators(at, documents, user)
  const accepted = documents.filter((document) => !refusals.has(document))
  const results = await at.store.bulkDocs(at.name, accepted, { newEdits })
  if (refusals.size === 0) return results
  if (!newEdits) return [...refusals.values(), ...results]
  const rows = results.values()
  return documents.map((document) => {
    const row = refusals.get(document) ?? rows.next().value
    if (!row) throw new Error('A store answers for each document.')
    return row
  })
}

/** @returns the new revision. @throws CouchError where the document is refused. */
export async function writeOne(
  at: InDatabase,
  document: StoredBody,
  { newEdits, user }: Omit<Write, 'documents'>,
): Promise<{ readonly ok: true; readonly id: string; readonly rev: string }> {
  const [result] = await write(at, { documents: [document], newEdits, user })
  if (!result) return { ok: true, id: document._id, rev: String(document._rev) }
  if ('error' in result) throw refused(result)
  return result
}

async function refusedByValidators(
  at: InDatabase,
  documents: readonly StoredBody[],
  user: string | undefined,
): Promise<ReadonlyMap<StoredBody, Refusal>> {
  const refusals = new Map<StoredBody, Refusal>()
  const sources = await validators(at)
  if (sources.length === 0) return refusals
  for (const document of documents) {
    if (document._id.startsWith('_design/')) continue
    const [previous] = await at.store.leaves(at.name, document._id, {
      history: false,
      attachments: false,
    })
    const outcome = await at.sandbox.run({
      kind: 'validate',
      sources,
      document,
      previous: previous && 'ok' in previous ? previous.ok : null,
      user: userContext(at.name, user),
      security: at.security.get(at.name) ?? {},
    })
    if (outcome.kind === 'accepted') continue
    const told =
      outcome.kind === 'refused'
        ? refusal(document._id, outcome.error, asText(outcome.reason))
        : refusal(document._id, 'forbidden', 'A validate_doc_update can’t be run.')
    refusals.set(document, told)
  }
  return refusals
}

function asText(reason: unknown): string {
  return typeof reason === 'string' ? reason : JSON.stringify(reason)
}
