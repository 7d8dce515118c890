/**
 * Writes what comes while more is on its way. One writing at a time, each as large as all before it: screens
 * read everything anew after each, and hold up the next.
 *
 *   add ──▶ waits ──as much as was written before, nothing being written──▶ written
 *             └──all──▶ written
 */
export interface GrowingBatches<Item> {
  /** Never waits, and never throws. */
  add(items: readonly Item[]): void
  /** Whether a writing has failed: `all` tells how, and nothing is begun any more. */
  failed(): boolean
  /** Writes what is left. @throws what any of the writings threw. */
  all(): Promise<void>
}

export function createGrowingBatches<Item>(
  write: (items: readonly Item[]) => Promise<void>,
): GrowingBatches<Item> {
  let waiting: Item[] = []
  let begun = 0
  let state: 'idle' | 'writing' | 'failed' = 'idle'
  let last = Promise.resolve()

  function begin(): void {
    const items = waiting
    waiting = []
    begun += items.length
    state = 'writing'
    last = write(items).then(
      () => void (state = 'idle'),
      (error: unknown) => {
        state = 'failed'
        throw error
      },
    )
    // `all` tells it.
    last.catch(() => undefined)
  }

  return {
    add(items) {
      for (const item of items) waiting.push(item)
      if (state === 'idle' && waiting.length > 0 && waiting.length >= begun) begin()
    },
    failed: () => state === 'failed',
    async all() {
      await last
      if (waiting.length > 0) begin()
      await last
    },
  }
}
