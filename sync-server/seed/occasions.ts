/** Events and trainings. A file's kind decides nothing: a course among the events is a training. */
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { occasions, type CuratedOccasion } from './curated/occasions.ts'
import { events, training, type EventFact, type TrainingFact } from './facts.ts'
import { notShown } from './not-shown.ts'
import {
  defined,
  entryId,
  reachOf,
  relatedIds,
  sourcesOf,
  topicsOf,
  wordSet,
  type Mapped,
} from './parts.ts'

export function eventEntries(): readonly Mapped[] {
  return events.map((fact) => ({ fact: `events/${fact.id}`, entries: [occasionEntry(fact)] }))
}

export function trainingEntries(): readonly Mapped[] {
  return training
    .filter((fact) => !(`training/${fact.id}` in notShown))
    .map((fact) => ({ fact: `training/${fact.id}`, entries: [occasionEntry(fact)] }))
}

function occasionEntry(fact: Partial<EventFact> & TrainingFact): DirectoryEntry {
  const curated = occasions[fact.id]
  if (!curated) throw new Error(`No text is written for ${fact.id}.`)
  const name = curated.name ?? fact.name
  const entry = {
    id: entryId(curated.as, curated.slug ?? fact.id),
    name,
    summary: curated.summary,
    fields: wordSet(curated.fields ?? fact.fields ?? []),
    ...reachOf([fact.municipalityCode], curated.scope ?? 'sormland'),
    topics: topicsOf(curated.topics, name, curated.summary),
    website: fact.website,
    status: curated.status ?? 'active',
    sources: sourcesOf([fact.source], curated.year),
    year: curated.year,
    note: curated.note,
    related: relatedIds(curated.related ?? []),
  }
  return defined({ ...entry, ...ownOf(curated) }) as DirectoryEntry
}

function ownOf(curated: CuratedOccasion) {
  switch (curated.as) {
    case 'event':
      return { kind: 'event', eventType: curated.type, dateText: curated.dateText }
    case 'training':
      return {
        kind: 'training',
        trainingType: curated.type,
        provider: curated.provider,
        dateText: curated.dateText,
      }
    case 'resource':
      return { kind: 'resource', resourceType: curated.type, audience: curated.audience }
  }
}
