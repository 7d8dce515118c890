/** One controlled word as a directory entry. */
import type { Source, TaxonomyTerm, Vocabulary } from '../../src/domain/directory/entry.ts'
import type { DocumentId } from '../../src/domain/identifiers.ts'
import { finnishLabels } from './curated/finnish.ts'
import { altLabels } from './curated/synonyms.ts'
import { entryId, sourcesOf } from './parts.ts'

type Extras = Partial<
  Pick<
    TaxonomyTerm,
    | 'summary'
    | 'altLabels'
    | 'broader'
    | 'related'
    | 'verified'
    | 'focus'
    | 'county'
    | 'population'
    | 'populationDate'
    | 'finnishAdministrativeArea'
    | 'municipalities'
    | 'place'
    | 'note'
    | 'year'
  >
> & { readonly furtherSources?: readonly Source[] }

export function term(
  vocabulary: Vocabulary,
  code: string,
  labels: readonly [sv: string, en: string],
  source: string,
  { furtherSources = [], ...extras }: Extras = {},
): TaxonomyTerm {
  const fi = finnishLabels[`${vocabulary}.${code}`]
  const alternative = altLabels[`${vocabulary}.${code}`]
  return {
    kind: 'taxonomy',
    id: termId(vocabulary, code),
    vocabulary,
    code,
    name: labels[0],
    labels: { sv: labels[0], en: labels[1], ...(fi ? { fi } : {}) },
    ...(alternative ? { altLabels: alternative } : {}),
    fields: [],
    municipalities: [],
    topics: [],
    status: 'active',
    sources: [...sourcesOf([source], extras.year), ...furtherSources],
    ...extras,
  }
}

export function termId(vocabulary: Vocabulary, code: string): DocumentId {
  return entryId('taxonomy', `${vocabulary}.${code}`)
}
