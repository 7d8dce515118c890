/** What of somebody's stands on this device: counted, and moved into an account. */
import { holdsText } from '../../journal/drafts.ts'
import { emptying } from '../../journal/eviction.ts'
import { moveVisitorNotes } from '../../journal/move-visitor-notes.ts'
import { countKept, countOutbox } from '../../journal/queries.ts'
import type { Identity, SignedIn } from './identity.ts'
import { openJournal } from './open-journal.ts'
import type { Workspace } from './workspace.ts'

type Owner = Exclude<Identity, { kind: 'unknown' }>

/** How many notes and favourites somebody without a name has written on this device. */
export async function countNotes(of: Owner): Promise<number> {
  const journal = openJournal(of)
  try {
    return await countKept(journal)
  } finally {
    journal.database.close()
  }
}

/** How much of somebody's writing exists on this device alone. */
export interface OnlyHere {
  /** Notes and changes that the server has not taken: also refused ones, unreadable ones, those held in memory. */
  readonly unsent: number
  readonly drafts: number
}

export async function countOnlyHere({
  journal: { database },
  storage,
}: Pick<Workspace, 'journal' | 'storage'>): Promise<OnlyHere> {
  const [{ waiting, refused }, unreadable, drafts] = await Promise.all([
    countOutbox(database),
    database.journal.where('state').equals('unreadable').toArray(),
    database.drafts.filter(({ content }) => holdsText(content)).count(),
  ])
  const lost = new Set(unreadable.map(({ documentId }) => documentId))
  return { unsent: waiting + refused + lost.size + storage.held.value.length, drafts }
}

/** Moves what was written as a visitor, or as a guest, into the account that was signed in to. @returns how many. */
export async function takeNotes(from: Owner, account: SignedIn): Promise<number> {
  const mine = openJournal(account)
  const theirs = openJournal(from)
  try {
    let moved = 0
    await emptying(theirs.database, async () => {
      moved = await moveVisitorNotes(theirs, mine)
    })
    return moved
  } finally {
    mine.database.close()
    theirs.database.close()
  }
}
