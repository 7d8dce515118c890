import { onDirectoryRing } from '../../workers/directory-ring.ts'
import type { Directory } from './use-directory.ts'

/** An app on the home screen lives for days: how old a check may be before coming back to it asks anew, ms. */
const longEnough = 15 * 60_000

/** When the network is back, what people have written goes first, ms. */
const afterNotes = 1_000

/**
 * Looks for news when the network or the reader comes back, and when the doorbell says that the server has
 * another directory than this device. @returns stop.
 */
export function keepDirectoryFresh({ state, refresh }: Directory, clock: () => number): () => void {
  const isOld = () => {
    const known = state.value
    return known?.kind !== 'ready' || clock() - Date.parse(known.checkedAt) > longEnough
  }
  let later: ReturnType<typeof setTimeout> | undefined
  const backOnline = () => {
    clearTimeout(later)
    later = setTimeout(() => void refresh(), afterNotes)
  }
  const backInView = () => {
    if (document.visibilityState === 'visible' && isOld()) void refresh()
  }
  const stopListening = onDirectoryRing((manifestId) => {
    const known = state.value
    if (known?.kind === 'ready' && known.manifestId !== manifestId) void refresh()
  })
  window.addEventListener('online', backOnline)
  document.addEventListener('visibilitychange', backInView)
  return () => {
    stopListening()
    clearTimeout(later)
    window.removeEventListener('online', backOnline)
    document.removeEventListener('visibilitychange', backInView)
  }
}
