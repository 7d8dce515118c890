/**
 * `_bulk_docs` with an outcome for each document, as the embedded store has it. CouchDB refuses a whole batch
 * for one document that it can't read: such a batch is halved until that one stands alone.
 *
 * Quorum: in a cluster CouchDB says `accepted` (202) of what too few copies have confirmed. It may be there, or
 * be lost with one disk, so it is answered as `service_unavailable`: whoever sent it sends it again.
 */
import { isJsonObject } from '../../../src/domain/json.ts'
import { StoreError, type StoredBody, type WriteResult } from '../document-store.ts'
import { parseWireDocument, refusal } from '../embedded/wire-document.ts'
import { member, refusalOf, type Answer, type CouchClient } from './couch-client.ts'

export async function writeDocuments(
  client: CouchClient,
  database: string,
  documents: readonly StoredBody[],
  newEdits: boolean,
): Promise<readonly WriteResult[]> {
  const refused = new Map<StoredBody, WriteResult>()
  for (const document of documents) {
    const parsed = parseWireDocument(document)
    if ('error' in parsed) refused.set(document, parsed)
    else if (!newEdits && !parsed.ancestry) {
      const reason = 'A revision made elsewhere has a _rev.'
      refused.set(document, refusal(parsed.id, 'bad_request', reason))
    }
  }
  const sent = documents.filter((document) => !refused.has(document))
  const results = await send(client, database, sent, newEdits)
  if (!newEdits) return [...refused.values(), ...results]
  const answers = results.values()
  return documents.map((document) => {
    const result = refused.get(document) ?? answers.next().value
    if (!result) throw new StoreError('unavailable', 'CouchDB answers for each document.')
    return result
  })
}

async function send(
  client: CouchClient,
  database: string,
  documents: readonly StoredBody[],
  newEdits: boolean,
): Promise<readonly WriteResult[]> {
  const [first] = documents
  if (!first) return []
  const body = { docs: documents, new_edits: newEdits }
  const answer = await client.ask('POST', [database, '_bulk_docs'], { body })
  if (Array.isArray(answer.json)) return rowsIn(answer, documents, newEdits)
  if (answer.status !== 400 && answer.status !== 412 && answer.status !== 413) {
    throw refusalOf(answer)
  }
  if (documents.length === 1) {
    const [error, reason] = [member(answer.json, 'error'), member(answer.json, 'reason')]
    return [refusal(first._id, error ?? 'bad_request', reason ?? 'CouchDB refuses it.')]
  }
  const half = Math.ceil(documents.length / 2)
  return [
    ...(await send(client, database, documents.slice(0, half), newEdits)),
    ...(await send(client, database, documents.slice(half), newEdits)),
  ]
}

function rowsIn(
  { status, json }: Answer,
  documents: readonly StoredBody[],
  newEdits: boolean,
): readonly WriteResult[] {
  // Of revisions made elsewhere only failures are listed: nothing says which of the others lack a copy.
  if (!newEdits && status !== 201) throw tooFewCopies()
  return (json as readonly unknown[]).map((row, index) => {
    const id = member(row, 'id') ?? documents[index]?._id ?? ''
    const rev = member(row, 'rev')
    const error = member(row, 'error')
    if (error === undefined && rev !== undefined) {
      return isJsonObject(row) && row['accepted'] === true ? later(id) : { ok: true, id, rev }
    }
    const expected = error === 'conflict' || error === 'forbidden' || error === 'missing_stub'
    return expected ? refusal(id, error, member(row, 'reason') ?? '') : later(id)
  })
}

function later(id: string): WriteResult {
  return refusal(id, 'service_unavailable', tooFewCopies().message)
}

export function tooFewCopies(): StoreError {
  return new StoreError('unavailable', 'Too few copies of the database confirmed the write.')
}
