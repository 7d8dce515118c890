/** One item, or what is held in memory, as entries of a take-along file (`domain/take-along/format.ts`). */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import { isMutable } from '../domain/documents/document.ts'
import { newDocument } from '../domain/documents/edit.ts'
import type { TakeAlongEntry } from '../domain/take-along/format.ts'
import { withPatience } from './patience.ts'
import { writtenBy, type Command, type Journal } from './record.ts'
import { pendingEntries } from './rows.ts'
import { stateIn } from './take-along.ts'

/** @returns none when it is no longer here. */
export async function entriesOfItem(
  { database, seal }: Journal,
  of: { readonly database: SyncedDatabase; readonly id: string },
): Promise<readonly TakeAlongEntry[]> {
  return database.transaction('r', database.rows, database.journal, async () => {
    const row = await database.rows.get([of.database, of.id])
    const document = row && seal.open(row.document)
    if (!row || !document) return []
    const pending = await pendingEntries(database, of)
    return [
      {
        database: of.database,
        document,
        dots: pending.flatMap(({ dot }) => (dot ? [dot] : [])),
        state: stateIn(row),
      },
    ]
  })
}

/**
 * What commands would write, under a device id of its own: nothing of them has a counter of this device yet.
 * Saved here later as well, the same values stand under two dots, which nobody is asked about.
 */
export async function entriesOfHeld(
  journal: Journal,
  commands: readonly Command[],
): Promise<readonly TakeAlongEntry[]> {
  const device = journal.ulid()
  const entries = new Map<string, TakeAlongEntry>()
  let counter = 0
  for (const { writes, at } of commands) {
    for (const write of writes) {
      const key = `${write.database} ${write.id}`
      const before = entries.get(key)
      const current = before?.document ?? (await storedIn(journal, write)) ?? newDocument(write.id)
      const dot = [device, ++counter] as const
      const document = writtenBy(write, current, { dot, at, by: journal.user })
      const dots = isMutable(document) ? [...(before?.dots ?? []), dot] : []
      entries.set(key, { database: write.database, document, dots, state: 'waiting' })
    }
  }
  return [...entries.values()]
}

/** Reading goes on where writing doesn't; where it does not either, the file holds what was written alone. */
async function storedIn({ database, seal }: Journal, write: Command['writes'][number]) {
  try {
    const row = await withPatience(database.rows.get([write.database, write.id]), 1_000)
    return row && seal.open(row.document)
  } catch {
    return undefined
  }
}
