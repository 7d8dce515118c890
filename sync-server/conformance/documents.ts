/** `/db/doc` and `/db/_local/doc`. */
import { isJsonObject } from '../../src/domain/json.ts'
import type { Leaf } from '../couch/document-store.ts'
import {
  count,
  BadRequest,
  flag,
  json as parsed,
  list,
  record,
  revision,
  text,
} from '../couch/query-values.ts'
import { CouchError, json, missing, refused, type Answer } from './answers.ts'
import type { Ask } from './ask.ts'
import type { InDatabase } from './context.ts'
import {
  acceptsMultipart,
  mixedLeaves,
  receiveDocument,
  relatedDocument,
} from './multipart-documents.ts'
import { leafQuery, withHistory } from './reading.ts'
import { namedDocument, writeLocal, writeOne } from './writing.ts'

export async function documentRoute(at: InDatabase, id: string, ask: Ask): Promise<Answer> {
  switch (ask.method) {
    case 'GET':
    case 'HEAD':
      return read(at, id, ask)
    case 'PUT':
      return put(at, id, ask)
    case 'DELETE':
      return remove(at, id, ask)
    case 'COPY':
      return copy(at, id, ask)
    default:
      throw new CouchError(405, 'method_not_allowed', 'Only DELETE,GET,HEAD,POST,PUT,COPY allowed')
  }
}

/** `POST /db`. */
export async function createDocument(at: InDatabase, ask: Ask): Promise<Answer> {
  const document = namedDocument(await ask.json())
  return json(await writeOne(at, document, { newEdits: true, user: ask.user }), 201)
}

async function read(at: InDatabase, id: string, ask: Ask): Promise<Answer> {
  const { query } = ask
  if (query['open_revs'] !== undefined) return readOpen(at, id, ask)
  const rev = query['rev'] === undefined ? undefined : revision(query['rev'])
  const asked = { ...leafQuery(query), ...(rev !== undefined && { revs: [rev] }) }
  const [leaf] = await at.store.leaves(at.name, id, asked)
  if (!leaf || !('ok' in leaf)) throw missing()
  if (rev === undefined && leaf.ok['_deleted']) throw missing('deleted')
  const document = await withHistory(at, leaf.ok, query)
  if (asked.attachments && acceptsMultipart(ask, 'related')) return relatedDocument(document)
  return json(document, 200, { etag: `"${String(document._rev)}"` })
}

async function readOpen(at: InDatabase, id: string, ask: Ask): Promise<Answer> {
  const { query } = ask
  const all = query['open_revs'] === 'all'
  const wanted = all ? [] : list(parsed(query, 'open_revs'), 'open_revs').map(revision)
  const revs = all ? 'all' : wanted
  const leaves = await at.store.leaves(at.name, id, { ...leafQuery(query), revs })
  if (leaves.length === 0 && all) throw missing()
  // Of an unknown document every revision is missing.
  const found: readonly Leaf[] =
    leaves.length > 0 ? leaves : wanted.map((rev) => ({ missing: rev }))
  if (acceptsMultipart(ask, 'mixed')) return mixedLeaves(found)
  return json(found)
}

async function put(at: InDatabase, id: string, ask: Ask): Promise<Answer> {
  const sent = await receiveDocument(ask)
  if (!isJsonObject(sent)) throw new BadRequest('Document must be a JSON object')
  if (sent['_id'] !== undefined && sent['_id'] !== id) {
    throw new BadRequest('Document ID must match the address.')
  }
  const rev = revisionSent(ask)
  const document = { ...sent, _id: id, ...(rev !== undefined && { _rev: rev }) }
  const newEdits = ask.query['new_edits'] === undefined || flag(ask.query, 'new_edits')
  return written(await writeOne(at, document, { newEdits, user: ask.user }))
}

async function remove(at: InDatabase, id: string, ask: Ask): Promise<Answer> {
  const rev = revisionSent(ask)
  const [winner] = await at.store.leaves(at.name, id, { history: false, attachments: false })
  if (!winner) throw missing()
  if ('ok' in winner && winner.ok['_deleted'] && rev === undefined) throw missing('deleted')
  const tombstone = { _id: id, _deleted: true, ...(rev !== undefined && { _rev: rev }) }
  const result = await writeOne(at, tombstone, { newEdits: true, user: ask.user })
  return json(result, 200, { etag: `"${result.rev}"` })
}

async function copy(at: InDatabase, id: string, ask: Ask): Promise<Answer> {
  const { destination } = ask.headers
  const [target = '', query = ''] = text(destination, 'Destination').split('?')
  const rev = ask.query['rev'] === undefined ? {} : { revs: [revision(ask.query['rev'])] }
  const asked = { history: false, attachments: true, ...rev }
  const [leaf] = await at.store.leaves(at.name, id, asked)
  if (!leaf || !('ok' in leaf) || leaf.ok['_deleted']) throw missing()
  const { _rev: _from, ...body } = leaf.ok
  const onto = new URLSearchParams(query).get('rev')
  const document = { ...body, _id: decodeURIComponent(target), ...(onto && { _rev: onto }) }
  return written(await writeOne(at, document, { newEdits: true, user: ask.user }))
}

function written(result: { readonly id: string; readonly rev: string }): Answer {
  return json(result, 201, { etag: `"${result.rev}"` })
}

/** From the address, or `If-Match`. */
export function revisionSent({ query, headers }: Ask): string | undefined {
  const rev = query['rev'] ?? headers['if-match']?.replaceAll('"', '')
  return rev === undefined || rev === '' ? undefined : revision(rev)
}

/** The first ones; CouchDB also takes ranges, keys and documents here. */
export async function localDocs(at: InDatabase, ask: Ask): Promise<Answer> {
  const ids = await at.store.localIds(at.name, count(ask.query, 'limit') ?? 1_000)
  const rows = ids.map((id) => ({ id: `_local/${id}`, key: `_local/${id}` }))
  return json({ total_rows: null, offset: null, rows })
}

export async function localRoute(at: InDatabase, id: string, ask: Ask): Promise<Answer> {
  if (ask.method === 'GET' || ask.method === 'HEAD') {
    const stored = await at.store.getLocal(at.name, id)
    if (!stored) throw missing()
    return json(stored)
  }
  const sent = ask.method === 'DELETE' ? { _deleted: true } : record(await ask.json())
  const result = await writeLocal(at, id, sent)
  if ('error' in result) throw refused(result)
  return json(result, ask.method === 'DELETE' ? 200 : 201)
}
