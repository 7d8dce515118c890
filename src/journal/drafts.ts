import type { JournalDatabase } from './journal-database.ts'

export interface DraftWriter {
  /** Keeps the newest content; one write is under way at a time, so that fast typing can't pile them up. */
  keep(content: unknown): void
  /**
   * Before a command that uses the draft up. What waits is written now, so that the command comes after it:
   * IndexedDB runs transactions on the same store in the order they were made, and nobody has to wait.
   */
  beforeCommand(): void
  /** After it was stored: what was kept since `beforeCommand` goes too. Seldom there is any. */
  afterCommand(): Promise<void>
  /** Takes the draft away, whatever was kept before; what is kept afterwards stays. */
  discard(): Promise<void>
  /** Resolves when the newest content kept so far is on the disk. */
  flushed(): Promise<void>
}

export async function readDraft(database: JournalDatabase, key: string): Promise<unknown> {
  return (await database.drafts.get(key))?.content
}

/**
 * Drafts are kept per keystroke. They never become a conflict, since they are of one device alone.
 * @param failed called when the device would not store it; the text is still on screen.
 */
export function createDraftWriter(
  database: JournalDatabase,
  key: string,
  clock: () => number,
  failed: (error: unknown) => void,
): DraftWriter {
  type Step = { readonly content: unknown } | 'discard'
  let next: Step | undefined
  let running: Promise<void> | undefined
  /** What `beforeCommand` has begun beside `running`. */
  let hurried: Promise<unknown> = Promise.resolve()
  let keptSince = false

  async function write(step: Step): Promise<void> {
    try {
      if (step === 'discard') await database.drafts.delete(key)
      else {
        const changedAt = new Date(clock()).toISOString()
        await database.drafts.put({ key, content: step.content, changedAt })
      }
    } catch (error) {
      failed(error)
    }
  }

  async function run(): Promise<void> {
    while (next) {
      const now = next
      next = undefined
      await write(now)
    }
    running = undefined
  }

  async function flushed(): Promise<void> {
    await running
    await hurried
  }

  function discard(): Promise<void> {
    next = 'discard'
    running ??= run()
    return flushed()
  }

  return {
    keep(content) {
      keptSince = true
      // A copy as it is now; through JSON, since a reactive form can’t be cloned structurally.
      next = { content: JSON.parse(JSON.stringify(content)) as unknown }
      running ??= run()
    },
    beforeCommand() {
      keptSince = false
      if (!next) return
      const now = next
      next = undefined
      hurried = Promise.all([hurried, write(now)])
    },
    async afterCommand() {
      if (keptSince) await discard()
    },
    discard,
    flushed,
  }
}

/** Whether there is a word in it: a form that was emptied again leaves a draft without one. */
export function holdsText(content: unknown): boolean {
  if (typeof content === 'string') return content.trim() !== ''
  return typeof content === 'object' && content !== null && Object.values(content).some(holdsText)
}
