import { nextTick, onBeforeUnmount, onMounted, watch } from 'vue'
import { useFeedback } from '../../ui/feedback.ts'
import { focusSearch, wantsSearch } from '../../ui/shell/search-keys.ts'

/** While somebody types, each letter has its hits; ms without a change before they are said. */
const restful = 700

/** Says how many rows a list has once that has come to rest, and goes to its search box when that is wanted. */
export function useSpokenHits(sentence: () => string): void {
  const { announce } = useFeedback()
  let speaking: ReturnType<typeof setTimeout> | undefined
  watch(sentence, (now) => {
    clearTimeout(speaking)
    if (now) speaking = setTimeout(() => announce(now), restful)
  })
  onBeforeUnmount(() => clearTimeout(speaking))
  onMounted(() => {
    if (wantsSearch()) void nextTick(focusSearch)
  })
}
