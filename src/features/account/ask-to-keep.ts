/**
 * Asks the browser to keep what is stored here when space runs out: once, after the first save, when there is
 * something to keep and a reason that anybody understands. The answer stands on the Synk page, where it can
 * be asked for again.
 */
import { hasSaved } from '../../journal/queries.ts'
import type { Journal } from '../../journal/record.ts'

const askedKey = 'kulturlots.asked-to-keep'

/** @returns stop. */
export function askToKeepAfterFirstSave(journal: Journal): () => void {
  if (wasAsked()) return () => undefined
  const subscription = hasSaved(journal).subscribe({
    next: (saved) => {
      if (!saved) return
      subscription.unsubscribe()
      void ask()
    },
    // Storage that would not open: there is nothing to keep.
    error: () => undefined,
  })
  return () => subscription.unsubscribe()
}

async function ask(): Promise<void> {
  if (wasAsked()) return
  // Missing outside a secure context, whatever the types say.
  const storage = (navigator as { storage?: Partial<StorageManager> }).storage
  if (!storage?.persist || !storage.persisted) return
  remember()
  if (!(await storage.persisted())) await storage.persist()
}

function wasAsked(): boolean {
  try {
    return localStorage.getItem(askedKey) !== null
  } catch {
    // Denied, so that it would be asked again and again.
    return true
  }
}

function remember(): void {
  try {
    localStorage.setItem(askedKey, 'yes')
  } catch {
    // Full: asked again with the next page.
  }
}
