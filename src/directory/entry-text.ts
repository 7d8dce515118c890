/**
 * Which parts of an entry are searched: its name, its topics, the rest. Controlled words are not among them:
 * they are kept as codes (`entryWords`) and found by their labels, which live in other entries and may
 * change without this one.
 */
import type { DirectoryEntry, Scope, Vocabulary } from '../domain/directory/entry.ts'

/** The texts in which words are looked for, the most telling first; each in its parts, as they were written. */
export function entryTexts(entry: DirectoryEntry): readonly EntryText[] {
  return [[entry.name], entry.topics, restOf(entry)]
}

export type EntryText = readonly (string | undefined)[]

function restOf(entry: DirectoryEntry): EntryText {
  const common = [entry.summary, entry.place?.name, entry.place?.address]
  switch (entry.kind) {
    case 'function':
      return [entry.organisation, ...entry.turnToFor, ...common]
    case 'funding':
      return [entry.funder, entry.purpose, ...common, entry.whoCanApply, entry.deadlineText]
    case 'training':
      return [entry.provider, ...common]
    case 'resource':
    case 'answer':
      return [...common, entry.body]
    default:
      return common
  }
}

/** A controlled word as it stands in the columns: `fields.musik`, `municipalities.0484`, `counties.04`. */
export type WordKey =
  `${Vocabulary | 'counties' | 'scopes' | 'levels' | 'resource-types' | 'resource-audiences'}.${string}`

export function entryWords(entry: DirectoryEntry): readonly WordKey[] {
  const words = new Set<WordKey>()
  for (const field of entry.fields) words.add(`fields.${field}`)
  for (const municipality of entry.municipalities) {
    words.add(`municipalities.${municipality}`)
    words.add(`counties.${municipality.slice(0, 2)}`)
  }
  if (entry.scope) words.add(countyOfScope(entry.scope) ?? `scopes.${entry.scope}`)
  if (entry.kind === 'actor') {
    if (entry.actorType) words.add(`actor-types.${entry.actorType}`)
    for (const role of entry.roles) words.add(`actor-roles.${role}`)
  }
  if (entry.kind === 'funding') {
    for (const audience of entry.audiences) words.add(`audiences.${audience}`)
  }
  if (entry.kind === 'funding' || entry.kind === 'function') words.add(`levels.${entry.level}`)
  if (entry.kind === 'resource') {
    if (entry.resourceType) words.add(`resource-types.${entry.resourceType}`)
    if (entry.audience) words.add(`resource-audiences.${entry.audience}`)
  }
  if (entry.kind === 'venue' && entry.venueType) words.add(`venue-types.${entry.venueType}`)
  if (entry.kind === 'event' && entry.eventType) words.add(`event-types.${entry.eventType}`)
  if (entry.kind === 'training' && entry.trainingType) {
    words.add(`training-types.${entry.trainingType}`)
  }
  return [...words]
}

function countyOfScope(scope: Scope): WordKey | undefined {
  if (scope === 'sormland') return 'counties.04'
  return scope === 'gavleborg' ? 'counties.21' : undefined
}
