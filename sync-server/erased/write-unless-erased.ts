/**
 * Nothing erased comes back by being pushed. Asked before the write, and once more after it: what was listed
 * in between may have been purged before the write was there.
 */
import { isJsonObject } from '../../src/domain/json.ts'
import type { Erased } from './erased.ts'

/** A device drops the document: sending it again would change nothing. */
export interface ErasedRow {
  readonly id: string
  readonly error: 'forbidden'
  readonly reason: string
  readonly code: 'erased'
}

/** @param write answers for each document, in their order. @returns one row per document, in their order. */
export async function writeUnlessErased<Row>(
  erased: Erased | undefined,
  database: string,
  documents: readonly unknown[],
  write: (documents: readonly unknown[]) => Promise<readonly Row[]>,
): Promise<readonly (Row | ErasedRow)[]> {
  if (!erased) return write(documents)
  const before = await erased.among(documents.map(idOf))
  const kept = documents.filter((document) => !before.has(idOf(document)))
  const rows = (await write(kept)).values()
  const after = await erased.among(kept.map(idOf))
  for (const id of after) await erased.purge(database, id)
  return documents.map((document) => {
    const id = idOf(document)
    if (before.has(id)) return refused(id)
    const { value } = rows.next()
    if (value === undefined) throw new Error('Each document has an answer.')
    return after.has(id) ? refused(id) : value
  })
}

function refused(id: string): ErasedRow {
  return { id, error: 'forbidden', reason: 'This document has been erased.', code: 'erased' }
}

function idOf(document: unknown): string {
  const id = isJsonObject(document) ? document['_id'] : undefined
  return typeof id === 'string' ? id : ''
}
