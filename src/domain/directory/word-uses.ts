/** Which controlled words an entry names, as `fields.musik`; for counting, each once. */
import type { DirectoryEntry } from './entry.ts'

export function wordsNamedBy(entry: DirectoryEntry): ReadonlySet<string> {
  const named = [
    ...entry.fields.map((code) => `fields.${code}`),
    ...entry.municipalities.map((code) => `municipalities.${code}`),
    ...ownWords(entry),
  ]
  return new Set(named)
}

function ownWords(entry: DirectoryEntry): readonly string[] {
  const one = (vocabulary: string, code: string | undefined) =>
    code ? [`${vocabulary}.${code}`] : []
  switch (entry.kind) {
    case 'actor':
      return [
        ...one('actor-types', entry.actorType),
        ...one('legal-forms', entry.legalForm),
        ...entry.roles.map((code) => `actor-roles.${code}`),
      ]
    case 'funding':
      return [
        ...entry.audiences.map((code) => `audiences.${code}`),
        ...(entry.eligibility?.legalForms ?? []).map((code) => `legal-forms.${code}`),
      ]
    case 'venue':
      return one('venue-types', entry.venueType)
    case 'training':
      return one('training-types', entry.trainingType)
    case 'event':
      return one('event-types', entry.eventType)
    default:
      return []
  }
}
