/**
 * The hits of a query, fetched in pages as the list is scrolled. Asks again when the query or the directory
 * changes; what is shown stays until the new answer is there, and an answer that comes late is dropped.
 */
import { shallowRef, triggerRef, watch, type Ref, type ShallowRef } from 'vue'
import type { DirectoryHit, DirectoryResult } from '../../directory/calls.ts'
import type { CatalogueQuery } from './catalogue-query.ts'
import type { Directory } from './use-directory.ts'

const pageSize = 60

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
): CatalogueResults {
  const first = shallowRef<DirectoryResult>()
  const hits = shallowRef(new Map<number, DirectoryHit>())
  let asked = new Set<number>()
  let generation = 0

  async function ask(page: number, mine: number) {
    asked.add(page)
    const offset = page * pageSize
    const result = await directory.calls.search({ ...query.value, offset, limit: pageSize })
    if (mine !== generation) return
    if (page === 0) {
      first.value = result
      hits.value = new Map()
    }
    result.hits.forEach((hit, index) => hits.value.set(offset + index, hit))
    triggerRef(hits)
  }

  watch(
    [query, directory.state],
    () => {
      if (directory.state.value?.kind !== 'ready') return
      generation += 1
      asked = new Set()
      void ask(0, generation)
    },
    { immediate: true },
  )

  return {
    first,
    hit: (index) => hits.value.get(index),
    need(firstRow, lastRow) {
      for (let page = Math.floor(firstRow / pageSize); page * pageSize <= lastRow; page += 1) {
        if (!asked.has(page)) void ask(page, generation)
      }
    },
  }
}
