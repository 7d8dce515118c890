/** Functions: which unit one turns to for what, and the best known way to reach it. */
import type { FunctionEntry, Resource, Scope } from '../../src/domain/directory/entry.ts'
import type { CuratedFunction } from './curated/curated.ts'
import { functionsInGavleborg } from './curated/functions-gavleborg.ts'
import { functionsInSormland } from './curated/functions-sormland.ts'
import { contactEntryId, contactOf, pageOf } from './contacts.ts'
import { functions, type FunctionFact } from './facts.ts'
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
import { isRetiredPage, publisherOf } from './publishers.ts'
import { isRoleAddress } from './role-address.ts'

export function functionEntries(): readonly Mapped[] {
  return functions
    .filter((fact) => !(`functions/${fact.id}` in notShown))
    .map((fact) => ({
      fact: `functions/${fact.id}`,
      // Holds for every municipality and can't be reached itself: guidance rather than a function.
      entries: [fact.id === 'kommun-kultursamordnare' ? guidanceEntry(fact) : functionEntry(fact)],
    }))
}

const levels: Readonly<Record<string, FunctionEntry['level']>> = {
  kommun: 'municipality',
  region: 'region',
  'stat och region': 'state',
  civilsamhälle: 'civil-society',
}

function functionEntry(fact: FunctionFact): FunctionEntry {
  const curated = functionsInSormland[fact.id] ?? functionsInGavleborg[fact.id]
  const level = levels[fact.level]
  if (!curated || !level) throw new Error(`No text or level is written for ${fact.id}.`)
  const scope: Scope = fact.id in functionsInSormland ? 'sormland' : 'gavleborg'
  const name = curated.name ?? fact.name
  const { note, sources, contactEntry, ...ways } = waysToReach(fact, curated)
  return defined({
    kind: 'function',
    id: entryId('function', curated.slug),
    name,
    summary: curated.summary,
    organisation: fact.organisation,
    level,
    turnToFor: curated.turnToFor ?? fact.turnToFor,
    fields: wordSet(curated.fields ?? []),
    ...reachOf(curated.municipalities ?? [fact.municipalityCode], scope),
    topics: topicsOf(curated.topics ?? [], name, curated.summary),
    languages: curated.languages,
    ...ways,
    status: 'active',
    sources: sourcesOf([fact.source, ...sources], fact.year),
    year: fact.year,
    note,
    related: relatedIds([...(curated.related ?? []), contactEntry]),
  })
}

/**
 * A role's own address and number; else the switchboard and mailbox of its municipality; and always a
 * page, its own where one is known.
 */
function waysToReach(fact: FunctionFact, curated: CuratedFunction) {
  const contact = contactOf(fact.municipalityCode ?? fact.organisation)
  const ownEmail = [fact.functionMail, fact.email].find((mail) => mail && isRoleAddress(mail))
  const ownPhone = curated.switchboardOnly ? undefined : fact.phone
  const email = ownEmail ?? contact?.email
  const phone = ownPhone ?? contact?.phone
  const borrowed = [
    phone && !ownPhone && 'Telefonnumret går till växeln.',
    email && !ownEmail && 'E-posten går till kommunens gemensamma brevlåda.',
  ]
  const ownPage =
    publisherOf(fact.source) === fact.organisation && !isRetiredPage(fact.source)
      ? fact.source
      : undefined
  return {
    email,
    phone,
    website: fact.website ?? curated.website ?? ownPage ?? (contact && pageOf(contact)),
    note: [curated.note, ...borrowed].filter(Boolean).join(' ') || undefined,
    sources: [fact.phoneSource, fact.emailSource],
    // What is borrowed is told there, with its source.
    contactEntry: contact && contactEntryId(contact),
  }
}

function guidanceEntry(fact: FunctionFact): Resource {
  return {
    kind: 'resource',
    id: entryId('resource', 'kommunens-kultursamordnare'),
    name: 'Fråga kommunens kultursamordnare',
    summary:
      'De flesta kommuner har någon som samordnar kulturfrågor. Här står vem du frågar efter och hur du når fram.',
    body: [
      'Kommunens kultursamordnare svarar på frågor om kultur i kommunen och träffar regionens konsulenter, utvecklare och producenter.',
      'Rollen kan ha ett annat namn: kulturkonsulent, kulturutvecklare, kulturstrateg eller kulturchef.',
      'Ring kommunens växel eller skriv till kommunens brevlåda och fråga efter den som samordnar kulturfrågor.',
    ].join('\n\n'),
    resourceType: 'vagledning',
    fields: [],
    municipalities: [],
    scope: 'sormland',
    topics: ['kulturkonsulent', 'kultursekreterare', 'vem ska jag fråga'],
    status: 'active',
    sources: sourcesOf([fact.source]),
  }
}
