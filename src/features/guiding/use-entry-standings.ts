/** What has become of entries that were referred to: names stay with the referral, the directory changes. */
import { shallowRef, watch, type ShallowRef } from 'vue'
import type { DirectoryEntry } from '../../domain/directory/entry.ts'
import { isDocumentId } from '../../domain/identifiers.ts'
import { useDirectory } from '../directory/use-directory.ts'

/** `gone`: no longer in the directory. `closed`: the directory says that it has closed down. */
export type Standing =
  | { readonly kind: 'there'; readonly entry: DirectoryEntry }
  | { readonly kind: 'closed'; readonly entry: DirectoryEntry }
  | { readonly kind: 'gone' }

/** Empty until the directory has answered, and while there is none on the device. */
export function useEntryStandings(
  ids: () => readonly string[],
): Readonly<ShallowRef<ReadonlyMap<string, Standing>>> {
  const { calls, state } = useDirectory()
  const standings = shallowRef<ReadonlyMap<string, Standing>>(new Map())
  let asked = 0
  watch(
    () => [[...new Set(ids())].sort().join(' '), state.value] as const,
    async ([wanted, directory]) => {
      asked += 1
      const mine = asked
      // Without all of a directory nothing can be said to be missing from it.
      if (directory?.kind !== 'ready') return
      const isPart = (directory.missing?.length ?? 0) > 0
      const found = await Promise.all(
        wanted.split(' ').map(async (id): Promise<[string, Standing] | undefined> => {
          if (!isDocumentId(id)) return undefined
          const entry = await calls.entry(id).catch(() => undefined)
          if (!entry || entry.retired) return isPart ? undefined : [id, { kind: 'gone' }]
          return [id, { kind: entry.status === 'defunct' ? 'closed' : 'there', entry }]
        }),
      )
      if (mine === asked) standings.value = new Map(found.filter((each) => each !== undefined))
    },
    { immediate: true },
  )
  return standings
}
