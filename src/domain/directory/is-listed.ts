import type { DirectoryEntry } from './entry.ts'

/** Forms under which a person does business in their own name. */
const formsOfPersons: readonly string[] = ['privatperson', 'enskild-firma']

/** Whether the entry is a person, who is listed only on their consent. */
export function isPerson(kind: string, legalForm: unknown): boolean {
  return kind === 'actor' && formsOfPersons.some((form) => form === legalForm)
}

/**
 * Whether a stored entry is published at all. A word that is retired is: what refers to it still needs its name.
 */
export function isListed(entry: DirectoryEntry): boolean {
  if (entry.kind === 'taxonomy') return true
  if (entry.retired === true) return false
  if (entry.kind !== 'actor' || !isPerson(entry.kind, entry.legalForm)) return true
  return entry.publicationConsent !== undefined
}
