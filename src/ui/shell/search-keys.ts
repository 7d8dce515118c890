import { onBeforeUnmount, onMounted } from 'vue'
import type { Router } from 'vue-router'

/**
 * Ctrl-K (⌘K) from anywhere and "/" outside fields go to the search box: the one on this screen, else the
 * catalogue's. A screen opened with `?sok` in its history state focuses its own box (`wantsSearch`).
 */
export function useSearchKeys(router: Router): void {
  function onKey(event: KeyboardEvent) {
    const palette = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !isWriting(event.target)
    if (!palette && !slash) return
    event.preventDefault()
    if (focusSearch()) return
    void router.push({ name: 'catalogue', state: { search: true } })
  }
  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))
}

/** Whether this screen was opened in order to search. */
export function wantsSearch(): boolean {
  return (history.state as { search?: unknown } | null)?.search === true
}

/** @returns whether there was a box in sight to focus. */
export function focusSearch(): boolean {
  for (const box of document.querySelectorAll<HTMLInputElement>('[data-search]')) {
    if (!box.checkVisibility()) continue
    box.focus()
    box.select()
    return true
  }
  return false
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
