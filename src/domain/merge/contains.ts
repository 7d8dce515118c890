import { isMutable, type KulturlotsDocument } from '../documents/document.ts'
import { sameJson, type Json } from '../json.ts'
import { merge } from './merge.ts'

/**
 * Whether merging `part` into `whole` would change nothing: every edit is there, and says the same. Of a
 * document that is written once: whether they are equal.
 */
export function contains(whole: KulturlotsDocument, part: KulturlotsDocument): boolean {
  const merged = isMutable(whole) && isMutable(part) ? merge(whole, part) : part
  return sameJson(merged as unknown as Json, whole as unknown as Json)
}
