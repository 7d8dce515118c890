/**
 * Attachments: the list stands beside a leaf's body, the bytes once per document and digest. A revision that
 * sends a stub keeps what its parent has.
 */
import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { isJsonObject, type JsonObject } from '../../../src/domain/json.ts'

export interface Attachment {
  readonly content_type: string
  /** The generation that brought it. */
  readonly revpos: number
  readonly digest: string
  readonly length: number
}

export type AttachmentList = Readonly<Record<string, Attachment>>

export interface ReceivedAttachments {
  readonly list: AttachmentList
  readonly bytes: ReadonlyMap<string, Uint8Array>
}

export interface AttachmentTable {
  add(document: number, digest: string, data: Uint8Array): void
  read(document: number, digest: string): Uint8Array | undefined
  /** Deletes the bytes that no leaf of the document lists. */
  sweep(document: number): void
}

export function createAttachmentTable(sqlite: DatabaseSync): AttachmentTable {
  const insert = sqlite.prepare(
    'INSERT INTO attachments (document, digest, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const select = sqlite.prepare('SELECT data FROM attachments WHERE document = ? AND digest = ?')
  const sweep = sqlite.prepare(`
    DELETE FROM attachments WHERE document = :document AND digest NOT IN (
      SELECT json_extract(listed.value, '$.digest') FROM bodies, json_each(bodies.attachments) AS listed
      WHERE bodies.document = :document)`)
  return {
    add: (document, digest, data) => void insert.run(document, digest, data),
    read: (document, digest) => select.get(document, digest)?.['data'] as Uint8Array | undefined,
    sweep: (document) => void sweep.run({ document }),
  }
}

export interface Onto {
  /** Of the revision that brings them. */
  readonly generation: number
  /** What stubs may refer to: the attachments of the revision that is edited. */
  readonly kept: AttachmentList
  /** Made elsewhere: the generation that it says has brought it is true. */
  readonly isReplicated: boolean
}

/**
 * @returns undefined where a stub refers to nothing, or an attachment is neither stub nor base64.
 */
export function receiveAttachments(
  sent: JsonObject,
  { generation, kept, isReplicated }: Onto,
): ReceivedAttachments | undefined {
  const list: [string, Attachment][] = []
  const bytes = new Map<string, Uint8Array>()
  for (const [name, value] of Object.entries(sent)) {
    if (!isJsonObject(value)) return undefined
    if (value['stub'] === true || value['follows'] === true) {
      const same = Object.hasOwn(kept, name) ? kept[name] : undefined
      if (!same || (value['digest'] ?? same.digest) !== same.digest) return undefined
      list.push([name, same])
      continue
    }
    const data = typeof value['data'] === 'string' ? fromBase64(value['data']) : undefined
    if (!data) return undefined
    const type = value['content_type']
    const revpos = value['revpos']
    const digest = `md5-${createHash('md5').update(data).digest('base64')}`
    bytes.set(digest, data)
    list.push([
      name,
      {
        content_type: typeof type === 'string' ? type : 'application/octet-stream',
        revpos:
          isReplicated && typeof revpos === 'number' && revpos <= generation ? revpos : generation,
        digest,
        length: data.length,
      },
    ])
  }
  return { list: Object.fromEntries(list), bytes }
}

/** Node's decoder skips what is not base64; a damaged attachment must not become a shorter one. */
function fromBase64(text: string): Uint8Array | undefined {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
    ? Buffer.from(text, 'base64')
    : undefined
}
