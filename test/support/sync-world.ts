/**
 * Plain-object stand-ins for the loop's ports (Dexie, PouchDB and HTTP are tested for real elsewhere):
 * a server with CouchDB's rules of revision, and devices whose every step can be the last.
 */
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import {
  isMutable,
  type KulturlotsDocument,
  type MutableDocument,
} from '../../src/domain/documents/document.ts'
import { restamped } from '../../src/domain/documents/restamp.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { contains } from '../../src/domain/merge/contains.ts'
import { mergeAll } from '../../src/domain/merge/merge.ts'
import { raisedDevices } from '../../src/domain/rules/write-rules.ts'
import { hasSeen, type Dot } from '../../src/domain/merge/version-vector.ts'
import type {
  Answer,
  ErasedPlace,
  Healing,
  LiveLeaves,
  Mark,
  Outbox,
  Page,
  PushResult,
  Replica,
  Revision,
  Server,
  WaitingEntry,
} from '../../src/sync/ports.ts'

interface Stored {
  readonly rev: string
  readonly body: Revision
  readonly sequence: number
}

/** The server's side of one database. Linear histories, as `new_edits: true` gives. */
export function createServerModel() {
  const documents = new Map<string, Stored>()
  const cursors = new Map<string, string>()
  const marks = new Map<string, string>()
  let sequence = 0
  /** Never taken back, as revisions are made of what they hold. */
  let made = 0
  return {
    /** @returns restore: the server as it was, with sequences to be given out once more. */
    backup(): () => void {
      const before = { documents: new Map(documents), cursors: new Map(cursors), sequence }
      const marksBefore = new Map(marks)
      return () => {
        documents.clear()
        cursors.clear()
        marks.clear()
        for (const [id, mark] of marksBefore) marks.set(id, mark)
        for (const [id, stored] of before.documents) documents.set(id, stored)
        for (const [id, cursor] of before.cursors) cursors.set(id, cursor)
        sequence = before.sequence
      }
    },
    documents,
    cursors,
    marks,
    /** As the gateway does. @returns the mark that is there then. */
    moveMark({ device, was, mark }: Mark): string | null {
      const there = marks.get(device) ?? null
      if (there === mark || !was.includes(there)) return there
      marks.set(device, mark)
      return mark
    },
    refused: new Set<string>(),
    /** Device ids that are somebody else's. */
    othersDevices: (_device: string): boolean => false,
    /** Whether a connection tells it too. */
    tellsTaken: false,
    /** Ids that were erased for good, in their order. */
    erased: [] as string[],
    tooLargeAbove: Number.POSITIVE_INFINITY,
    /** A batch with one of these is answered with 400 as a whole. */
    unreadable: new Set<string>(),
    /** Changes in one answer. */
    pageSize: Number.POSITIVE_INFINITY,
    /** How many documents came as carried ones. */
    carried: 0,
    /** Most leaves that are answered at once. */
    mostLeaves: Number.POSITIVE_INFINITY,
    write(document: KulturlotsDocument, rev: string | null): PushResult {
      const id = document._id
      const current = documents.get(id)
      if (this.erased.includes(id)) return { kind: 'refused', id, code: 'erased' }
      if (this.refused.has(id)) return { kind: 'refused', id, code: 'not-allowed' }
      const before = current ? bodyOf(current.body) : undefined
      const devices = raisedDevices(document, before).filter((each) => this.othersDevices(each))
      if (devices.length > 0) return { kind: 'refused', id, code: 'not-yours', devices }
      if ((current?.rev ?? null) !== rev) return { kind: 'conflict', id }
      const generation = Number((rev ?? '0').split('-')[0]) + 1
      sequence += 1
      made += 1
      const next = `${generation}-${made.toString(16)}`
      const ids = [
        made.toString(16),
        ...((current?.body['_revisions'] as { ids: string[] } | undefined)?.ids ?? []),
      ]
      documents.set(id, {
        rev: next,
        sequence,
        body: { ...document, _id: id, _rev: next, _revisions: { start: generation, ids } },
      })
      return { kind: 'stored', id, rev: next }
    },
    changesSince(since: string | null, limit: number) {
      const all = [...documents]
        .filter(([, stored]) => stored.sequence > Number(since ?? '0'))
        .sort(([, a], [, b]) => a.sequence - b.sequence)
      const page = all.slice(0, limit)
      return {
        changes: page.map(([id, stored]) => ({ id, revs: [stored.rev] })),
        cursor: String(page.at(-1)?.[1].sequence ?? since ?? '0'),
        pending: all.length - page.length,
      }
    },
  }
}
export type ServerModel = ReturnType<typeof createServerModel>

/** What may happen to a request. `lost` is the cruel one: done on the server, unknown to the device. */
export type Fate = 'answered' | 'unreachable' | 'lost'

export function createServerPort(
  model: ServerModel,
  fate: () => Fate,
): Server & { readonly requests: string[] } {
  const requests: string[] = []
  function ask<T>(name: string, act: () => T): Promise<Answer<T>> {
    requests.push(name)
    const chosen = fate()
    if (chosen === 'unreachable') return Promise.resolve({ kind: 'unreachable' })
    const value = act()
    return Promise.resolve(
      chosen === 'lost' ? { kind: 'unreachable' } : { kind: 'answered', value },
    )
  }
  return {
    requests,
    connect: (mark) =>
      ask('connect', () => {
        const databases = ['own'] as const
        const taken = model.tellsTaken && model.othersDevices(mark.device)
        return taken ? { databases, taken } : { databases, mark: model.moveMark(mark) }
      }),
    changes: (_database, since, limit, { withLeaves } = { withLeaves: false }) =>
      Number.isNaN(Number(since ?? '0'))
        ? Promise.resolve({ kind: 'unknown-cursor' })
        : ask(withLeaves ? 'news' : 'changes', () => {
            const page = model.changesSince(since, Math.min(limit, model.pageSize))
            const leaves = page.changes.flatMap(({ id }) => {
              const stored = model.documents.get(id)
              return stored ? [stored.body] : []
            })
            const fits = leaves.length <= model.mostLeaves
            return { ...page, ...(withLeaves && { leaves: fits ? leaves : [] }) }
          }),
    // The hash of an id is the id.
    erased: (since) =>
      ask('erased', () => ({
        key: 'key',
        total: model.erased.length,
        hashes: model.erased.slice(since),
      })),
    lacking: (_database, leaves) =>
      ask('lacking', () => {
        const missing = (id: string, revs: readonly string[]) => {
          const body = model.documents.get(id)?.body
          const known = body ? lineOf(body) : []
          return revs.filter((rev) => !known.includes(rev))
        }
        const each = [...leaves].map(([id, revs]) => [id, missing(id, revs)] as const)
        return new Map(each.filter(([, revs]) => revs.length > 0))
      }),
    revisions: (_database, leaves) => {
      if ([...leaves.values()].flat().length > model.mostLeaves) {
        requests.push('revisions too large')
        return Promise.resolve({ kind: 'too-large' })
      }
      return ask('revisions', () =>
        [...leaves.keys()].flatMap((id) => {
          const stored = model.documents.get(id)
          return stored ? [stored.body] : []
        }),
      )
    },
    winners: (_database, ids) => {
      if (ids.length > model.mostLeaves) {
        requests.push('winners too large')
        return Promise.resolve({ kind: 'too-large' })
      }
      return ask(
        'winners',
        () =>
          new Map(
            ids.map((id) => {
              const stored = model.documents.get(id)
              const live = stored ? [bodyOf(stored.body)] : []
              return [id, { winner: stored?.rev ?? null, live, unreadable: false }]
            }),
          ),
      )
    },
    async push(_database, documents, { carrying, mark }) {
      if (documents.length > model.tooLargeAbove) {
        requests.push('push too large')
        return { kind: 'too-large' }
      }
      if (documents.some(({ document }) => model.unreadable.has(document._id))) {
        return { kind: 'unexpected', status: 400 }
      }
      const answer = await ask('push', () => {
        if (model.moveMark(mark) !== mark.mark) return undefined
        if (carrying) model.carried += documents.length
        return documents.map(({ document, rev }) => model.write(document, rev))
      })
      if (answer.kind !== 'answered') return answer
      const { value } = answer
      return value ? { kind: 'answered', value } : { kind: 'superseded' }
    },
    remembered: (_database, deviceId) =>
      ask('remembered', () => model.cursors.get(deviceId) ?? null),
    remember: (_database, deviceId, cursor) =>
      ask('remember', () => void model.cursors.set(deviceId, cursor)),
  }
}

/** A device's disk: what is in here survives `crash`. */
export function createDisk(deviceId: string) {
  return {
    deviceId,
    journal: [] as (WaitingEntry & { refused?: string })[],
    rows: new Map<string, KulturlotsDocument>(),
    /** Leaves per document, the winner first. */
    revisions: new Map<string, Revision[]>(),
    cursor: null as string | null,
    confirmed: null as string | null,
    told: [] as readonly string[],
    untold: new Set<string>(),
    healing: null as Healing | null,
    erased: null as ErasedPlace | null,
    erasing: 0,
    dropped: 0,
    counter: 0,
    /** Marks that the server may hold; null at first. */
    marks: [null] as (string | null)[],
  }
}
export type Disk = ReturnType<typeof createDisk>

/** Saving a note on the device, as `journal/record.ts` does. @returns the edit's dot. */
export function save(disk: Disk, id: string, edit: FieldEdit): readonly [string, number] {
  const documentId = parseDocumentId(id)
  disk.counter += 1
  const dot = [disk.deviceId, disk.counter] as const
  const row = disk.rows.get(id)
  const current = row && isMutable(row) ? row : newDocument(documentId)
  const document = edited(current, [edit], { dot, at: '2026-11-22T10:00:00Z', by: disk.deviceId })
  disk.rows.set(id, document)
  disk.journal.push({ sequence: disk.counter, database: 'own', documentId: id, document, dot })
  return dot
}

/** Never twice the same, also where a disk is put back. */
let marksMade = 0

/** @param step is called before every change of the disk; throwing there is the crash. */
export function createDevicePorts(
  disk: Disk,
  step: () => void,
): { outbox: Outbox; replica: Replica } {
  const liveOf = (id: string): LiveLeaves => {
    const leaves = disk.revisions.get(id) ?? []
    return { winner: leaves[0]?._rev ?? null, live: leaves.map(bodyOf), unreadable: false }
  }
  /** Each is a new one, and none is ever let go of: `journal/marks.ts` saves room and time beyond that. */
  const nextMark = (): Mark => {
    step()
    const was = [...disk.marks]
    const mark = `mark${String((marksMade += 1)).padStart(8, '0')}`
    disk.marks.push(mark)
    return { device: disk.deviceId, was, mark }
  }
  let run = 0
  const isCurrent = () => run === disk.erasing
  const outbox: Outbox = {
    begin() {
      run = disk.erasing
      return Promise.resolve()
    },
    isCurrent: () => Promise.resolve(isCurrent()),
    waiting: () => Promise.resolve(disk.journal.filter((entry) => entry.refused === undefined)),
    retryRefused() {
      step()
      for (const entry of disk.journal) delete entry.refused
      return Promise.resolve(0)
    },
    refuse(entry, code) {
      step()
      for (const mine of disk.journal) if (mine.sequence === entry.sequence) mine.refused = code
      return Promise.resolve()
    },
    takeIn(_database: SyncedDatabase, leaves, cursor, since = disk.cursor) {
      step()
      if (!isCurrent()) return Promise.resolve(false)
      for (const [id, { live }] of leaves) {
        disk.journal = disk.journal.filter(
          (entry) =>
            entry.documentId !== id ||
            !live.some((leaf) =>
              entry.dot && isMutable(leaf)
                ? hasSeen(leaf.seen, entry.dot)
                : contains(leaf, entry.document),
            ),
        )
        const [first, ...rest] = [
          ...live,
          ...disk.journal.filter((entry) => entry.documentId === id).map((entry) => entry.document),
        ]
        const row = disk.rows.get(id)
        if (first) disk.rows.set(id, mergeAll([first, ...rest, ...(row ? [row] : [])]))
      }
      for (const [id, { live }] of leaves) if (live.length > 0) disk.untold.add(id)
      if (cursor !== undefined && since === disk.cursor) disk.cursor = cursor
      return Promise.resolve(true)
    },
    cursor: () => Promise.resolve(disk.cursor),
    confirmedCursor: () => Promise.resolve(disk.confirmed),
    told: () => Promise.resolve(disk.told),
    telling(_database, cursor) {
      step()
      disk.told = [...disk.told, cursor].slice(-4)
      return Promise.resolve()
    },
    confirmCursor(_database, cursor) {
      step()
      disk.confirmed = cursor
      disk.told = []
      if (disk.cursor === cursor) disk.untold.clear()
      return Promise.resolve()
    },
    untold: () => Promise.resolve([...disk.untold]),
    rewind(_database, cursor, healing) {
      step()
      disk.cursor = cursor
      disk.untold.clear()
      if (cursor === null) {
        if (disk.confirmed !== null) disk.told = [...disk.told, disk.confirmed]
        disk.confirmed = null
      }
      if (healing) disk.healing = healing
      return Promise.resolve()
    },
    healing: () => Promise.resolve(disk.healing),
    sentRows(_database, which) {
      const waiting = new Set(disk.journal.map(({ documentId }) => documentId))
      const rows = [...disk.rows.values()].filter(({ _id }) => !waiting.has(_id))
      return Promise.resolve(pageOf(rows, ({ _id }) => _id, which))
    },
    carryBack(_database, documents, healing, from) {
      step()
      if (!isCurrent()) return Promise.resolve(false)
      for (const document of documents) {
        disk.counter += 1
        const { _id: documentId } = document
        const entry = { sequence: disk.counter, database: 'own', documentId, document } as const
        disk.journal.push({ ...entry, dot: null, carried: true })
        const row = disk.rows.get(documentId)
        disk.rows.set(documentId, row ? mergeAll([row, document]) : document)
      }
      const now = { healing: disk.healing, cursor: disk.cursor }
      if (!from || JSON.stringify(from) === JSON.stringify(now)) disk.healing = healing
      return Promise.resolve(true)
    },
    forget(_database, ids) {
      step()
      for (const id of ids) disk.rows.delete(id)
      disk.journal = disk.journal.filter(({ documentId }) => !ids.includes(documentId))
      return Promise.resolve()
    },
    ids: () =>
      Promise.resolve([
        ...new Set([...disk.rows.keys(), ...disk.journal.map(({ documentId }) => documentId)]),
      ]),
    erased: () => Promise.resolve(disk.erased),
    beginErasing() {
      step()
      return Promise.resolve((disk.erasing += 1))
    },
    rememberErased(place, dropped, ofRun = disk.erasing) {
      step()
      if (ofRun === disk.erasing) disk.erased = place ?? disk.erased
      disk.dropped += dropped
      return Promise.resolve()
    },
    readErasedAgain() {
      step()
      disk.erasing += 1
      disk.erased = null
      return Promise.resolve()
    },
    deviceId: () => Promise.resolve(disk.deviceId),
    renewDevice(old, why) {
      step()
      if (disk.deviceId === old) renew(disk, { sent: why === 'another-life' })
      return Promise.resolve()
    },
    marks: () => Promise.resolve({ device: disk.deviceId, known: [...disk.marks] }),
    markConnection: () => Promise.resolve(nextMark()),
    markPush: (device) => Promise.resolve(device === disk.deviceId ? nextMark() : undefined),
    markHeld: () => undefined,
    markStored: () => undefined,
  }
  const replica: Replica = {
    held: (_database, which) =>
      Promise.resolve(
        pageOf(
          [...disk.revisions].map(([id, leaves]) => ({
            id,
            leaves: leaves.map((leaf) => ({ rev: leaf._rev, document: bodyOf(leaf) })),
            unreadable: false,
          })),
          ({ id }) => id,
          which,
        ),
      ),
    ids: () => Promise.resolve([...disk.revisions.keys()]),
    forget(_database, ids) {
      step()
      for (const id of ids) disk.revisions.delete(id)
      return Promise.resolve()
    },
    leaves: (_database, ids) => Promise.resolve(new Map(ids.map((id) => [id, liveOf(id)]))),
    missing: (_database, leaves) => {
      const known = (id: string) => (disk.revisions.get(id) ?? []).flatMap(lineOf)
      return Promise.resolve(
        new Map([...leaves].filter(([id, revs]) => !revs.every((rev) => known(id).includes(rev)))),
      )
    },
    take(_database, revisions) {
      step()
      for (const revision of revisions) {
        const leaves = disk.revisions.get(revision._id) ?? []
        if (leaves.some((leaf) => lineOf(leaf).includes(revision._rev))) continue
        const others = leaves.filter((leaf) => !lineOf(revision).includes(leaf._rev))
        disk.revisions.set(
          revision._id,
          [...others, revision].sort((a, b) => generationOf(b._rev) - generationOf(a._rev)),
        )
      }
      return Promise.resolve()
    },
  }
  return { outbox, replica }
}

/** Those after an id, or those of `ids`; in the order of ids. */
function pageOf<T>(
  all: readonly T[],
  idOf: (item: T) => string,
  which: { readonly after: string | null; readonly limit: number } | readonly string[],
): Page<T> {
  const sorted = all.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
  if (!('limit' in which))
    return { documents: sorted.filter((item) => which.includes(idOf(item))), next: null }
  const rest = sorted.filter((item) => idOf(item) > (which.after ?? ''))
  const documents = rest.slice(0, which.limit)
  const last = documents.at(-1)
  return { documents, next: last && rest.length > documents.length ? idOf(last) : null }
}

/** As `journal/renew-device.ts` does. */
function renew(disk: Disk, options: { readonly sent: boolean }): void {
  const old = disk.deviceId
  disk.deviceId = `${old}'`
  disk.marks = [null]
  const renamedOf = new Map<string, Map<number, Dot>>()
  for (const [index, entry] of disk.journal.entries()) {
    const renamed = renamedOf.get(entry.documentId) ?? new Map<number, Dot>()
    renamedOf.set(entry.documentId, renamed.set(entry.dot?.[1] ?? 0, [disk.deviceId, index + 1]))
  }
  disk.counter = disk.journal.length
  disk.journal = disk.journal.map((entry) => {
    const counter = entry.dot?.[1] ?? 0
    const renamed = [...(renamedOf.get(entry.documentId) ?? [])].filter(([made]) => made <= counter)
    const document = entry.document as MutableDocument
    return {
      ...entry,
      dot: new Map(renamed).get(counter) ?? entry.dot,
      document: restamped(document, old, new Map(renamed), options),
    }
  })
  for (const [id, renamed] of renamedOf) {
    disk.rows.set(id, restamped(disk.rows.get(id) as MutableDocument, old, renamed, options))
  }
}

/** A revision and all that it follows, as far as its history goes. */
function lineOf({ _revisions }: Revision): string[] {
  const { start, ids } = _revisions as { start: number; ids: readonly string[] }
  return ids.map((id, index) => `${start - index}-${id}`)
}

function generationOf(rev: string): number {
  return Number(rev.split('-')[0])
}

function bodyOf(revision: Revision): KulturlotsDocument {
  return Object.fromEntries(
    Object.entries(revision).filter(([key]) => key === '_id' || !key.startsWith('_')),
  ) as unknown as KulturlotsDocument
}
