import { isDocumentId } from '../../src/domain/identifiers.ts'
import type { DocumentStore, Leaf } from './document-store.ts'
import { mostBytes } from './limits.ts'
import { TooLarge } from './query-values.ts'
import type { BulkGetRequest } from './requests.ts'

/** Documents read together: a store across the network answers them in one request. */
const atOnce = 50

/**
 * The answer as JSON: a row for each leaf that was asked for, and each leaf once, or one request could ask
 * for gigabytes.
 *
 * @throws TooLarge, never leaving out a leaf: to a replicator a leaf that is not in the answer is gone.
 */
export async function bulkGet(
  store: DocumentStore,
  name: string,
  { wanted, query }: BulkGetRequest,
): Promise<string> {
  const rows: string[] = []
  let bytes = 0
  for (let at = 0; at < wanted.length; at += atOnce) {
    const some = wanted.slice(at, at + atOnce)
    const read = await Promise.all(
      some.map(([id, revs]) =>
        // To CouchDB such a name may be one of its own addresses (`_all_docs`, `_local_docs`).
        isDocumentId(id)
          ? store.leaves(name, id, revs === 'winner' ? query : { ...query, revs })
          : Promise.resolve([]),
      ),
    )
    for (const [index, [id, revs]] of some.entries()) {
      const leaves = read[index] ?? []
      for (const leaf of leaves.length > 0 ? leaves : unknown(revs)) {
        const row = JSON.stringify({ id, docs: [bulkGetDoc(id, leaf)] })
        bytes += Buffer.byteLength(row)
        if (rows.push(row) > 1 && bytes > mostBytes) {
          throw new TooLarge(`The answer would be more than ${mostBytes} bytes. Ask for fewer.`)
        }
      }
    }
  }
  return `{"results":[${rows.join(',')}]}`
}

function unknown(revs: 'winner' | readonly string[]): readonly Leaf[] {
  return (revs === 'winner' ? ['undefined'] : revs).map((missing) => ({ missing }))
}

/** CouchDB's form. */
function bulkGetDoc(id: string, leaf: Leaf): object {
  return 'ok' in leaf
    ? { ok: leaf.ok }
    : { error: { id, rev: leaf.missing, error: 'not_found', reason: 'missing' } }
}
