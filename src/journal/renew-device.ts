import type { SyncedDatabase } from '../domain/casework/documents.ts'
import { isMutable, type KulturlotsDocument } from '../domain/documents/document.ts'
import { restamped } from '../domain/documents/restamp.ts'
import { own } from '../domain/json.ts'
import type { Dot } from '../domain/merge/version-vector.ts'
import type { JournalDatabase, JournalEntry } from './journal-database.ts'
import { deviceIdOf } from './record.ts'
import type { Seal } from './seal.ts'

/**
 * Gives this local database a new device id, since the server knows another past of the old one (a phone
 * restored from its backup), or since it belongs to somebody else there (`taken`: nothing of this device was ever
 * stored under it). Unsent edits are counted anew under it; documents keep their ids.
 * Must run inside a transaction on `facts`, `journal` and `rows`.
 */
export async function renewDevice(
  { database, seal }: { readonly database: JournalDatabase; readonly seal: Seal },
  newIdentity: { readonly clock: () => number; readonly ulid: () => string },
  why: 'another-life' | 'taken' = 'another-life',
): Promise<void> {
  const old = await deviceIdOf({ database, ...newIdentity })
  await database.facts.delete('identity')
  const device = await deviceIdOf({ database, ...newIdentity })
  const all = await database.journal.orderBy('sequence').toArray()
  const entries = all.filter((entry) => entry.dot?.[0] === old)
  const renamedOf = new Map<string, Map<number, Dot>>()
  /** What each document contained of the old id before its first unsent edit. */
  const baseOf = new Map<string, number | undefined>()
  entries.forEach((entry, index) => {
    const key = keyOf(entry)
    if (!baseOf.has(key)) baseOf.set(key, entry.base)
    const renamed = renamedOf.get(key) ?? new Map<number, Dot>()
    renamedOf.set(key, renamed.set(entry.dot?.[1] ?? 0, [device, index + 1]))
  })
  await database.facts.put({ key: 'counter', value: entries.length })

  const renew = (key: string, document: KulturlotsDocument, renamed: ReadonlyMap<number, Dot>) =>
    isMutable(document)
      ? restamped(document, old, renamed, {
          sent: why === 'another-life',
          base: baseOf.get(key),
        })
      : document
  const before = new Map<string, number>()
  for (const entry of entries) {
    const renamed = renamedOf.get(keyOf(entry)) ?? new Map<number, Dot>()
    const document = seal.open(entry.document)
    if (!document) continue
    const dot = renamed.get(entry.dot?.[1] ?? 0) ?? entry.dot
    await database.journal.update(entry.sequence, {
      dot,
      base: before.get(keyOf(entry)) ?? 0,
      document: seal.close(renew(keyOf(entry), document, within(renamed, document, old))),
    })
    if (dot) before.set(keyOf(entry), dot[1])
  }
  for (const entry of all.filter(({ carried }) => carried)) {
    // An unsent edit can have come back in a file. Elsewhere the old id stands for what was sent under it.
    const document = seal.open(entry.document)
    if (!document) continue
    const renamed = within(renamedOf.get(keyOf(entry)) ?? new Map<number, Dot>(), document, old)
    if (renamed.size > 0)
      await database.journal.update(entry.sequence, {
        document: seal.close(renew(keyOf(entry), document, renamed)),
      })
  }
  for (const [key, renamed] of renamedOf) {
    const [of, id] = JSON.parse(key) as [SyncedDatabase, string]
    const row = await database.rows.get([of, id])
    const document = row && seal.open(row.document)
    if (!document) continue
    await database.rows.update([of, id], {
      document: seal.close(renew(key, document, renamed)),
    })
  }
}

/** An entry holds its own edit and those before it; one that was mended from the row (`unreadable.ts`), all. */
function within(
  renamed: ReadonlyMap<number, Dot>,
  document: KulturlotsDocument,
  old: string,
): ReadonlyMap<number, Dot> {
  const highest = isMutable(document) ? (own(document.seen, old) ?? 0) : 0
  return new Map([...renamed].filter(([counter]) => counter <= highest))
}

function keyOf({ database, documentId }: JournalEntry): string {
  return JSON.stringify([database, documentId])
}
