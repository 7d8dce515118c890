/** Schemes that one can seek money from. */
import type { Funding, Scope } from '../../src/domain/directory/entry.ts'
import type { CuratedFunding } from './curated/curated.ts'
import { fundingInGavleborg } from './curated/funding-gavleborg.ts'
import { fundingInSormland } from './curated/funding-sormland.ts'
import type { FundingRules } from './curated/funding-rules.ts'
import { rulesInGavleborg } from './curated/funding-rules-gavleborg.ts'
import { rulesInSormland } from './curated/funding-rules-sormland.ts'
import { widerRules } from './curated/funding-rules-wider.ts'
import { widerFunding } from './curated/funding-wider.ts'
import { contactOf, pageOf } from './contacts.ts'
import { corrections, funding, type FundingFact } from './facts.ts'
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

const texts: Readonly<Record<string, CuratedFunding>> = {
  ...fundingInSormland,
  ...fundingInGavleborg,
  ...widerFunding,
}

/** By fact. A scheme that isn’t here has no rule that the facts tell. */
export const fundingRules: Readonly<Record<string, FundingRules>> = {
  ...rulesInSormland,
  ...rulesInGavleborg,
  ...widerRules,
}

const levels: Readonly<Record<string, Funding['level']>> = {
  kommun: 'municipality',
  region: 'region',
  stat: 'state',
  Norden: 'nordic',
  EU: 'eu',
  stiftelse: 'foundation',
}

export function fundingEntries(): readonly Mapped[] {
  return funding.map((fact) => ({
    fact: `funding/${fact.id}`,
    entries: splitUp(fact).map(fundingEntry),
  }))
}

/** A record that holds several schemes becomes one for each (`corrections.json`, `split`). */
function splitUp(fact: FundingFact): readonly FundingFact[] {
  const correction = corrections.find(({ id, split }) => id === fact.id && split)
  if (!correction?.split) return [fact]
  return correction.split.map((part) => ({
    ...fact,
    ...part,
    ...(part.id.endsWith('studieforbund') ? { whoCanApply: 'Studieförbund' } : {}),
    source: correction.source,
    year: correction.year,
  }))
}

function fundingEntry(fact: FundingFact): Funding {
  const curated = texts[fact.id]
  const level = levels[fact.level]
  if (!curated || !level) throw new Error(`No text or level is written for ${fact.id}.`)
  const name = curated.name ?? fact.name
  const year = curated.year ?? fact.year
  const searched = [
    ...(curated.topics ?? []),
    'bidrag',
    'söka pengar',
    'finansiering',
    'stipendium',
  ]
  // Whoever seeks a grant isn't served by scholarships, nor the other way round.
  const isScholarship = /stipendi/i.test(`${name} ${curated.summary}`)
  const topics = searched.filter((word) => isScholarship || word !== 'stipendium')
  return defined({
    kind: 'funding',
    id: entryId('funding', curated.slug),
    name,
    summary: curated.summary,
    funder: fact.funder,
    level,
    whoCanApply:
      curated.whoCanApply === null ? undefined : (curated.whoCanApply ?? fact.whoCanApply),
    audiences: wordSet(curated.audiences),
    purpose: curated.purpose ?? fact.purpose,
    amount: curated.amount === null ? undefined : (curated.amount ?? fact.amount),
    deadlineText: curated.deadlineText ?? fact.deadlineText,
    deadlineMonths: fact.deadlineMonths,
    rolling: fact.rolling,
    ...fundingRules[fact.id],
    fields: wordSet(curated.fields ?? []),
    ...reachOf(curated.municipalities ?? [fact.municipalityCode], scopeOf(fact, level)),
    topics: topicsOf(topics, name, curated.summary),
    languages: curated.languages,
    website: curated.website ?? websiteOf(fact),
    status: curated.status ?? 'active',
    sources: sourcesOf([fact.source], year),
    year,
    note: curated.note === null ? undefined : curated.note,
    related: relatedIds([curated.askAt]),
  })
}

/** The scheme's own page, else the page it was read on when that is the funder's, else the funder's. */
function websiteOf(fact: FundingFact): string | undefined {
  if (fact.website) return fact.website
  const isFunders = fact.funder.includes(publisherOf(fact.source))
  if (isFunders && !isRetiredPage(fact.source)) return fact.source
  const contact = contactOf(fact.municipalityCode ?? fact.funder)
  return contact?.grantsPage ?? (contact && pageOf(contact))
}

function scopeOf(fact: FundingFact, level: Funding['level']): Scope {
  if (level === 'region') return fact.funder.includes('Gävleborg') ? 'gavleborg' : 'sormland'
  if (level === 'nordic' || fact.id === 'svenskdanska') return 'nordic'
  return level === 'eu' ? 'europe' : 'sweden'
}
