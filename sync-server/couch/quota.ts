/**
 * How much one person's database may hold, history included. Writes on their way are counted too, so that
 * many at once don't pass together. What makes nothing larger may go a tenth beyond: a full database can
 * still be tidied, and a device still remembers how far it has read.
 */
import type { DocumentStore } from './document-store.ts'
import { mostLocals } from './limits.ts'

/** What another revision adds to a document's history. */
const historyStep = 40

/** One document's write. */
export interface Growth {
  /** Bytes that the document gains; negative when it shrinks. */
  readonly bytes: number
}

export interface Quota {
  /** @returns whether so many bytes more fit, however they are divided. */
  fits(name: string, bytes: number): Promise<boolean>
  /** Sets room aside for those that fit, in their order. `release` once they are written, or not. */
  reserve(
    name: string,
    growths: readonly Growth[],
  ): Promise<{ readonly granted: readonly boolean[]; readonly release: () => void }>
  /**
   * Whether not even a checkpoint fits. One that replaces another needs no place, and is never one too many.
   */
  isOverfull(name: string, checkpoint?: 'another' | 'replaced'): Promise<boolean>
}

export function createQuota(store: DocumentStore, limit: number): Quota {
  const reserved = new Map<string, number>()

  async function used(name: string): Promise<number> {
    const stored = (await store.info(name))?.sizes.active ?? 0
    return stored + (reserved.get(name) ?? 0)
  }

  return {
    fits: async (name, bytes) => (await used(name)) + bytes <= limit,
    async reserve(name, growths) {
      const before = await used(name)
      // No await from here on: another request would count on the same room.
      let taken = 0
      const granted = growths.map(({ bytes }) => {
        const needed = Math.max(bytes, 0) + historyStep
        if (before + taken + needed > (bytes > 0 ? limit : limit * 1.1)) return false
        taken += needed
        return true
      })
      reserved.set(name, (reserved.get(name) ?? 0) + taken)
      return {
        granted,
        release() {
          const left = (reserved.get(name) ?? 0) - taken
          if (left > 0) reserved.set(name, left)
          else reserved.delete(name)
        },
      }
    },
    async isOverfull(name, checkpoint = 'another') {
      if ((await used(name)) > limit * 1.1) return true
      return checkpoint === 'another' && (await store.countLocals(name, mostLocals)) >= mostLocals
    },
  }
}
