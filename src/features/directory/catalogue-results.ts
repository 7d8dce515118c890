/**
 * The hits of a query, fetched in pages as the list is scrolled. Asks again when the query or the directory
 * changes; what is shown stays until the new answer is there, and an answer that comes late is dropped.
 */
import { shallowRef, triggerRef, watch, type Ref, type ShallowRef } from 'vue'
import type { DirectoryHit, DirectoryResult } from '../../directory/calls.ts'
import type { CatalogueQuery } from './catalogue-query.ts'
import type { Directory } from './use-directory.ts'

const pageSize = 60
/** How many of each kind are shown while no kind is chosen. */
const perKind = 3

export interface CatalogueResults {
  /** Undefined until the first answer. */
  readonly first: Readonly<ShallowRef<DirectoryResult | undefined>>
  readonly hit: (index: number) => DirectoryHit | undefined
  /** Tells which rows are in sight. */
  readonly need: (firstRow: number, lastRow: number) => void
}

export function useCatalogueResults(
  directory: Directory,
  query: Readonly<Ref<CatalogueQuery>>,
  near: Readonly<Ref<string | undefined>>,
): CatalogueResults {
  const first = shallowRef<DirectoryResult>()
  const hits = shallowRef(new Map<number, DirectoryHit>())
  let asked = new Set<number>()
  let inSight: readonly [firstRow: number, lastRow: number] = [0, 0]
  let generation = 0

  function page(number: number) {
    const { text, kinds } = query.value
    return directory.calls.search({
      ...query.value,
      offset: number * pageSize,
      limit: pageSize,
      ...(near.value === undefined ? {} : { near: near.value }),
      ...(number === 0 && text !== '' && kinds.length === 0 ? { perKind } : {}),
    })
  }

  /** Everything anew: the first page for its counts, and what is in sight, so that no row goes blank. */
  async function askAnew() {
    generation += 1
    const mine = generation
    const numbers = [...new Set([0, ...pagesOf(inSight)])]
    const results = await Promise.all(numbers.map(page))
    if (mine !== generation) return
    asked = new Set(numbers)
    hits.value = new Map()
    results.forEach((result, index) => put(numbers[index] ?? 0, result))
    first.value = results[0]
    need(...inSight)
  }

  async function askFor(number: number) {
    asked.add(number)
    const mine = generation
    const result = await page(number)
    if (mine === generation) put(number, result)
  }

  function put(number: number, result: DirectoryResult) {
    result.hits.forEach((hit, index) => hits.value.set(number * pageSize + index, hit))
    triggerRef(hits)
  }

  function need(firstRow: number, lastRow: number) {
    inSight = [firstRow, lastRow]
    if (!first.value) return
    for (const number of pagesOf(inSight)) if (!asked.has(number)) void askFor(number)
  }

  watch(
    [query, near, directory.state],
    () => {
      const { kind } = directory.state.value ?? {}
      if (kind === 'ready' || kind === 'fetching') void askAnew()
    },
    { immediate: true },
  )

  return { first, hit: (index) => hits.value.get(index), need }
}

function pagesOf([firstRow, lastRow]: readonly [number, number]): number[] {
  const from = Math.floor(firstRow / pageSize)
  return Array.from({ length: Math.floor(lastRow / pageSize) - from + 1 }, (_, step) => from + step)
}
