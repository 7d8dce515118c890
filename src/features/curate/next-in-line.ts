/**
 * Which proposal comes after the one that is open. A decision takes the open one out of the list, so its place
 * is remembered from when it was last there.
 */
import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { ProposalView } from '../../domain/proposals/proposal.ts'
import { isToDecide } from './shown-proposals.ts'

export function useNextInLine(
  shown: () => readonly ProposalView[],
  openId: () => string | undefined,
): ComputedRef<string | undefined> {
  const following = shallowRef<readonly string[]>([])
  watch(
    [shown, openId],
    () => {
      const ids = shown().map(({ id }) => id)
      const here = ids.indexOf(openId() ?? '')
      if (here !== -1) following.value = [...ids.slice(here + 1), ...ids.slice(0, here)]
    },
    { immediate: true },
  )
  return computed(() => {
    const waiting = new Set<string>(
      shown()
        .filter(isToDecide)
        .map(({ id }) => id),
    )
    waiting.delete(openId() ?? '')
    return following.value.find((id) => waiting.has(id)) ?? [...waiting][0]
  })
}
