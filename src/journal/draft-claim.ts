/**
 * A form's draft belongs to one tab at a time, so that two tabs neither save the same text twice nor write
 * over each other's (docs/adr/0007-a-draft-belongs-to-one-tab.md).
 *
 *   opening ──▶ the newest draft that nobody holds ──none──▶ the first free key: `log`, `log~2`, …
 *
 * A Web Lock names the holder and ends with its tab, however that ends. Where there are no Web Locks every
 * tab has the one key.
 */
import { readDraft } from './drafts.ts'
import type { JournalDatabase } from './journal-database.ts'

export interface DraftClaim {
  /** What this form alone writes under, until it lets go. */
  readonly key: string
  /** What was being written; undefined when nothing was. */
  readonly content: unknown
  readonly release: () => void
}

/** A page that is being reloaded lets go within a moment; another tab does not. In milliseconds. */
const patience = 400

/** @param worth whether a stored content is something to come back to. */
export async function claimDraft(
  database: JournalDatabase,
  key: string,
  worth: (content: unknown) => boolean = () => true,
): Promise<DraftClaim> {
  const patient = AbortSignal.timeout(patience)
  const waiting = (await storedUnder(database, key)).filter(({ content }) => worth(content))
  for (const draft of waiting) {
    const claim = await claimKey(database, draft.key, patient)
    // Read anew under the lock: its holder may have saved it meanwhile.
    if (claim?.content !== undefined && worth(claim.content)) return claim
    claim?.release()
  }
  for (let number = 1; ; number += 1) {
    const claim = await claimKey(database, number === 1 ? key : `${key}~${number}`, patient)
    if (claim) return claim
  }
}

/** Whether something is being written that no other tab holds. */
export async function isBegun(database: JournalDatabase, key: string): Promise<boolean> {
  const { content, release } = await claimDraft(database, key)
  release()
  return content !== undefined
}

/** Newest first: what somebody comes back for is most likely what they left last. */
async function storedUnder(database: JournalDatabase, key: string) {
  const [first, others] = await Promise.all([
    database.drafts.get(key),
    database.drafts.where('key').startsWith(`${key}~`).toArray(),
  ])
  return [...(first ? [first] : []), ...others].sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1))
}

async function claimKey(
  database: JournalDatabase,
  key: string,
  patient: AbortSignal,
): Promise<DraftClaim | undefined> {
  const release = await take(`${database.name} draft ${key}`, patient)
  if (!release) return undefined
  try {
    return { key, content: await readDraft(database, key), release }
  } catch (error) {
    release()
    throw error
  }
}

/** @returns what lets the lock go; undefined when somebody else keeps it. */
function take(name: string, patient: AbortSignal): Promise<(() => void) | undefined> {
  const free = () => undefined
  if (!Reflect.has(navigator, 'locks')) return Promise.resolve(free)
  const options = patient.aborted ? { ifAvailable: true } : { signal: patient }
  return new Promise((resolve) => {
    navigator.locks
      .request(name, options, (lock) => {
        if (lock) return new Promise<void>((release) => resolve(release))
        resolve(undefined)
        return undefined
      })
      // Ended waiting, or a browser that gives this page no locks: as where there are none.
      .catch(() => resolve(patient.aborted ? undefined : free))
  })
}
