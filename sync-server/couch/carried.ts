/**
 * Who carried whose work here: one record for each document that was stored with another's work in it
 * (ADR 10). Ids only, no content. In a database that is never routed; read by `npm run carried`.
 *
 *   noted (rev null) ──stored──▶ rev filled in
 *                    ──not stored──▶ taken away
 *
 * Noted before the document is written: a server that dies in between leaves a record too many, never one
 * too few.
 */
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import {
  StoreError,
  type DocumentStore,
  type StoredBody,
  type WriteResult,
} from './document-store.ts'

export const carriedDatabase = 'carried'

export interface CarriedWork {
  readonly database: SyncedDatabase
  readonly document: string
  /** User ids in whose names something new stands there, or whose devices it counts. */
  readonly authors: readonly string[]
  readonly devices: readonly string[]
  /** User id. */
  readonly carrier: string
}

export interface CarriedRecord extends CarriedWork {
  /** Null: the server died before it could say whether the document was stored. */
  readonly rev: string | null
  /** ISO time by the server's clock. */
  readonly at: string
}

export interface CarriedRecords {
  /** On the disk when it resolves. @returns what to tell the outcomes to, in the order of `works`. */
  note(
    works: readonly CarriedWork[],
  ): Promise<(outcomes: readonly (WriteResult | undefined)[]) => Promise<void>>
  /** Oldest first. */
  all(): AsyncIterable<CarriedRecord>
}

const batchSize = 200

export function createCarriedRecords(
  store: DocumentStore,
  { clock, ulid }: { readonly clock: () => number; readonly ulid: () => string },
): CarriedRecords {
  const write = async (bodies: readonly StoredBody[]) => {
    const results = await store.bulkDocs(carriedDatabase, bodies, { newEdits: true })
    return results.map((result) => {
      if ('ok' in result) return result.rev
      if (result.error === 'service_unavailable') {
        throw new StoreError('unavailable', result.reason)
      }
      throw new Error(`The store refused a record: ${result.error}.`)
    })
  }

  return {
    async note(works) {
      if (works.length === 0) return () => Promise.resolve()
      await store.ensureDatabase(carriedDatabase)
      const at = new Date(clock()).toISOString()
      const bodies = works.map((work) => ({ _id: `carried:${ulid()}`, ...work, rev: null, at }))
      const revs = await write(bodies)
      return async (outcomes) => {
        await write(
          bodies.map((body, index) => {
            const outcome = outcomes[index]
            const noted = { _id: body._id, _rev: revs[index] ?? '' }
            return outcome && 'ok' in outcome
              ? { ...body, ...noted, rev: outcome.rev }
              : { ...noted, _deleted: true }
          }),
        )
      }
    },

    async *all() {
      await store.ensureDatabase(carriedDatabase)
      let startKey = 'carried:'
      for (;;) {
        const { rows } = await store.allDocs(carriedDatabase, {
          startKey,
          endKey: 'carried:\ufff0',
          limit: batchSize + 1,
          includeDocs: true,
        })
        for (const row of rows.slice(0, batchSize)) {
          if ('doc' in row && row.doc) yield recordIn(row.doc)
        }
        const next = rows[batchSize]
        if (!next) return
        startKey = next.key
      }
    },
  }
}

/** Written above, and by nobody else. */
function recordIn({ _id, _rev, ...record }: StoredBody): CarriedRecord {
  return record as unknown as CarriedRecord
}
