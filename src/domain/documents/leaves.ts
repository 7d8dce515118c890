import { parseDocument, type KulturlotsDocument } from './document.ts'
import { upgrade } from './upgrade.ts'

/**
 * The live ones of a document's leaves, in their order. One broken leaf, or one of a version that this one
 * can't read, stops nothing but itself.
 */
export function readLeaves(bodies: readonly Readonly<Record<string, unknown>>[]): {
  readonly live: readonly KulturlotsDocument[]
  readonly unreadable: boolean
} {
  const live: KulturlotsDocument[] = []
  let unreadable = false
  for (const body of bodies) {
    if (body['_deleted'] === true) continue
    try {
      live.push(upgrade(parseDocument(body)))
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      unreadable = true
    }
  }
  return { live, unreadable }
}
