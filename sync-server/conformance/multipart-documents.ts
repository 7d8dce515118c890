/**
 * Documents with their attachments as parts, as CouchDB's own replicator sends and asks for them: JSON
 * first, `follows: true` where an attachment's bytes come as a part of their own, in the order listed.
 */
import { gunzipSync } from 'node:zlib'
import { isJsonObject, type Json, type JsonObject } from '../../src/domain/json.ts'
import type { Leaf, StoredBody } from '../couch/document-store.ts'
import { BadRequest } from '../couch/query-values.ts'
import type { Answer } from './answers.ts'
import type { Ask } from './ask.ts'
import { boundaryOf, parseParts, writeParts, type Part } from './multipart.ts'

/** Whether the asker wants parts, and not JSON. */
export function acceptsMultipart({ headers: { accept = '' } }: Ask, kind: 'related' | 'mixed') {
  return accept.includes(`multipart/${kind}`) && !accept.includes('application/json')
}

/** A document as JSON or in parts. */
export async function receiveDocument(ask: Ask): Promise<unknown> {
  const type = ask.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/related')) return ask.json()
  const [first, ...files] = parseParts(await ask.body(), boundaryOf(type))
  if (!first) throw new BadRequest('The body has no parts.')
  const document = JSON.parse(first.data.toString('utf8')) as Json
  if (!isJsonObject(document)) throw new BadRequest('Document must be a JSON object')
  const { _attachments: attachments = {} } = document
  if (!isJsonObject(attachments)) throw new BadRequest('_attachments is an object.')
  const rest = files.values()
  const inline = Object.entries(attachments).map(([name, attachment]) => {
    if (!isJsonObject(attachment) || attachment['follows'] !== true) return [name, attachment]
    const { value: file } = rest.next()
    if (!file) throw new BadRequest('An attachment that follows is not there.')
    return [name, received(attachment, file.data)]
  })
  return { ...document, _attachments: Object.fromEntries(inline) as JsonObject }
}

/** Compressed by a CouchDB that stores it so: kept here as it is read. */
function received(
  {
    follows: _follows,
    length: _length,
    encoding,
    encoded_length: _encoded,
    digest: _digest,
    ...rest
  }: JsonObject,
  data: Buffer,
): JsonObject {
  const bytes = encoding === 'gzip' ? gunzipSync(data) : data
  return { ...rest, data: bytes.toString('base64') }
}

export function relatedDocument(document: StoredBody): Answer {
  const { type, data } = writeParts('related', partsOf(document))
  return { kind: 'bytes', data, headers: { 'content-type': type } }
}

/** `open_revs`: a part for each leaf; one with attachments is parts within a part. */
export function mixedLeaves(leaves: readonly Leaf[]): Answer {
  const parts = leaves.map((leaf): Part => {
    if (!('ok' in leaf)) {
      return { type: 'application/json; error="true"', data: Buffer.from(JSON.stringify(leaf)) }
    }
    const [document, ...files] = partsOf(leaf.ok)
    return files.length === 0 && document ? document : writeParts('related', partsOf(leaf.ok))
  })
  const { type, data } = writeParts('mixed', parts)
  return { kind: 'bytes', data, headers: { 'content-type': type } }
}

function partsOf(document: StoredBody): readonly Part[] {
  const { _attachments: attachments } = document
  if (!isJsonObject(attachments)) {
    return [{ type: 'application/json', data: Buffer.from(JSON.stringify(document)) }]
  }
  const files: Part[] = []
  const listed = Object.entries(attachments).map(([name, attachment]) => {
    if (!isJsonObject(attachment) || typeof attachment['data'] !== 'string') {
      return [name, attachment]
    }
    const { data: encoded, ...rest } = attachment
    const type = attachment['content_type']
    const data = Buffer.from(encoded, 'base64')
    files.push({ name, type: typeof type === 'string' ? type : 'application/octet-stream', data })
    return [name, { ...rest, follows: true, length: data.length }]
  })
  const body = { ...document, _attachments: Object.fromEntries(listed) as JsonObject }
  return [{ type: 'application/json', data: Buffer.from(JSON.stringify(body)) }, ...files]
}
