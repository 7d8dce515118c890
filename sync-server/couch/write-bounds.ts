/**
 * Before a device's documents are judged by what they say: how large each is, and whether its owner has room.
 * A document that is too large or has no room gets a row of its own and never hinders its neighbours.
 */
import { isJsonObject } from '../../src/domain/json.ts'
import type { DocumentStore } from './document-store.ts'
import type { DeviceWrite } from './gateway.ts'
import { largestDocument } from './limits.ts'
import type { Growth, Quota } from './quota.ts'

/** `code` is for screens, `reason` for logs. */
interface OutOfBounds {
  readonly id: string
  readonly error: 'too_large' | 'forbidden'
  readonly reason: string
  readonly code: 'too-large' | 'quota'
}

interface Sent {
  readonly document: unknown
  readonly id: string
  readonly bytes: number
}

/** @param write answers for each document, in their order. @returns one row per document, in their order. */
export async function writeWithinBounds<Row>(
  store: DocumentStore,
  quota: Quota,
  { database, name, documents }: DeviceWrite,
  write: (documents: readonly unknown[]) => Promise<readonly Row[]>,
): Promise<readonly (Row | OutOfBounds)[]> {
  const sent = documents.map((document): Sent => {
    return { document, id: idOf(document), bytes: Buffer.byteLength(JSON.stringify(document)) }
  })
  const small = sent.filter(({ bytes }) => bytes <= largestDocument)
  const room =
    database === 'own'
      ? await quota.reserve(name, await growths(store, quota, name, small))
      : undefined
  try {
    const passed = new Set(small.filter((_each, index) => room?.granted[index] ?? true))
    const rows = (await write([...passed].map(({ document }) => document))).values()
    return sent.map((each) => {
      if (each.bytes > largestDocument) return tooLarge(each.id)
      if (!passed.has(each)) return full(each.id)
      const { value } = rows.next()
      if (value === undefined) throw new Error('Each document has an answer.')
      return value
    })
  } finally {
    room?.release()
  }
}

/** What is stored already is looked up only where there may be no room. */
async function growths(
  store: DocumentStore,
  quota: Quota,
  name: string,
  sent: readonly Sent[],
): Promise<readonly Growth[]> {
  const all = sent.reduce((sum, { bytes }) => sum + bytes, 0)
  if (await quota.fits(name, all)) return sent
  const grown: Growth[] = []
  for (const { id, bytes } of sent) {
    const [winner] = await store.leaves(name, id, { history: false, attachments: false })
    const stored = winner && 'ok' in winner ? Buffer.byteLength(JSON.stringify(winner.ok)) : 0
    grown.push({ bytes: bytes - stored })
  }
  return grown
}

function tooLarge(id: string): OutOfBounds {
  const reason = `A document is at most ${largestDocument} bytes.`
  return { id, error: 'too_large', reason, code: 'too-large' }
}

function full(id: string): OutOfBounds {
  return { id, error: 'forbidden', reason: 'This database is full.', code: 'quota' }
}

function idOf(document: unknown): string {
  const id = isJsonObject(document) ? document['_id'] : undefined
  return typeof id === 'string' ? id : ''
}
