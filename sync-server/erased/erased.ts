/**
 * Erasing for good. The list comes first, then the store, so that a crash in between is ended by the next
 * start and by nothing undone:
 *
 *     append to the list (fsync) ──▶ hidden from every read, refused in every write
 *       ──▶ purged from every database ──▶ noted as enforced, in the store itself
 *
 * What the store has noted is how much of the list it has carried out. A restored backup has noted less,
 * so that the rest is carried out again at the start.
 */
import { historyDatabase, subjectOfHistory } from '../directory/history.ts'
import { createRecords } from '../accounts/records.ts'
import type { DocumentStore } from '../couch/document-store.ts'
import { deviceKeyOf, hashOf, type ErasedList } from './erased-list.ts'
import { purgeDocument } from './purge-document.ts'

export interface Erased {
  /** For devices, base64url. */
  readonly key: string
  total(): number
  /** From the `since`-th on; all of them when there are not so many. */
  hashes(since: number): readonly string[]
  /** Those of `ids` that were erased, asked of the list itself and not of what is remembered of it. */
  among(ids: readonly string[]): Promise<ReadonlySet<string>>
  /** Whether a document that may still be in the store is listed. */
  hides(id: string): boolean
  /** Whether anything may be hidden. */
  hidesAny(): boolean
  purge(database: string, id: string): Promise<void>
  /** Lists and purges. Safe to repeat. */
  erase(ids: readonly string[]): Promise<void>
  /** Takes in what was listed elsewhere; purges it where `enforces`. */
  catchUp(): Promise<void>
  /** Called when the list has grown. @returns stop. */
  onGrowth(listener: () => void): () => void
}

export interface ErasedOptions {
  readonly store: DocumentStore
  readonly list: ErasedList
  /** Whether this process carries out the list; the others hide and refuse. */
  readonly enforces: boolean
  /** Told what a round of purging took away. */
  readonly report: (round: EnforcedRound) => void
}

export interface EnforcedRound {
  readonly listed: number
  /** Documents found and purged. */
  readonly purged: number
  readonly databases: ReadonlySet<string>
}

interface Enforced {
  readonly key: string
  readonly total: number
}

/** Rows of one read: some milliseconds, and other requests are answered in between. */
const page = 1000
const note = 'erased:enforced'

export async function createErased(options: ErasedOptions): Promise<Erased> {
  const { store, list, enforces, report } = options
  const records = createRecords(store, 'accounts')
  const listeners = new Set<() => void>()
  // Tells lists apart without telling the key.
  const tag = hashOf(list.key, 'list')
  /** Of another key, say nothing: then everything is carried out anew. */
  const noted = async () => {
    const stored = await records.read(note, (body) => body as unknown as Enforced)
    return { rev: stored?.rev, total: stored?.record.key === tag ? stored.record.total : 0 }
  }

  let told = list.hashes.length
  let pending: ReadonlySet<string> = new Set()

  /** What the store has not noted as carried out. */
  async function findPending(): Promise<void> {
    pending = new Set(list.hashes.slice((await noted()).total))
  }

  async function refresh(): Promise<void> {
    await list.refresh()
    if (list.hashes.length === told) return
    pending = new Set([...pending, ...list.hashes.slice(told)])
    told = list.hashes.length
    for (const listener of listeners) listener()
  }

  async function enforce(): Promise<void> {
    const total = list.hashes.length
    const { total: done, rev } = await noted()
    const wanted = new Set(list.hashes.slice(done, total))
    if (wanted.size > 0) {
      const databases = new Set<string>()
      let purged = 0
      for await (const { name, id } of everyDocument(store)) {
        if (!namesOf(name, id).some((named) => wanted.has(hashOf(list.key, named)))) continue
        await purgeDocument(store, name, id)
        databases.add(name)
        purged += 1
      }
      await records.put(note, { key: tag, total }, rev)
      report({ listed: wanted.size, purged, databases })
    }
    await findPending()
  }

  /** One round at a time; a second asker gets a round that began after it asked. */
  let round: Promise<void> = Promise.resolve()
  const enforceInTurn = (): Promise<void> => {
    round = round.catch(() => undefined).then(enforce)
    return round
  }

  await findPending()
  return {
    key: deviceKeyOf(list.key).toString('base64url'),
    total: () => list.hashes.length,
    hashes: (since) => list.hashes.slice(since > list.hashes.length ? 0 : since),
    async among(ids) {
      await refresh()
      if (list.hashes.length === 0) return new Set()
      return new Set(ids.filter((id) => list.has(hashOf(list.key, id))))
    },
    hides: (id) => pending.size > 0 && pending.has(hashOf(list.key, id)),
    hidesAny: () => pending.size > 0,
    purge: (name, id) => purgeDocument(store, name, id),
    async erase(ids) {
      await list.append([...new Set(ids)].map((id) => hashOf(list.key, id)))
      await refresh()
      await enforceInTurn()
    },
    async catchUp() {
      await refresh()
      if (pending.size > 0) await (enforces ? enforceInTurn() : findPending())
    },
    onGrowth(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Where documents of people and of the directory are; accounts have ids of their own. */
function holdsDocuments(name: string): boolean {
  return ['casework', 'directory', historyDatabase].includes(name) || name.startsWith('own-')
}

/** The ids under which a document may be listed: the history of an entry goes with the entry. */
function namesOf(name: string, id: string): readonly string[] {
  if (name !== historyDatabase) return [id]
  const subject = subjectOfHistory(id)
  return subject ? [subject.entry, subject.name.replace('proposal.', 'proposal:')] : []
}

async function* everyDocument(
  store: DocumentStore,
): AsyncGenerator<{ readonly name: string; readonly id: string }> {
  for (const name of (await store.databases()).filter(holdsDocuments)) {
    let since = '0'
    for (;;) {
      const { results, last_seq, pending } = await store.changes(name, {
        since,
        limit: page,
        style: 'main_only',
        includeDocs: false,
      })
      for (const { id } of results) yield { name, id }
      if (pending === 0) break
      since = last_seq
      await new Promise((turn) => setImmediate(turn))
    }
  }
}
