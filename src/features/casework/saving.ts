import { HeldError } from '../../journal/record.ts'
import { storageTrouble } from '../../journal/storage-trouble.ts'

/** How saving on this device ended. Classified by the error's name, never by its text. */
export type SaveOutcome =
  | { readonly kind: 'saved' }
  /** Not stored: in memory, said on every screen, and tried again by itself. The form is free for the next. */
  | { readonly kind: 'held' }
  /** The device has no room left. Nothing was stored, nothing is held. */
  | { readonly kind: 'full' }
  /** The storage is closed, taken away or broken. Nothing was stored, nothing is held. */
  | { readonly kind: 'failed' }

/** Runs a command of the journal; settles within 5 s. A bug (`TypeError`) is no outcome: it throws. */
export async function saving(command: () => Promise<unknown>): Promise<SaveOutcome> {
  try {
    await command()
    return { kind: 'saved' }
  } catch (error) {
    if (error instanceof HeldError) return { kind: 'held' }
    if (error instanceof TypeError) throw error
    return { kind: storageTrouble(error) === 'full' ? 'full' : 'failed' }
  }
}

/** What a form has to say of it: what is held is said on every screen. */
export function troubleOf({ kind }: SaveOutcome): 'full' | 'failed' | undefined {
  return kind === 'saved' || kind === 'held' ? undefined : kind
}
