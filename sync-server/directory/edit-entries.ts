/**
 * The one door into the `directory` database. Each edit has a name, which is the id of the writer of its only
 * dot: an entry that contains the dot has had the edit, so that making it twice changes nothing.
 *
 *     read record, then entry ──▶ dot there? ──yes──▶ done
 *           ▲                        │ no: what would it change?
 *           │                        ▼
 *        conflict ◀── write record ──▶ write entry, on the revision that was read
 *
 * The record comes first and is replaced only by whoever read it before the entry: whoever then writes the
 * entry has written, last, what stood there before.
 */
import type { KnownWords } from '../../src/domain/proposals/entry-problems.ts'
import { entryProblems, problemsOfChange } from '../../src/domain/proposals/entry-problems.ts'
import type { EntryProblem } from '../../src/domain/proposals/entry-problems.ts'
import { carriedOut, renewing } from '../../src/domain/proposals/carry-out.ts'
import {
  withChanges,
  type EntryValues,
  type FieldChange,
} from '../../src/domain/proposals/changes.ts'
import type { FailureReason, ProposalPurpose } from '../../src/domain/proposals/proposal.ts'
import { entryKinds, type EntryKind } from '../../src/domain/directory/entry.ts'
import { isSetField } from '../../src/domain/directory/entry-document.ts'
import {
  isMutable,
  parseDocument,
  type MutableDocument,
} from '../../src/domain/documents/document.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { elementsOf, plain } from '../../src/domain/documents/read.ts'
import { typeOfId, type DocumentId } from '../../src/domain/identifiers.ts'
import { sameJson, type Json } from '../../src/domain/json.ts'
import type { Erased } from '../erased/erased.ts'
import { StoreError, type DocumentStore, type StoredBody } from '../couch/document-store.ts'
import {
  historyDatabase,
  historyId,
  isMade,
  recordIn,
  type EditName,
  type HistoryRecord,
} from './history.ts'

export interface EntryEdit {
  readonly name: EditName
  /** An edit without which this one has no ground: `no-entry` where the entry does not contain it. */
  readonly after?: EditName
  readonly entry: DocumentId
  readonly purpose: ProposalPurpose
  /** Or what they are, given what is stored; null: it is not as it was thought to be. */
  readonly changes:
    readonly FieldChange[] | ((stored: EntryValues) => readonly FieldChange[] | null)
  /** Where a value is no longer what it was thought to be: give up, or leave that field. */
  readonly changed: 'stop' | 'leave'
  /** Without `entry`, `purpose` and `changes`. */
  readonly record: Omit<HistoryRecord, 'entry' | 'purpose' | 'changes'>
}

export type EditOutcome =
  | { readonly kind: 'applied'; readonly left: readonly string[] }
  /** It was so already. */
  | { readonly kind: 'unchanged'; readonly left: readonly string[] }
  | {
      readonly kind: 'failed'
      readonly reason: FailureReason
      readonly problems: readonly EntryProblem[]
    }

export interface EditOptions {
  readonly store: DocumentStore
  /** Who signs what stands in the directory: the server. */
  readonly server: string
  /** Nothing erased comes back by being edited. */
  readonly erased: Pick<Erased, 'among' | 'purge'>
  readonly words: () => Promise<KnownWords>
  /** All entries that somebody answers for. */
  readonly answeredFor: () => Promise<ReadonlySet<string>>
}

interface Read {
  readonly rev: string | undefined
  readonly document: MutableDocument
}

interface Planned {
  readonly edit: EntryEdit
  readonly index: number
  readonly read: Read
  readonly changes: readonly FieldChange[]
  readonly left: readonly string[]
  readonly recordRev: string | undefined
  readonly stored: HistoryRecord | undefined
}

/** @param edits of different entries. @returns an outcome for each, in their order. */
export async function editEntries(
  options: EditOptions,
  edits: readonly EntryEdit[],
): Promise<readonly EditOutcome[]> {
  const outcomes = new Map<number, EditOutcome>()
  let waiting = edits.map((edit, index) => ({ edit, index }))
  while (waiting.length > 0) {
    const planned = await plan(options, waiting, outcomes)
    await write(options, planned, outcomes)
    waiting = waiting.filter(({ index }) => !outcomes.has(index))
  }
  return edits.map((_edit, index) => {
    const outcome = outcomes.get(index)
    if (!outcome) throw new Error('Each edit has an outcome.')
    return outcome
  })
}

/** Settles what needs no writing. @returns the rest. */
async function plan(
  { store, words, erased, answeredFor }: EditOptions,
  waiting: readonly { readonly edit: EntryEdit; readonly index: number }[],
  outcomes: Map<number, EditOutcome>,
): Promise<readonly Planned[]> {
  const known = await words()
  const gone = await erased.among(waiting.map(({ edit }) => edit.entry))
  const ids = waiting.map(({ edit }) => historyId(edit.entry, edit.name))
  // Before the entries: see above.
  const records = await readAll(store, historyDatabase, ids)
  const entries = await readAll(
    store,
    'directory',
    waiting.map(({ edit }) => edit.entry),
  )
  // Asked for once somebody means to list anew what was taken out.
  const answered = waiting.some(({ edit }) => isTakenOut(edit, entries))
    ? await answeredFor()
    : none
  return waiting.flatMap(({ edit, index }): readonly Planned[] => {
    if (gone.has(edit.entry)) {
      outcomes.set(index, { kind: 'failed', reason: 'erased', problems: [] })
      return []
    }
    const body = entries.get(edit.entry)
    const document = body ? storedEntry(body) : newDocument(edit.entry)
    if (!document) {
      outcomes.set(index, { kind: 'failed', reason: 'invalid', problems: [] })
      return []
    }
    const read: Read = { rev: body?._rev, document }
    if (isMade(read.document, edit.name)) {
      outcomes.set(index, { kind: 'applied', left: [] })
      return []
    }
    const found = changesOf(edit, read, known, answered)
    if (found.kind !== 'changes') {
      outcomes.set(index, found)
      return []
    }
    if (found.changes.length === 0) {
      outcomes.set(index, { kind: 'unchanged', left: found.left })
      return []
    }
    const stored = records.get(historyId(edit.entry, edit.name))
    const { changes, left } = found
    const record = stored && recordIn(stored)
    return [{ edit, index, read, changes, left, recordRev: stored?._rev, stored: record }]
  })
}

/** undefined for one that can’t be read: it stops its own edit, not the others that were sent along. */
function storedEntry(body: StoredBody): MutableDocument | undefined {
  try {
    const document = parseDocument(body)
    return isMutable(document) ? document : undefined
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

type Found =
  | {
      readonly kind: 'changes'
      readonly changes: readonly FieldChange[]
      readonly left: readonly string[]
    }
  | Extract<EditOutcome, { kind: 'failed' }>

const none: ReadonlySet<string> = new Set()

function isTakenOut({ entry, purpose }: EntryEdit, bodies: ReadonlyMap<string, StoredBody>) {
  const body = bodies.get(entry)
  const document = purpose === 'new' && body ? storedEntry(body) : undefined
  return document !== undefined && valuesIn(document)['retired'] === true
}

/**
 * An id is somebody’s for good: whoever answered for the entry would answer for what takes its place, and links to it
 * would lead there. Only what an import alone had made, and that was taken back, can be made anew.
 */
function isFree(edit: EntryEdit, document: MutableDocument, answered: ReadonlySet<string>) {
  const writers = Object.keys(document.seen)
  return !answered.has(edit.entry) && writers.every((name) => /^(?:import|undo)\./.test(name))
}

function changesOf(
  edit: EntryEdit,
  { rev, document }: Read,
  words: KnownWords,
  answered: ReadonlySet<string>,
): Found {
  const kind = kindOf(edit.entry)
  const fail = (reason: FailureReason, problems: readonly EntryProblem[] = []): Found => {
    return { kind: 'failed', reason, problems }
  }
  if (!kind) return fail('invalid')
  const before = rev === undefined ? {} : valuesIn(document)
  const isOut = before['retired'] === true
  if (edit.purpose === 'new' && rev !== undefined && !(isOut && isFree(edit, document, answered))) {
    return fail('exists')
  }
  if (edit.purpose !== 'new' && rev === undefined) return fail('no-entry')
  if (edit.after !== undefined && !isMade(document, edit.after)) return fail('no-entry')
  const asked = typeof edit.changes === 'function' ? edit.changes(before) : edit.changes
  if (asked === null) return fail('changed-since')
  const wanted = edit.purpose === 'new' && isOut ? renewing(before, asked) : asked
  const carried = carriedOut(before, wanted, edit.changed)
  if (carried.kind === 'changed-since') return fail('changed-since')
  const after = withChanges(before, carried.changes)
  const problems =
    edit.purpose === 'new'
      ? entryProblems(kind, after, words)
      : problemsOfChange(kind, before, after, words)
  return problems.length > 0 ? fail('invalid', problems) : carried
}

async function write(
  { store, server, erased }: EditOptions,
  planned: readonly Planned[],
  outcomes: Map<number, EditOutcome>,
): Promise<void> {
  const written = new Set<Planned>()
  const news: { readonly each: Planned; readonly body: StoredBody }[] = []
  for (const each of planned) {
    const { edit, changes, recordRev, stored } = each
    const { entry, purpose } = edit
    const record: HistoryRecord = { ...edit.record, entry, purpose, changes }
    const isThere = stored && sameJson(comparable(stored), comparable(record))
    const rev = recordRev === undefined ? {} : { _rev: recordRev }
    if (isThere) written.add(each)
    else news.push({ each, body: { ...record, ...rev, _id: historyId(entry, edit.name) } })
  }
  const recorded = await bulk(
    store,
    historyDatabase,
    news.map(({ body }) => body),
  )
  news.forEach(({ each }, index) => recorded[index] && written.add(each))
  const ready = planned.filter((each) => written.has(each))
  const stored = await bulk(
    store,
    'directory',
    ready.map((each) => bodyOf(each, server)),
  )
  ready.forEach(({ index, left }, at) => {
    if (stored[at]) outcomes.set(index, { kind: 'applied', left })
  })
  // What was listed meanwhile may have been purged before the edit was there.
  const gone = await erased.among(ready.map(({ edit }) => edit.entry))
  for (const { edit } of ready.filter(({ edit }) => gone.has(edit.entry))) {
    await erased.purge('directory', edit.entry)
    await erased.purge(historyDatabase, historyId(edit.entry, edit.name))
  }
}

/** When it was written differs from one try to the next. */
function comparable({ at: _at, ...record }: HistoryRecord): Json {
  return record as unknown as Json
}

function bodyOf({ edit, read, changes }: Planned, server: string): StoredBody {
  const { rev, document } = read
  const written = { dot: [edit.name, 1] as const, at: edit.record.at, by: server }
  const next = edited(
    document,
    changes.flatMap((change) => editsOf(document, change)),
    written,
  )
  return { ...next, ...(rev === undefined ? {} : { _rev: rev }) }
}

function editsOf(document: MutableDocument, { field, after }: FieldChange): readonly FieldEdit[] {
  if (!isSetField(field)) return [{ kind: 'set', field, value: after }]
  const [had, wanted] = [elementsOf(document, field), (after ?? []) as readonly string[]]
  const added = wanted.filter((one) => !had.includes(one))
  const gone = had.filter((one) => !wanted.includes(one))
  return [
    { kind: 'add', field, elements: added },
    { kind: 'remove', field, elements: gone },
  ]
}

/** What is stored, as `FieldChange` has it. */
export function valuesIn(document: MutableDocument): EntryValues {
  return plain(document)
}

function kindOf(entry: DocumentId): EntryKind | undefined {
  return entryKinds.find((kind) => kind === typeOfId(entry))
}

async function readAll(
  store: DocumentStore,
  database: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, StoredBody>> {
  const { rows } = await store.allDocs(database, { keys, includeDocs: true })
  return new Map(rows.flatMap((row) => ('doc' in row && row.doc ? [[row.id, row.doc]] : [])))
}

/** @returns for each whether it was written; one that somebody else was faster with was not. */
async function bulk(
  store: DocumentStore,
  database: string,
  bodies: readonly StoredBody[],
): Promise<readonly boolean[]> {
  if (bodies.length === 0) return []
  const results = await store.bulkDocs(database, bodies, { newEdits: true })
  return results.map((result) => {
    if (!('error' in result)) return true
    if (result.error === 'conflict') return false
    if (result.error === 'service_unavailable') throw new StoreError('unavailable', result.reason)
    throw new Error(`The store refused an edit of the directory: ${result.error}.`)
  })
}
