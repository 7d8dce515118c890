/**
 * What was scanned or read in another room, on its way to the form of a meeting. In memory for the step between
 * the two screens: it names people, so it never stands in an address.
 */
import type { ReadCard } from '../take-in/read-card.ts'

export interface Coming {
  readonly card?: ReadCard
  readonly note?: string
}

let coming: { readonly user: string; readonly content: Coming } | undefined

/** @param user whose it is: the next person at this device gets nothing. */
export function bring(user: string, content: Coming): void {
  coming = { user, content }
}

/** Once. */
export function takeComing(user: string): Coming | undefined {
  const content = coming?.user === user ? coming.content : undefined
  coming = undefined
  return content
}
