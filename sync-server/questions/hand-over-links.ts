/**
 * The secrets of hand-overs: 256 random bits each, of which the store holds the SHA-256 alone, beside the retrieval
 * codes in a database that is never routed. A new link ends the one before.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Records } from '../accounts/records.ts'
import type { StoredBody } from '../couch/document-store.ts'
import type { DocumentId } from '../../src/domain/identifiers.ts'
import { handOverOfSecret, makeHandOverSecret } from '../../src/domain/questions/hand-over.ts'

export interface HandOverLinks {
  /** @returns the secret, which is told here and never again. */
  make(handOver: DocumentId): Promise<string>
  /** Which hand-over it opens. */
  open(secret: string): Promise<DocumentId | undefined>
}

/** What an unknown secret is compared with, so that it takes as long as a known one. */
const nothing = '0'.repeat(64)

export function createHandOverLinks(records: Records): HandOverLinks {
  return {
    async make(handOver) {
      const secret = makeHandOverSecret(handOver, randomBytes(32).toString('base64url'))
      const id = idOf(handOver)
      for (;;) {
        const stored = await records.read(id, parseLink)
        const outcome = await records.put(id, { hash: hashed(secret) }, stored?.rev)
        if (outcome === 'written') return secret
      }
    },
    async open(secret) {
      const handOver = handOverOfSecret(secret)
      if (!handOver) return undefined
      const stored = await records.read(idOf(handOver), parseLink)
      const known = Buffer.from(stored?.record.hash ?? nothing, 'hex')
      return timingSafeEqual(known, Buffer.from(hashed(secret), 'hex')) ? handOver : undefined
    },
  }
}

function idOf(handOver: DocumentId): string {
  return `link:${handOver.slice('hand-over:'.length)}`
}

function hashed(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

function parseLink(body: StoredBody): { readonly hash: string } {
  const { hash } = body
  if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) {
    throw new TypeError('Not the record of a link.')
  }
  return { hash }
}
