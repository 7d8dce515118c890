/**
 * Which rows an import has, and what became of each, in blocks that many rows share. The counts stand beside
 * them, small, for lists.
 */
import { isDocumentId, type DocumentId } from '../../src/domain/identifiers.ts'
import { isJsonObject, type Json } from '../../src/domain/json.ts'
import type { Records } from '../accounts/records.ts'
import type { StoredBody } from '../couch/document-store.ts'

export type RowOutcome = 'applied' | 'unchanged' | 'failed'
export type Counts = Readonly<Record<RowOutcome, number>>

export interface NotedRow {
  readonly row: number
  readonly entry: DocumentId
  /** null: sent, and not known yet what became of it. */
  readonly outcome: RowOutcome | null
}

type Block = Readonly<Record<string, readonly [entry: DocumentId, outcome: RowOutcome | null]>>

const rowsPerBlock = 500
const rowsPrefix = (id: string) => `import-rows:${id}:`
const countsPrefix = 'import-counts:'

/**
 * A row that is noted without an outcome keeps the one it has.
 * @returns the numbers that are another entry’s already. They stay so: else an undo would not find that entry.
 */
export async function noteRows(
  records: Records,
  id: string,
  noted: readonly NotedRow[],
): Promise<ReadonlySet<number>> {
  const taken = new Set<number>()
  for (const [block, rows] of Map.groupBy(noted, ({ row }) => Math.floor(row / rowsPerBlock))) {
    const key = String(block).padStart(6, '0')
    const merged = await replaced(records, `${rowsPrefix(id)}${key}`, blockIn, (before) => {
      const next: Record<string, Block[string]> = { ...before }
      for (const { row, entry, outcome } of rows) {
        const [before, known] = next[row] ?? [entry, null]
        if (before === entry) next[row] = [entry, outcome ?? known]
      }
      return next
    })
    for (const { row, entry } of rows) if (merged[row]?.[0] !== entry) taken.add(row)
    await replaced(records, `${countsPrefix}${id}:${key}`, countsIn, () => counted(merged))
  }
  return taken
}

export async function* rowsOf(records: Records, id: string): AsyncGenerator<readonly NotedRow[]> {
  for await (const blocks of records.batches(rowsPrefix(id), blockIn)) {
    for (const { record } of blocks) {
      yield Object.entries(record).map(([row, [entry, outcome]]) => {
        return { row: Number(row), entry, outcome }
      })
    }
  }
}

/** By import. */
export async function countsOfAll(records: Records): Promise<ReadonlyMap<string, Counts>> {
  const counts = new Map<string, Counts>()
  const blocks = await records.list(countsPrefix, (body) => {
    return { id: body._id.slice(countsPrefix.length).split(':')[0] ?? '', counts: countsIn(body) }
  })
  for (const { id, counts: block } of blocks) {
    const before = counts.get(id) ?? { applied: 0, unchanged: 0, failed: 0 }
    counts.set(id, {
      applied: before.applied + block.applied,
      unchanged: before.unchanged + block.unchanged,
      failed: before.failed + block.failed,
    })
  }
  return counts
}

function counted(block: Block): Counts {
  const counts = { applied: 0, unchanged: 0, failed: 0 }
  for (const [, outcome] of Object.values(block)) if (outcome) counts[outcome] += 1
  return counts
}

async function replaced<R extends object>(
  records: Records,
  id: string,
  parse: (body: StoredBody) => R,
  next: (before: R | undefined) => R,
): Promise<R> {
  for (;;) {
    const stored = await records.read(id, parse)
    const record = next(stored?.record)
    if ((await records.put(id, { record }, stored?.rev)) === 'written') return record
  }
}

function blockIn({ record }: StoredBody): Block {
  if (!isJsonObject(record)) throw new TypeError('Not the rows of an import.')
  const rows = Object.entries(record).map(([row, value]): [string, Block[string]] => {
    const [entry, outcome] = Array.isArray(value) ? (value as readonly Json[]) : []
    if (!isDocumentId(entry)) throw new TypeError('Not a row of an import.')
    return [row, [entry, isOutcome(outcome) ? outcome : null]]
  })
  return Object.fromEntries(rows)
}

function countsIn({ record }: StoredBody): Counts {
  const count = (outcome: RowOutcome) => {
    const value = isJsonObject(record) ? record[outcome] : undefined
    return typeof value === 'number' ? value : 0
  }
  return { applied: count('applied'), unchanged: count('unchanged'), failed: count('failed') }
}

function isOutcome(value: unknown): value is RowOutcome {
  return value === 'applied' || value === 'unchanged' || value === 'failed'
}
