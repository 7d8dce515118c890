/** All schemes that the directory holds, again at every change of it. Undefined until it has answered. */
import { shallowRef, watch, type ShallowRef } from 'vue'
import type { DirectoryCalls } from '../../directory/calls.ts'
import type { Funding } from '../../domain/directory/entry.ts'
import { useDirectory, useTerms } from '../directory/use-directory.ts'

const pageSize = 500

export function useSchemes(): Readonly<ShallowRef<readonly Funding[] | undefined>> {
  const { calls, state } = useDirectory()
  const { standing } = useTerms()
  const schemes = shallowRef<readonly Funding[]>()
  let generation = 0
  watch(
    state,
    async (now) => {
      if (now === undefined || now.kind === 'empty') return
      // While packs arrive it changes many times; the first and the last of them are enough.
      if (now.kind === 'fetching' && schemes.value) return
      generation += 1
      const mine = generation
      const all = await allSchemes(calls)
      if (mine === generation) schemes.value = all.map(standing)
    },
    { immediate: true },
  )
  return schemes
}

async function allSchemes(calls: DirectoryCalls): Promise<readonly Funding[]> {
  const query = { text: '', kinds: ['funding'], fields: [], municipalities: [] } as const
  const found: Funding[] = []
  for (let offset = 0; ; offset += pageSize) {
    const { hits, total } = await calls.search({ ...query, offset, limit: pageSize })
    for (const { entry } of hits) if (entry.kind === 'funding') found.push(entry)
    if (offset + pageSize >= total) return found
  }
}
