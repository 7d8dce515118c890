/**
 * What was done to each entry, by whom, with the value before: `directory-history`, which no device reads.
 *
 * A record is written before the edit that it tells of, and counts only when the entry contains that edit:
 * so a kill in between leaves neither an edit without its record nor a record of what never was.
 */
import type { ProposalPurpose } from '../../src/domain/proposals/proposal.ts'
import type { FieldChange } from '../../src/domain/proposals/changes.ts'
import type { MutableDocument } from '../../src/domain/documents/document.ts'
import { own } from '../../src/domain/json.ts'
import type { StoredBody } from '../couch/document-store.ts'
import type { Records } from '../accounts/records.ts'

export const historyDatabase = 'directory-history'

export interface HistoryRecord {
  readonly entry: string
  readonly purpose: ProposalPurpose
  /** `before` as it really was. */
  readonly changes: readonly FieldChange[]
  /** User id of whoever proposed; of an import, who ran it. */
  readonly by: string
  /** By the server’s clock. */
  readonly at: string
  /** User id; null where nobody had to decide. */
  readonly decidedBy: string | null
  /** Id of the proposal document. */
  readonly proposal?: string
  /** Id of the import, and its row. */
  readonly import?: string
  readonly row?: number
  /** It takes back what the import did. */
  readonly undo?: true
}

/** Names an edit for good, and is the id of the writer that made it: with the counter 1, and never again. */
export type EditName = string

export function editOfProposal(ulid: string): EditName {
  return `proposal.${ulid}`
}

export function editOfRow(importId: string, row: number): EditName {
  return `import.${importId}.${row}`
}

export function editOfUndo(importId: string, row: number): EditName {
  return `undo.${importId}.${row}`
}

export function isMade(document: MutableDocument, name: EditName): boolean {
  return own(document.seen, name) !== undefined
}

const prefix = 'applied:'

/** Begins with the entry’s id, so that an entry’s are found, and erased, together. */
export function historyId(entry: string, name: EditName): string {
  return `${prefix}${entry}/${name}`
}

/** The entry and the edit that a stored record is about; undefined for what is no record of an edit. */
export function subjectOfHistory(
  id: string,
): { readonly entry: string; readonly name: EditName } | undefined {
  const [entry, name, ...more] = id.startsWith(prefix) ? id.slice(prefix.length).split('/') : []
  return entry && name && more.length === 0 ? { entry, name } : undefined
}

/** Newest first; those that came to nothing are left out. */
export async function historyOf(
  records: Records,
  document: MutableDocument,
): Promise<readonly HistoryRecord[]> {
  const stored = await records.list(`${prefix}${document._id}/`, (body) => ({
    name: subjectOfHistory(body._id)?.name ?? '',
    record: recordIn(body),
  }))
  return stored
    .filter(({ name }) => isMade(document, name))
    .map(({ record }) => record)
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

/** Written here and by nobody else. */
export function recordIn({ _id, _rev, ...record }: StoredBody): HistoryRecord {
  return record as unknown as HistoryRecord
}
