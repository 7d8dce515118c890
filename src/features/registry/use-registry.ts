/** The registry's rows and their cells in words. */
import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { byArrival, registryRow, type RegistryRow } from '../../domain/casework/registry.ts'
import { fold, foldedWords } from '../../directory/fold.ts'
import { everyNeed } from '../../journal/need-list.ts'
import { people } from '../../journal/people.ts'
import { useFormat } from '../../ui/format.ts'
import { useLiveQuery } from '../account/use-live-query.ts'
import { useFieldWords } from '../casework/use-field-words.ts'
import { namesOf } from '../needs/need-people.ts'
import { fitsRegistry, type RegistryQuery } from './registry-query.ts'

export const registryColumns = [
  'reference',
  'received',
  'channel',
  'asker',
  'matter',
  'handledBy',
  'decision',
  'retention',
] as const
/** On screen and on paper channel and retention stand below what they belong to, so that a matter has room. */
export const shownColumns = [
  'reference',
  'received',
  'asker',
  'matter',
  'handledBy',
  'decision',
] as const
export type RegistryColumn = (typeof registryColumns)[number]
export type RegistryCells = Readonly<Record<RegistryColumn, string>>

export interface Registry {
  /** What is searched for. */
  readonly text: Ref<string>
  /** In order of arrival; undefined until needs and contacts have been read. */
  readonly rows: ComputedRef<readonly RegistryRow[] | undefined>
  readonly cellsOf: (row: RegistryRow) => RegistryCells
}

export function useRegistry(query: () => RegistryQuery): Registry {
  const { t } = useI18n()
  const format = useFormat()
  const { whoOf } = useFieldWords()
  const needs = useLiveQuery(everyNeed)
  const everybody = useLiveQuery(people)
  const text = ref('')

  const all = computed(() => {
    const known = everybody.value
    if (!needs.value || !known) return undefined
    return needs.value.toSorted(byArrival).map((need) =>
      registryRow(need, {
        askerOf: (of) => namesOf(of, known),
        isProtected: (id) => known.isProtected(id) || known.person(id) === undefined,
      }),
    )
  })
  const folded = new WeakMap<RegistryRow, string>()
  function isFound(row: RegistryRow, wanted: readonly string[]): boolean {
    const known = folded.get(row) ?? fold(Object.values(cellsOf(row)).join(' '))
    folded.set(row, known)
    return wanted.every((word) => known.includes(word))
  }
  const rows = computed(() => {
    const wanted = foldedWords(text.value)
    return all.value?.filter((row) => fitsRegistry(row, query()) && isFound(row, wanted))
  })

  function decisionOf({ decision, state, closedBecause }: RegistryRow): string {
    if (decision) return decision
    const isClosed = state === 'resolved' || state === 'closed-without-answer'
    const why = isClosed && closedBecause ? t(`need-list.reasons.${closedBecause}`) : ''
    const how = t(`needs.states.${state}`)
    return why === '' || why === how ? how : `${how}: ${why.toLocaleLowerCase()}`
  }

  function cellsOf(row: RegistryRow): RegistryCells {
    const { reference, receivedAt, channel, handledBy, retention, isProtected } = row
    return {
      reference,
      received: format.value.day(receivedAt),
      channel: channel === '' ? t('registry.channelUnknown') : t(`need-list.channels.${channel}`),
      asker: isProtected ? t('registry.protected') : row.asker || t('registry.unnamed'),
      matter: isProtected ? t('registry.protected') : row.matter,
      handledBy: handledBy === '' ? t('registry.nobody') : whoOf(handledBy),
      decision: isProtected ? t('registry.protected') : decisionOf(row),
      retention: t(`registry.retention.classes.${retention}`),
    }
  }

  return { text, rows, cellsOf }
}
