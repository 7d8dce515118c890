/**
 * In a person's own database stand the place and the mark of every device that they have used; whoever signs
 * out of a shared phone each day has a new one each day. Where there are too many, the oldest make room: the ids
 * of devices are ULIDs, in the order of time. A device that comes back and finds its own gone takes it for
 * another past and reads all anew, which loses nothing (docs/adr/0008-another-past.md).
 */
import type { DocumentStore } from './document-store.ts'
import { mostLocals } from './limits.ts'

/** The `_local` document of a device's mark (`device-mark.ts`). */
export const markOf = (device: string) => `mark:${device}`

/** @param wanted the id that is about to be written for the first time. */
export async function makeRoomFor(
  store: DocumentStore,
  name: string,
  wanted: string,
): Promise<void> {
  const ids = await store.localIds(name, 2 * mostLocals)
  const oldest = ids.filter((id) => id !== wanted && markOf(id) !== wanted && id !== markOf(wanted))
  for (const id of oldest.slice(0, Math.max(0, ids.length - mostLocals + 1))) {
    await remove(store, name, id)
    // Without its place it says nothing any more.
    await remove(store, name, markOf(id))
  }
}

async function remove(store: DocumentStore, name: string, id: string): Promise<void> {
  const stored = await store.getLocal(name, id)
  // One that was moved on in this moment is in use, and stays.
  if (stored) await store.putLocal(name, id, { _rev: stored._rev, _deleted: true })
}
