import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

/** The text's column, the suggestions' and what is between them, px at the usual size of type. */
const enough = 42 * 16

/** Whether there is room for a column beside: by the place itself, since a list may stand beside it too. */
export function useRoomBeside(
  element: Readonly<Ref<HTMLElement | null>>,
): Readonly<ShallowRef<boolean>> {
  const room = shallowRef(false)
  const observer = new ResizeObserver((entries) => {
    const width = entries.at(-1)?.contentRect.width
    const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
    if (width !== undefined) room.value = width >= enough * size
  })
  watch(
    element,
    (now, before) => {
      if (before) observer.unobserve(before)
      if (now) observer.observe(now)
    },
    { immediate: true },
  )
  onScopeDispose(() => observer.disconnect())
  return room
}
