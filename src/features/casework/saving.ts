/** How saving on this device ended. Classified by the error's name, never by its text. */
export type SaveOutcome =
  | { readonly kind: 'saved' }
  /** The device has no room left. Nothing was stored. */
  | { readonly kind: 'full' }
  /** The storage is closed, taken away or broken. Nothing was stored. */
  | { readonly kind: 'failed' }

/** Runs a command of the journal. A bug (`TypeError`) is no outcome: it throws. */
export async function saving(command: () => Promise<unknown>): Promise<SaveOutcome> {
  try {
    await command()
    return { kind: 'saved' }
  } catch (error) {
    if (error instanceof TypeError) throw error
    return { kind: isFull(error) ? 'full' : 'failed' }
  }
}

/** Dexie hides a full device inside the abort of the transaction it happened in. */
export function isFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { name, inner } = error as { name?: unknown; inner?: unknown }
  return name === 'QuotaExceededError' || (inner !== error && isFull(inner))
}
