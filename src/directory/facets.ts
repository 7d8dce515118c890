/**
 * Counts for the facets: how many hits each word would give if it alone were chosen in its facet, the
 * other facets kept. So a facet's own choice is left out when its words are counted.
 */
import { entryKinds, scopes, type EntryKind } from '../domain/directory/entry.ts'
import type { DirectoryQuery, FacetCounts } from './calls.ts'
import type { Columns } from './columns.ts'
import { codeOf } from './labels.ts'
import { everyFieldMark } from './pack-index.ts'
import { scopeReaches } from './reach.ts'
import { listOf, typeLists } from './type-words.ts'

const fieldsPrefix = 'fields.'
const municipalitiesPrefix = 'municipalities.'

export interface FacetCounter {
  addKind(row: number): void
  addFields(row: number): void
  addMunicipalities(row: number): void
  /** @param only of this list of types alone. */
  addTypes(row: number, only?: string): void
  counts(): FacetCounts
}

/**
 * @param municipalities all known codes, so that what reaches a whole county counts for each in it.
 * @param fields all known codes, so that what is for every field counts for each.
 */
export function createFacetCounter(
  columns: Columns,
  municipalities: readonly string[],
  fields: readonly string[],
  kinds: DirectoryQuery['kinds'],
): FacetCounter {
  const kindCounts = new Uint32Array(entryKinds.length)
  const [kind] = kinds
  const types = kind !== undefined && kinds.length === 1 ? typeLists[kind] : []
  const typeCounts = new Map<number, number>()
  const scopeCounts = new Uint32Array(scopes.length + 1)
  const fieldCounts = new Uint32Array(columns.words.length)
  const municipalityCounts = new Uint32Array(columns.words.length)
  const { wordStarts, wordsOf, words } = columns
  let everyField = 0
  const add = (to: Uint32Array, at: number) => (to[at] = (to[at] ?? 0) + 1)

  return {
    addKind: (row) => add(kindCounts, columns.kinds[row] ?? 0),
    addFields(row) {
      if (((columns.marks[row] ?? 0) & everyFieldMark) !== 0) everyField += 1
      const end = wordStarts[row + 1] ?? 0
      for (let at = wordStarts[row] ?? 0; at < end; at += 1) add(fieldCounts, wordsOf[at] ?? 0)
    },
    addMunicipalities(row) {
      const scope = columns.scopes[row] ?? 0
      add(scopeCounts, scope)
      const end = wordStarts[row + 1] ?? 0
      for (let at = wordStarts[row] ?? 0; at < end; at += 1) {
        const word = wordsOf[at] ?? 0
        // Already counted by its scope.
        if (scope > 0 && scopeReaches(scope, codeOf(words[word] ?? ''))) continue
        add(municipalityCounts, word)
      }
    },
    addTypes(row, only) {
      if (types.length === 0) return
      const end = wordStarts[row + 1] ?? 0
      for (let at = wordStarts[row] ?? 0; at < end; at += 1) {
        const word = wordsOf[at] ?? 0
        const list = listOf(words[word] ?? '')
        if (!types.includes(list) || (only !== undefined && list !== only)) continue
        typeCounts.set(word, (typeCounts.get(word) ?? 0) + 1)
      }
    },
    counts: () => ({
      kinds: countedKinds(kindCounts),
      fields: withEveryField(counted(words, fieldCounts, fieldsPrefix), everyField, fields),
      municipalities: withScopes(
        counted(words, municipalityCounts, municipalitiesPrefix),
        scopeCounts,
        municipalities,
      ),
      ...(types.length > 0
        ? {
            types: Object.fromEntries(
              [...typeCounts].map(([word, count]) => [words[word] ?? '', count]),
            ),
          }
        : {}),
    }),
  }
}

function countedKinds(counts: Uint32Array): Partial<Record<EntryKind, number>> {
  const result: Partial<Record<EntryKind, number>> = {}
  entryKinds.forEach((kind, at) => {
    const count = counts[at] ?? 0
    if (count > 0) result[kind] = count
  })
  return result
}

function counted(words: readonly string[], counts: Uint32Array, prefix: string) {
  const result: Record<string, number> = {}
  words.forEach((word, at) => {
    const count = counts[at] ?? 0
    if (count > 0 && word.startsWith(prefix)) result[codeOf(word)] = count
  })
  return result
}

function withEveryField(
  own: Readonly<Record<string, number>>,
  everyField: number,
  fields: readonly string[],
) {
  if (everyField === 0) return own
  return Object.fromEntries(fields.map((field) => [field, (own[field] ?? 0) + everyField]))
}

function withScopes(
  local: Readonly<Record<string, number>>,
  scopeCounts: Uint32Array,
  municipalities: readonly string[],
) {
  const result: Record<string, number> = {}
  for (const municipality of municipalities) {
    let count = local[municipality] ?? 0
    scopeCounts.forEach((hits, scope) => {
      if (scopeReaches(scope, municipality)) count += hits
    })
    if (count > 0) result[municipality] = count
  }
  return result
}
