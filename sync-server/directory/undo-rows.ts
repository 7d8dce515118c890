/**
 * Takes rows of an import back. A field that still has the value which the import gave it gets its former one;
 * what somebody has changed since stays, and is told. An entry that the import made goes as a whole, and only
 * while all of it is the import’s.
 */
import { isDocumentId } from '../../src/domain/identifiers.ts'
import { own } from '../../src/domain/json.ts'
import {
  reversed,
  sameValue,
  type EntryValues,
  type FieldChange,
} from '../../src/domain/proposals/changes.ts'
import { editEntries, type EditOptions, type EntryEdit } from './edit-entries.ts'
import {
  editOfRow,
  editOfUndo,
  historyDatabase,
  historyId,
  recordIn,
  type HistoryRecord,
} from './history.ts'
import type { NotedRow } from './import-rows.ts'

export interface LeftRow {
  readonly row: number
  readonly entry: string
  /** Empty: the whole entry, which the import had made. */
  readonly fields: readonly string[]
}

export interface UndoneRows {
  readonly restored: number
  readonly left: readonly LeftRow[]
}

export interface Undoer {
  readonly importId: string
  readonly by: string
  /** By the server’s clock. */
  readonly at: string
}

export async function undoRows(
  options: EditOptions,
  undoer: Undoer,
  rows: readonly NotedRow[],
): Promise<UndoneRows> {
  const { rows: found } = await options.store.allDocs(historyDatabase, {
    keys: rows.map(({ row, entry }) => historyId(entry, editOfRow(undoer.importId, row))),
    includeDocs: true,
  })
  const edits = found.flatMap((each) =>
    'doc' in each && each.doc ? editFor(undoer, recordIn(each.doc)) : [],
  )
  const left: LeftRow[] = []
  let restored = 0
  const outcomes = await editEntries(options, edits)
  outcomes.forEach((outcome, index) => {
    const edit = edits[index]
    if (!edit || (outcome.kind === 'failed' && outcome.reason === 'no-entry')) return
    const fields = outcome.kind === 'failed' ? [] : outcome.left
    if (outcome.kind === 'failed' || fields.length > 0) {
      left.push({ row: edit.record.row ?? 0, entry: edit.entry, fields })
    }
    if (outcome.kind === 'applied') restored += 1
  })
  return { restored, left }
}

function editFor(
  { importId, by, at }: Undoer,
  { entry, purpose, changes, row = 0 }: HistoryRecord,
): readonly EntryEdit[] {
  if (!isDocumentId(entry)) return []
  const common = {
    name: editOfUndo(importId, row),
    // A record whose edit never came about undoes nothing: a kill, or a refusal, came between.
    after: editOfRow(importId, row),
    entry,
    record: { by, at, decidedBy: by, import: importId, row, undo: true as const },
  }
  return [
    purpose === 'new'
      ? {
          ...common,
          purpose: 'retire',
          changed: 'stop',
          changes: (stored) => (isAsMade(stored, changes) ? [retired] : null),
        }
      : { ...common, purpose: 'change', changed: 'leave', changes: reversed(changes) },
  ]
}

const retired: FieldChange = { field: 'retired', before: null, after: true }

/** Whether the whole entry is as the import left it. */
function isAsMade(stored: EntryValues, made: readonly FieldChange[]): boolean {
  const given = new Map(made.map(({ field, after }) => [field, after]))
  const fields = new Set([...Object.keys(stored), ...given.keys()])
  return [...fields].every((field) => sameValue(field, own(stored, field), given.get(field)))
}
