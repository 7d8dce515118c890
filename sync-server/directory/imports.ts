/**
 * Imports: many changes at once by a coordinator, applied directly and taken back together. They stand in
 * `directory-history` beside all other changes, and are no documents on anybody’s phone.
 *
 *     open ──rows, in chunks──▶ open ──undo──▶ undoing ──▶ undone
 *
 * A row is an edit with a name of its own (`edit-entries.ts`): sent again, it changes nothing.
 */
import type { DocumentId } from '../../src/domain/identifiers.ts'
import type { Json } from '../../src/domain/json.ts'
import type { FieldChange } from '../../src/domain/proposals/changes.ts'
import { createRecords } from '../accounts/records.ts'
import type { StoredBody } from '../couch/document-store.ts'
import { editEntries, type EditOptions, type EditOutcome } from './edit-entries.ts'
import { editOfRow, historyDatabase } from './history.ts'
import { countsOfAll, noteRows, rowsOf, type Counts, type NotedRow } from './import-rows.ts'
import { undoRows, type LeftRow } from './undo-rows.ts'

export interface ImportRow {
  /** Within one import each number is one row. */
  readonly row: number
  readonly entry: DocumentId
  readonly purpose: 'new' | 'change'
  readonly changes: readonly FieldChange[]
}

export interface ImportRecord {
  readonly id: string
  readonly source: string
  /** How the columns were mapped, for the next time. The server reads nothing of it. */
  readonly mapping: Json
  readonly by: string
  readonly at: string
  readonly state: 'open' | 'undoing' | 'undone'
  readonly undone: Undone | null
}

export interface Undone {
  readonly by: string
  readonly at: string
  readonly restored: number
  /** Rows of which something stayed, since somebody has changed it. */
  readonly left: number
}

export type TakenRows =
  | { readonly kind: 'taken'; readonly outcomes: readonly EditOutcome[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'undone' }
  /** Rows stand under the name of whoever opened the import, who alone may send them. */
  | { readonly kind: 'of-another' }

export interface UndoneImport {
  readonly record: ImportRecord
  readonly left: readonly LeftRow[]
}

export interface Imports {
  /** Opening the same again changes nothing; `taken` where the id is another’s. */
  open(
    opened: Pick<ImportRecord, 'id' | 'source' | 'mapping' | 'by'>,
  ): Promise<ImportRecord | 'taken'>
  /** @param rows of different entries and different numbers. A number that had another entry before is refused. */
  take(id: string, by: string, rows: readonly ImportRow[]): Promise<TakenRows>
  /** undefined where there is none. Doing it again goes on where it was cut short. */
  undo(id: string, by: string): Promise<UndoneImport | undefined>
  /** Newest first. */
  list(): Promise<readonly (ImportRecord & { readonly counts: Counts })[]>
}

/** Small enough that other requests are answered in between. */
const batchSize = 100
/** All are counted; so many are named. */
const mostLeftNamed = 1000
const nothing: Counts = { applied: 0, unchanged: 0, failed: 0 }
const keyOf = (id: string) => `import:${id}`

export function createImports(options: EditOptions & { readonly clock: () => number }): Imports {
  const { store, clock } = options
  const records = createRecords(store, historyDatabase)
  const now = () => new Date(clock()).toISOString()
  const find = (id: string) => records.read(keyOf(id), importIn)

  async function change(id: string, next: (record: ImportRecord) => ImportRecord) {
    for (;;) {
      const stored = await find(id)
      if (!stored) return undefined
      const record = next(stored.record)
      if (record === stored.record) return record
      if ((await records.put(keyOf(id), record, stored.rev)) === 'written') return record
    }
  }

  async function apply({ id, by }: ImportRecord, rows: readonly ImportRow[]) {
    const outcomes: EditOutcome[] = []
    for (const batch of batches(rows)) {
      const edits = batch.map(({ row, ...edit }) => ({
        ...edit,
        name: editOfRow(id, row),
        changed: 'stop' as const,
        record: { by, at: now(), decidedBy: by, import: id, row },
      }))
      outcomes.push(...(await editEntries(options, edits)))
      await new Promise((turn) => setImmediate(turn))
    }
    return outcomes
  }

  /** The last row first, as what it changed may be what an earlier one had given. */
  async function takeBack(id: string, by: string) {
    const all: NotedRow[] = []
    for await (const rows of rowsOf(records, id)) all.push(...rows)
    const left: LeftRow[] = []
    let restored = 0
    for (const batch of batches(all.sort((a, b) => b.row - a.row))) {
      const done = await undoRows(options, { importId: id, by, at: now() }, batch)
      restored += done.restored
      left.push(...done.left)
      await new Promise((turn) => setImmediate(turn))
    }
    return { restored, left: left.sort((a, b) => a.row - b.row) }
  }

  return {
    async open({ id, source, mapping, by }) {
      const record: ImportRecord = {
        ...{ id, source, mapping, by, at: now() },
        ...{ state: 'open', undone: null },
      }
      if ((await records.put(keyOf(id), record)) === 'written') return record
      const stored = (await find(id))?.record
      return stored?.by === by ? stored : 'taken'
    },

    async take(id, by, sent) {
      const record = (await find(id))?.record
      if (!record) return { kind: 'unknown' }
      if (record.by !== by) return { kind: 'of-another' }
      if (record.state !== 'open') return { kind: 'undone' }
      // First: an undo must find also what was written just before a kill.
      const noted = sent.map(({ row, entry }) => ({ row, entry, outcome: null }))
      const taken = await noteRows(records, id, noted)
      const rows = sent.filter(({ row }) => !taken.has(row))
      const made = await apply(record, rows)
      await noteRows(
        records,
        id,
        rows.map(({ row, entry }, index) => {
          return { row, entry, outcome: made[index]?.kind ?? null }
        }),
      )
      const results = made.values()
      const outcomes = sent.map(({ row }) =>
        taken.has(row) ? numberTaken : (results.next().value ?? numberTaken),
      )
      // Who takes it back meanwhile can’t have seen these rows.
      if ((await find(id))?.record.state === 'open') return { kind: 'taken', outcomes }
      await takeBack(id, record.by)
      return { kind: 'undone' }
    },

    async undo(id, by) {
      const begun = await change(id, (record) =>
        record.state === 'open' ? { ...record, state: 'undoing' } : record,
      )
      if (!begun) return undefined
      const { restored, left } = await takeBack(id, by)
      const record = await change(id, (stored) => {
        if (stored.state === 'undone') return stored
        const undone = { by, at: now(), restored, left: left.length }
        return { ...stored, state: 'undone', undone }
      })
      return record && { record, left: left.slice(0, mostLeftNamed) }
    },

    async list() {
      const counts = await countsOfAll(records)
      const all = await records.list('import:', importIn)
      return all
        .map((record) => ({ ...record, counts: counts.get(record.id) ?? nothing }))
        .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    },
  }
}

const numberTaken: EditOutcome = { kind: 'failed', reason: 'exists', problems: [] }

/** An entry stands once in each: what is made of it builds on what was made before. */
function* batches<T extends { readonly entry: string }>(
  items: readonly T[],
): Generator<readonly T[]> {
  let batch: T[] = []
  const entries = new Set<string>()
  for (const item of items) {
    if (batch.length === batchSize || entries.has(item.entry)) {
      yield batch
      batch = []
      entries.clear()
    }
    batch.push(item)
    entries.add(item.entry)
  }
  if (batch.length > 0) yield batch
}

/** Written above, and by nobody else. */
function importIn({ _id, _rev, ...record }: StoredBody): ImportRecord {
  return record as unknown as ImportRecord
}
