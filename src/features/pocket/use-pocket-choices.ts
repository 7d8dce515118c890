/** What a pocket catalogue can be made of: favourites, a list, a municipality. */
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { DirectoryEntry } from '../../domain/directory/entry.ts'
import { isDocumentId } from '../../domain/identifiers.ts'
import { favourites, lists } from '../../journal/queries.ts'
import { useFormat } from '../../ui/format.ts'
import { useLiveQuery } from '../account/use-live-query.ts'
import { useDirectory, useTerms } from '../directory/use-directory.ts'
import { collectEntries } from '../export/collect-entries.ts'
import { partsFor, type PocketParts } from './pocket-parts.ts'

export interface PocketChoice {
  /** `favourites`, a list's id, or a municipality's code. */
  readonly value: string
  readonly label: string
  /** Ids, where the choice is not a municipality. */
  readonly ids: readonly string[] | undefined
}

export function usePocketChoices(): {
  readonly choices: ComputedRef<readonly PocketChoice[]>
  /** @throws the signal's reason when that stops it. */
  readonly partsOf: (choice: PocketChoice, signal: AbortSignal) => Promise<PocketParts>
} {
  const { t } = useI18n()
  const format = useFormat()
  const terms = useTerms()
  const { calls } = useDirectory()
  const starred = useLiveQuery(favourites)
  const mine = useLiveQuery(lists)

  const choices = computed<readonly PocketChoice[]>(() => {
    const stars = starred.value?.map(({ entry }) => entry) ?? []
    const municipalities = terms
      .of('municipalities')
      .map(({ code }) => ({
        value: code,
        label: terms.label('municipalities', code),
        ids: undefined,
      }))
      .sort((a, b) => format.value.compare(a.label, b.label))
    return [
      ...(stars.length > 0
        ? [{ value: 'favourites', label: t('own.pocket.favourites'), ids: stars }]
        : []),
      ...(mine.value ?? [])
        .filter(({ entries }) => entries.length > 0)
        .map(({ id, name, entries }) => ({
          value: id,
          label: t('own.pocket.list', { name }),
          ids: entries.map((entry) => entry.id),
        })),
      ...municipalities,
    ]
  })

  async function entriesOf(ids: readonly string[]): Promise<readonly DirectoryEntry[]> {
    const found = await Promise.all(ids.filter(isDocumentId).map((id) => calls.entry(id)))
    return found.filter((entry) => entry !== undefined)
  }

  return {
    choices,
    async partsOf({ value, ids }, signal) {
      if (ids) return { local: await entriesOf(ids), region: [], wide: [] }
      const search = { text: '', kinds: [], fields: [], municipalities: [value] }
      return partsFor(value, await collectEntries(calls, search, signal, () => undefined))
    },
  }
}
