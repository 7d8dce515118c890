/**
 * The connection to a local database, and what takes it away.
 *
 *   open ──a newer version of the app wants to upgrade──▶ closed for good, so that it is not held up: `outdated`
 *     ▲ └──deleted, or dropped by the browser──▶ closed ─┐
 *     └──────────────────opened once more────────────────┘ `lost` is told, since what was in it may be gone
 */
import type { JournalDatabase } from './journal-database.ts'

export interface HandleEvents {
  /** Nothing is read or written here any more; what is on the disk is whole. */
  readonly outdated: () => void
  readonly lost: () => void
}

/** Time for the browser to finish what closed it, ms. */
const settling = 300

/** @returns stop. */
export function watchHandle(
  database: JournalDatabase,
  { outdated, lost }: HandleEvents,
): () => void {
  const versionChange = ({ newVersion }: IDBVersionChangeEvent) => {
    // Null when it is being deleted: Dexie closes it then, and opens it again when it is next asked.
    if (newVersion === null || newVersion === 0) return undefined
    database.close()
    outdated()
    return false
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const closed = () => {
    // Not at once: a page that is being put away closes it too, and must not open it again.
    clearTimeout(timer)
    timer = setTimeout(lost, settling)
  }
  database.on('versionchange', versionChange)
  database.on('close', closed)
  return () => {
    clearTimeout(timer)
    database.on('versionchange').unsubscribe(versionChange)
    database.on('close').unsubscribe(closed)
  }
}
