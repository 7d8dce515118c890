/** Functions that design documents bring. */
import { isJsonObject, own, type Json, type JsonObject } from '../../src/domain/json.ts'
import { CouchError, missing } from './answers.ts'
import type { InDatabase } from './context.ts'
import type { Emitted, Outcome } from './javascript/tasks.ts'

/** @throws CouchError 404 where there is no such document or function. */
export async function functionOf(
  { store, name }: InDatabase,
  design: string,
  ...path: readonly string[]
): Promise<string> {
  const query = { history: false, attachments: false }
  const [leaf] = await store.leaves(name, `_design/${design}`, query)
  if (!leaf || !('ok' in leaf)) throw missing()
  if (leaf.ok['_deleted']) throw missing('deleted')
  let found: Json | undefined = leaf.ok as unknown as JsonObject
  for (const member of path) {
    found = isJsonObject(found) ? own(found, member) : undefined
    if (found === undefined) throw missing(`missing json key: ${member}`)
  }
  if (typeof found !== 'string') throw missing(`missing function: ${path.join('/')}`)
  return found
}

/** The sources of all `validate_doc_update`. */
export async function validators({ store, name }: InDatabase): Promise<readonly string[]> {
  const range = { startKey: '_design/', endKey: '_design0', includeDocs: true }
  const { rows } = await store.allDocs(name, range)
  return rows.flatMap((row) => {
    const source = 'doc' in row ? row.doc?.['validate_doc_update'] : undefined
    return typeof source === 'string' ? [source] : []
  })
}

/** @throws CouchError 500 for a function that can't be run. */
export function booleansOf(outcome: Outcome): readonly boolean[] {
  if (outcome.kind === 'booleans') return outcome.values
  throw brokenFunction(outcome)
}

/** @throws CouchError 500 for a function that can't be run. */
export function emittedOf(outcome: Outcome): readonly (readonly Emitted[])[] {
  if (outcome.kind === 'emitted') return outcome.values
  throw brokenFunction(outcome)
}

export function brokenFunction(outcome: Outcome): CouchError {
  const error = outcome.kind === 'broken' ? outcome.error : 'runtime_error'
  return new CouchError(500, error, 'The function can’t be compiled, or throws.')
}
