/** What the directory and published answers already say of a question that is being written. */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { DirectoryEntry } from '../../domain/directory/entry.ts'
import { parseDocumentId } from '../../domain/identifiers.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { useToday } from '../funding/use-today.ts'
import { useMatching } from '../guiding/use-matching.ts'
import type { AskDraft } from './ask-draft.ts'
import { longestMatched, pauseOfWriting } from './may-help.ts'

export type AskedSoFar = Pick<AskDraft, 'text' | 'fields' | 'municipalities'>

/** Three at the most; they stay while the next are being looked for, so that nothing jumps while one writes. */
export function useMayHelp(
  asked: () => AskedSoFar,
): Readonly<ShallowRef<readonly DirectoryEntry[]>> {
  const { calls } = useDirectory()
  const matching = useMatching()
  const today = useToday()
  const found = shallowRef<readonly DirectoryEntry[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let generation = 0

  async function look(): Promise<void> {
    generation += 1
    const mine = generation
    const { text, fields, municipalities } = asked()
    const { suggestions } = await matching.match({
      text: text.slice(0, longestMatched),
      kinds: [],
      fields: [...fields],
      municipalities: [...municipalities],
      today: today.value,
    })
    const entries = await Promise.all(
      suggestions.first.map(({ id }) => calls.entry(parseDocumentId(id))),
    )
    if (mine === generation) found.value = entries.filter((entry) => entry !== undefined)
  }

  function lookSoon(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      // Without the worker one asks all the same.
      look().catch(() => undefined)
    }, pauseOfWriting)
  }

  watch(
    () => {
      const { text, fields, municipalities } = asked()
      return [text, ...fields, ...municipalities].join('\n')
    },
    lookSoon,
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return found
}
