/** By what the entries of one kind are told apart: further facets, of which each kind has its own. */
import type { SearchableKind } from '../domain/directory/entry.ts'

export const typeLists: Readonly<Record<SearchableKind, readonly string[]>> = {
  actor: ['actor-types'],
  function: ['levels'],
  funding: ['levels', 'audiences'],
  network: [],
  venue: ['venue-types'],
  training: ['training-types'],
  event: ['event-types'],
  resource: ['resource-types', 'resource-audiences'],
  answer: [],
}

/** `venue-types.scen` → `venue-types`. */
export function listOf(word: string): string {
  return word.slice(0, Math.max(0, word.indexOf('.')))
}

/** Those that say something about entries of the kinds: of one kind alone, since each has its own. */
export function typesOfKinds(
  kinds: readonly SearchableKind[],
  words: readonly string[],
): readonly string[] {
  const [kind] = kinds
  if (kind === undefined || kinds.length > 1) return []
  return words.filter((word) => typeLists[kind].includes(listOf(word)))
}
