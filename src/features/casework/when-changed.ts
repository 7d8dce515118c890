import { watch } from 'vue'

/**
 * Resolves when what is shown is no longer what it was at the call. A command is done before the screen
 * has read what it wrote: who chose again in between would answer for values that are gone.
 */
export function whenChanged(shown: () => unknown): Promise<void> {
  const before = JSON.stringify(shown())
  return new Promise((resolve) => {
    const stop = watch(
      () => JSON.stringify(shown()),
      (now) => {
        if (now === before) return
        stop()
        resolve()
      },
    )
  })
}
