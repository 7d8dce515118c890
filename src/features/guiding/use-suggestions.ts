/** What may help with a need, asked anew when the need, the directory or the day changes. */
import { shallowRef, watch, type ShallowRef } from 'vue'
import type { NeedView } from '../../domain/casework/views.ts'
import type { Matched } from '../../directory/matcher.ts'
import type { Journal } from '../../journal/record.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { useToday } from '../funding/use-today.ts'
import { useMatching } from './use-matching.ts'

/** `failed`: this device could not compute them. */
export type Suggested = Matched | 'failed' | undefined

export function useSuggestions(
  journal: Journal,
  need: () => NeedView,
): Readonly<ShallowRef<Suggested>> {
  const { state } = useDirectory()
  const today = useToday()
  const matching = useMatching(journal)
  const suggested = shallowRef<Suggested>()
  let asked = 0
  watch(
    // What has no say in it (who has the need, how far it has come) asks for nothing anew.
    () => {
      const { id, text, kinds, fields, municipalities } = need()
      const directory = state.value?.kind === 'ready' ? state.value.manifestId : undefined
      return JSON.stringify([directory, { id, text, kinds, fields, municipalities }, today.value])
    },
    async () => {
      asked += 1
      const mine = asked
      const { id, text, kinds, fields, municipalities } = need()
      const question = { id, text, kinds, fields, municipalities, today: today.value }
      const answer = await matching.match(question).catch(() => 'failed' as const)
      if (mine === asked) suggested.value = answer
    },
    { immediate: true },
  )
  return suggested
}
