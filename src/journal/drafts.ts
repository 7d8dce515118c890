import type { JournalDatabase } from './journal-database.ts'

export interface DraftWriter {
  /** Keeps the newest content; one write is under way at a time, so that fast typing can't pile them up. */
  keep(content: unknown): void
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
  let next: { readonly content: unknown } | 'discard' | undefined
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    while (next) {
      const now = next
      next = undefined
      try {
        if (now === 'discard') await database.drafts.delete(key)
        else {
          const changedAt = new Date(clock()).toISOString()
          await database.drafts.put({ key, content: now.content, changedAt })
        }
      } catch (error) {
        failed(error)
      }
    }
    running = undefined
  }

  return {
    keep(content) {
      // A copy as it is now; through JSON, since a reactive form can’t be cloned structurally.
      next = { content: JSON.parse(JSON.stringify(content)) as unknown }
      running ??= run()
    },
    discard() {
      next = 'discard'
      return (running ??= run())
    },
    flushed: () => running ?? Promise.resolve(),
  }
}

/** Whether there is a word in it: a form that was emptied again leaves a draft without one. */
export function holdsText(content: unknown): boolean {
  if (typeof content === 'string') return content.trim() !== ''
  return typeof content === 'object' && content !== null && Object.values(content).some(holdsText)
}
