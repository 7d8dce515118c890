/** What is searched for, as it stands in the address: `?q=dans&kind=actor&field=musik&municipality=0484`. */
import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQuery, type LocationQueryRaw } from 'vue-router'
import { typesOfKinds } from '../../directory/type-words.ts'
import { searchableKinds, type SearchableKind } from '../../domain/directory/entry.ts'

export interface CatalogueQuery {
  readonly text: string
  readonly kinds: readonly SearchableKind[]
  readonly fields: readonly string[]
  readonly municipalities: readonly string[]
  /** Words that tell entries of the one chosen kind apart: `&type=venue-types.scen`. */
  readonly types: readonly string[]
  /** No word is taken for misspelt: `&as=typed`. */
  readonly asTyped?: boolean
}

export type Facet = 'kinds' | 'types' | 'fields' | 'municipalities'
export const facets: readonly Facet[] = ['kinds', 'types', 'municipalities', 'fields']

/** An address is typed and shared by people: what isn't known is left out, never an error. */
export function parseCatalogueQuery(query: LocationQuery): CatalogueQuery {
  const kinds = searchableKinds.filter((kind) => words(query['kind']).includes(kind))
  return {
    text: words(query['q'])[0] ?? '',
    kinds,
    types: typesOfKinds(kinds, words(query['type'])),
    fields: words(query['field']),
    municipalities: words(query['municipality']),
    ...(words(query['as']).includes('typed') ? { asTyped: true } : {}),
  }
}

export function toLocationQuery(query: CatalogueQuery): LocationQueryRaw {
  return {
    ...(query.text === '' ? {} : { q: query.text }),
    ...(query.kinds.length === 0 ? {} : { kind: [...query.kinds] }),
    ...(query.types.length === 0 ? {} : { type: [...query.types] }),
    ...(query.fields.length === 0 ? {} : { field: [...query.fields] }),
    ...(query.municipalities.length === 0 ? {} : { municipality: [...query.municipalities] }),
    ...(query.asTyped ? { as: 'typed' } : {}),
  }
}

/** How many words are chosen in the facets. */
export function chosenCount(query: CatalogueQuery): number {
  return facets.reduce((count, facet) => count + query[facet].length, 0)
}

export function withoutFacets(query: CatalogueQuery): CatalogueQuery {
  return { ...query, kinds: [], types: [], fields: [], municipalities: [] }
}

/** The query in the address, and the way to change it. */
export function useCatalogueQuery(): {
  readonly query: ComputedRef<CatalogueQuery>
  readonly change: (change: Partial<CatalogueQuery>) => void
} {
  const route = useRoute()
  const router = useRouter()
  // The same query stays the same object: opening an entry is no new search.
  const query = computed<CatalogueQuery>((before) => {
    const now = parseCatalogueQuery(route.query)
    return before && JSON.stringify(before) === JSON.stringify(now) ? before : now
  })
  return {
    query,
    change(change) {
      // Insisting on the spelling of one text says nothing of the next.
      const asTyped = change.asTyped ?? (change.text === undefined && query.value.asTyped === true)
      const whole = { ...query.value, ...change, asTyped }
      // Another kind has other types.
      const next = toLocationQuery({ ...whole, types: typesOfKinds(whole.kinds, whole.types) })
      // Replaced, not pushed: Back leaves the catalogue instead of undoing letter by letter.
      void router.replace({ path: route.path, query: next })
    },
  }
}

function words(value: LocationQuery[string] | undefined): string[] {
  const all = Array.isArray(value) ? value : [value]
  return [...new Set(all.filter((word): word is string => typeof word === 'string' && word !== ''))]
}
