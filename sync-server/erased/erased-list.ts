/**
 * Which documents were erased, as keyed hashes of their ids, in the order of their erasing. The list only
 * grows, and lies outside of what a restored backup brings back: it is what tells a document that must not
 * come back from one that was lost.
 */
import { createHmac } from 'node:crypto'

export interface ErasedList {
  /** Of the hashes. Shared with devices, which have ids of their own to compare. */
  readonly key: Buffer
  /** As far as this process knows them. Grows in place. */
  readonly hashes: readonly string[]
  has(hash: string): boolean
  /** Adds those that are not listed. On disk when it resolves. */
  append(hashes: readonly string[]): Promise<void>
  /** Takes in what another process has appended. */
  refresh(): Promise<void>
}

/** HMAC-SHA256 in lower-case hex: who gets hold of the list alone can't even try an id. */
export function hashOf(key: Buffer, id: string): string {
  return createHmac('sha256', key).update(id).digest('hex')
}

export function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}
