/** The schemes that an application names, as the directory on the device has them. */
import { shallowRef, watch, type ShallowRef } from 'vue'
import type { Funding } from '../../domain/directory/entry.ts'
import { isDocumentId } from '../../domain/identifiers.ts'
import { useDirectory } from '../directory/use-directory.ts'

export interface SchemeEntries {
  /** By id. Undefined until the directory has answered. */
  readonly schemes: Readonly<ShallowRef<ReadonlyMap<string, Funding> | undefined>>
}

export function useSchemeEntries(ids: () => readonly string[]): SchemeEntries {
  const { calls, state } = useDirectory()
  const schemes = shallowRef<ReadonlyMap<string, Funding>>()
  let asked = 0
  watch(
    [() => [...new Set(ids())].filter((id) => id !== '').join(' '), state],
    async ([wanted, now]) => {
      if (now === undefined) return
      const mine = (asked += 1)
      const found = await Promise.all(
        wanted.split(' ').flatMap((id) => (isDocumentId(id) ? [calls.entry(id)] : [])),
      )
      if (mine !== asked) return
      const all = found.flatMap((entry) => (entry?.kind === 'funding' ? [entry] : []))
      schemes.value = new Map(all.map((scheme) => [scheme.id, scheme]))
    },
    { immediate: true },
  )
  return { schemes }
}
