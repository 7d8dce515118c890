/** Institutions, associations and places. The first facts are Sörmland's, from one on Gävleborg's. */
import type { DirectoryEntry, Scope } from '../../src/domain/directory/entry.ts'
import { curatedText, type Curated, type CuratedTexts, type Placement } from './curated/curated.ts'
import { institutionKinds } from './curated/institution-kinds.ts'
import { institutionsInGavleborg } from './curated/institutions-gavleborg.ts'
import { institutionsInSormland } from './curated/institutions-sormland.ts'
import { contactEntryId, contactOf } from './contacts.ts'
import { corrections, institutions, type InstitutionFact } from './facts.ts'
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

const texts: CuratedTexts = { ...institutionsInSormland, ...institutionsInGavleborg }

export function institutionEntries(): readonly Mapped[] {
  return institutions
    .filter((fact) => !(`institutions/${fact.id}` in notShown))
    .map((fact) => ({ fact: `institutions/${fact.id}`, entries: [institutionEntry(fact)] }))
}

function institutionEntry(fact: InstitutionFact): DirectoryEntry {
  const curated = curatedText(texts, fact.id)
  const placement = curated.placement ?? institutionKinds[fact.kind]
  if (placement === undefined) throw new Error(`Nobody has placed the kind ${fact.kind}.`)
  return { ...commonOf(fact, curated, placement), ...ownOf(curated, placement) } as DirectoryEntry
}

function commonOf(fact: InstitutionFact, curated: Curated, placement: Placement) {
  const name = curated.name ?? fact.name
  const scope: Scope = fact.id in institutionsInSormland ? 'sormland' : 'gavleborg'
  const ended = curated.status === 'inactive'
  return defined({
    id: entryId(placement.as, curated.slug ?? fact.id),
    name,
    summary: curated.summary,
    fields: wordSet(curated.fields ?? fact.fields ?? []),
    ...reachOf(curated.municipalities ?? [fact.municipalityCode], scope),
    topics: topicsOf([...(curated.topics ?? []), ...placement.topics], name, curated.summary),
    // An ended service is not to be called: its address may answer for nobody, or for somebody else.
    website: ended ? undefined : fact.website,
    email: ended ? undefined : fact.email,
    place: curated.place ?? (fact.place === undefined ? undefined : { name: fact.place }),
    status: curated.status ?? 'active',
    sources: sourcesOf([fact.source, fact.factSource, ...correctingSources(fact.id)], fact.year),
    year: fact.year,
    note: curated.note,
    related: relatedIds([
      ...(curated.related ?? []),
      fact.website || fact.email || ended ? undefined : wayOn(fact, scope),
    ]),
  })
}

/** Who knows how to reach it, when nothing of its own is known: its municipality's or region's way in. */
function wayOn(fact: InstitutionFact, scope: Scope): string | undefined {
  const contact = contactOf(fact.municipalityCode ?? `region-${scope}`)
  return contact && contactEntryId(contact)
}

function ownOf(curated: Curated, placement: Placement) {
  switch (placement.as) {
    case 'actor':
      return defined({
        kind: 'actor',
        actorType: placement.actorType,
        roles: wordSet(placement.roles ?? []),
        legalForm: curated.legalForm,
      })
    case 'venue':
      return { kind: 'venue', venueType: placement.venueType }
    case 'network':
      return { kind: 'network' }
    case 'resource':
      return { kind: 'resource', resourceType: placement.resourceType }
  }
}

/** A fact that was set right is shown with the source that it was set right by. */
function correctingSources(factId: string): readonly string[] {
  return corrections
    .filter((correction) => correction.id.split(', ').includes(factId))
    .map((correction) => correction.source)
}
