/**
 * How much one person's database may hold, history included. Writes on their way are counted too, so that
 * many at once don't pass together. What makes nothing larger may go a tenth beyond: a full database can
 * still be tidied, and a device still remembers how far it has read.
 */
import type { DocumentStore } from './document-store.ts'

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
  /** Whether not even a checkpoint fits. */
  isOverfull(name: string): Promise<boolean>
}

interface Ledger {
  /** Bytes that were ever set aside, and of those the ones that are written, or not, by now. */
  granted: number
  released: number
  /** Who is reading how much is stored. */
  readers: number
}

export function createQuota(store: DocumentStore, limit: number): Quota {
  const ledgers = new Map<string, Ledger>()

  /** `act` must not wait for anything: another request would count on the same room. */
  async function withUsed<T>(name: string, act: (used: number, ledger: Ledger) => T): Promise<T> {
    const ledger = ledgers.get(name) ?? { granted: 0, released: 0, readers: 0 }
    ledgers.set(name, ledger)
    ledger.readers += 1
    // What is released while the store is read may have been written too late to be in the answer.
    const { released } = ledger
    try {
      const stored = (await store.info(name))?.sizes.active ?? 0
      return act(stored + ledger.granted - released, ledger)
    } finally {
      ledger.readers -= 1
      forget(name, ledger)
    }
  }

  function forget(name: string, { granted, released, readers }: Ledger): void {
    if (granted === released && readers === 0) ledgers.delete(name)
  }

  return {
    fits: (name, bytes) => withUsed(name, (used) => used + bytes <= limit),
    reserve: (name, growths) =>
      withUsed(name, (before, ledger) => {
        let taken = 0
        const granted = growths.map(({ bytes }) => {
          const needed = Math.max(bytes, 0) + historyStep
          if (before + taken + needed > (bytes > 0 ? limit : limit * 1.1)) return false
          taken += needed
          return true
        })
        ledger.granted += taken
        return {
          granted,
          release() {
            ledger.released += taken
            forget(name, ledger)
          },
        }
      }),
    isOverfull: (name) => withUsed(name, (used) => used > limit * 1.1),
  }
}
