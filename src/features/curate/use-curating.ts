import { computed, type ComputedRef } from 'vue'
import { derive } from '../../journal/live.ts'
import { proposalsAbout } from '../../journal/proposals.ts'
import { useAccount } from '../account/use-account.ts'
import { useLiveQuery } from '../account/use-live-query.ts'
import { curatingOf, type Curating } from './curating.ts'

export function useCurating(entry?: () => string): ComputedRef<Curating> {
  const { identity } = useAccount()
  return computed(() => curatingOf(identity.value, entry?.()))
}

/** The same for one entry: who has asked to answer for it may suggest changes meanwhile. */
export function useCuratingOf(entry: () => string): ComputedRef<Curating> {
  const curating = useCurating(entry)
  const asked = useLiveQuery((journal) =>
    derive(proposalsAbout(journal, 'own', entry()), (all) =>
      all.some(({ purpose, state }) => purpose === 'claim' && state === 'waiting'),
    ),
  )
  return computed(() =>
    asked.value && curating.value.claims
      ? { ...curating.value, claims: false, changes: 'suggests' }
      : curating.value,
  )
}
