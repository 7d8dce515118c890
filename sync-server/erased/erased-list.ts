/**
 * Which documents were erased, as keyed hashes of their ids, in the order of their erasing. The list only
 * grows, and lies outside of what a restored backup brings back: it is what tells a document that must not
 * come back from one that was lost.
 */
import { createHmac } from 'node:crypto'
import { caseworkTypes, ownTypes } from '../../src/domain/casework/documents.ts'

export interface ErasedList {
  /** Of the hashes. Never leaves the servers. */
  readonly key: Buffer
  /** As far as this process knows them. Grows in place. */
  readonly hashes: readonly string[]
  has(hash: string): boolean
  /** Adds those that are not listed. On disk when it resolves. */
  append(hashes: readonly string[]): Promise<void>
  /** Takes in what another process has appended. */
  refresh(): Promise<void>
}

const onDevices: readonly string[] = [...caseworkTypes, ...ownTypes]

/**
 * What devices get, to compare the ids of their own documents: those are made at random. An entry of the
 * directory is named after its actor, and anybody can be a guest: with the key itself a guest could try names
 * and learn who was erased.
 */
export function deviceKeyOf(key: Buffer): Buffer {
  return createHmac('sha256', key).update('devices').digest()
}

/** HMAC-SHA256 in lower-case hex: who gets hold of the list alone can't even try an id. */
export function hashOf(key: Buffer, id: string): string {
  const known = onDevices.includes(id.slice(0, Math.max(id.indexOf(':'), 0)))
  return createHmac('sha256', known ? deviceKeyOf(key) : key)
    .update(id)
    .digest('hex')
}

export function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}
