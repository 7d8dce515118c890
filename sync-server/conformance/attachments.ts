/** `/db/doc/attachment`. */
import { gunzipSync } from 'node:zlib'
import { isJsonObject } from '../../src/domain/json.ts'
import { revision } from '../couch/query-values.ts'
import { CouchError, json, missing, refused, type Answer } from './answers.ts'
import type { Ask } from './ask.ts'
import type { InDatabase } from './context.ts'
import { revisionSent } from './documents.ts'
import { writeOne } from './writing.ts'

export async function attachmentRoute(
  at: InDatabase,
  id: string,
  attachment: string,
  ask: Ask,
): Promise<Answer> {
  if (id.startsWith('_local/')) {
    throw new CouchError(400, 'bad_request', '_local documents do not accept attachments.')
  }
  switch (ask.method) {
    case 'GET':
    case 'HEAD':
      return read(at, id, attachment, ask)
    case 'PUT':
    case 'DELETE':
      return change(at, id, attachment, ask)
    default:
      throw new CouchError(405, 'method_not_allowed', 'Only DELETE,GET,HEAD,PUT allowed')
  }
}

async function read(
  { store, name }: InDatabase,
  id: string,
  attachment: string,
  { query }: Ask,
): Promise<Answer> {
  const rev = query['rev'] === undefined ? undefined : revision(query['rev'])
  const [winner] = await store.leaves(name, id, { history: false, attachments: false })
  if (!winner) throw missing()
  if (rev === undefined && 'ok' in winner && winner.ok['_deleted']) throw missing('deleted')
  const found = await store.attachment(name, id, rev, attachment)
  if (!found) throw missing('Document is missing attachment')
  return { kind: 'bytes', data: found.data, headers: { 'content-type': found.type } }
}

/** A new revision of the document, with the other attachments as they are. */
async function change(
  { store, name, ...context }: InDatabase,
  id: string,
  attachment: string,
  ask: Ask,
): Promise<Answer> {
  const data = ask.method === 'PUT' ? await attachmentSent(ask) : undefined
  const rev = revisionSent(ask)
  const asked = { history: false, attachments: false, ...(rev !== undefined && { revs: [rev] }) }
  const [leaf] = await store.leaves(name, id, asked)
  const body = leaf && 'ok' in leaf && !leaf.ok['_deleted'] ? leaf.ok : undefined
  if (!body && (rev !== undefined || !data)) {
    throw refused({ error: 'conflict', reason: 'Document update conflict.' })
  }
  const { _rev: _winner, _attachments: others, ...rest } = body ?? { _id: id }
  const kept = isJsonObject(others) ? Object.entries(others) : []
  const document = {
    ...rest,
    _id: id,
    ...(rev !== undefined && { _rev: rev }),
    _attachments: Object.fromEntries([
      ...kept.filter(([known]) => known !== attachment),
      ...(data ? [[attachment, data] as const] : []),
    ]),
  }
  const at = { store, name, ...context }
  const result = await writeOne(at, document, { newEdits: true, user: ask.user })
  return json(result, data ? 201 : 200, { etag: `"${result.rev}"` })
}

async function attachmentSent(ask: Ask) {
  const body = await ask.body()
  // Stored as it is read back: this server compresses nothing.
  const bytes = ask.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
  return {
    content_type: ask.headers['content-type'] ?? 'application/octet-stream',
    data: bytes.toString('base64'),
  }
}
