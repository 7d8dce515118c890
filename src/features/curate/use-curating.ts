import { computed, type ComputedRef } from 'vue'
import { useAccount } from '../account/use-account.ts'
import { curatingOf, type Curating } from './curating.ts'

export function useCurating(entry?: () => string): ComputedRef<Curating> {
  const { identity } = useAccount()
  return computed(() => curatingOf(identity.value, entry?.()))
}
