/**
 * A writer of the server's own beside the gateways: creates documents whose ids derive from their source, so
 * that doing it twice changes nothing; and closes conflict leaves (`courier/close-leaves.ts`, the real one). It can die between any two of its steps.
 */
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import type { MutableDocument } from '../../src/domain/documents/document.ts'
import { parseDocumentId, type DocumentId } from '../../src/domain/identifiers.ts'
import type { DocumentStore, StoredBody } from '../../sync-server/couch/document-store.ts'
import { closeLeaves } from '../../sync-server/courier/close-leaves.ts'
import { standing, type Edit } from './oracle.ts'
import type { Scheduler } from './scheduler.ts'
import { turningStore } from './turning.ts'

export interface Courier {
  /** A need for each source; again and again the same. */
  create(source: number): void
  closeLeaves(ids: readonly string[]): void
  /** What it has made, and knows to be stored. */
  readonly edits: readonly Edit[]
}

const courierDevice = 'courier'
const courierAuthor = '01MDC0000000000000000000CR'
const courierTime = '2026-11-22T00:00:00.000Z'

/** Sources there are; each makes one need. */
export const needIds = [0, 1].map((source) =>
  parseDocumentId(`need:01MDL0000000000000000000C${source}`),
)

function needOf(source: number, id: DocumentId): MutableDocument {
  const edits = [
    { kind: 'set', field: 'text', value: `question ${source}` },
    { kind: 'set', field: 'state', value: 'new' },
  ] as const
  const written = { dot: [courierDevice, source + 1], at: courierTime, by: courierAuthor } as const
  return edited(newDocument(id), edits, written)
}

export function createCourier(store: DocumentStore, scheduler: Scheduler): Courier {
  const edits: Edit[] = []
  const own = turningStore(scheduler, store)
  return {
    edits,
    create(source) {
      scheduler.spawn('courier', `question ${source}`, async () => {
        const id = needIds[source % needIds.length] ?? needIds[0]
        if (!id) return
        const need = needOf(source % needIds.length, id)
        const [result] = await own.bulkDocs('casework', [need as unknown as StoredBody], {
          newEdits: true,
        })
        if (!result || 'error' in result) return
        for (const [place, at] of standing(need)) {
          const common = { at, space: 'casework', id, place, kind: 'stands', replaces: [] } as const
          edits.push({ ...common, acknowledged: true })
        }
      })
    },
    closeLeaves(ids) {
      scheduler.spawn('courier', 'leaves', async () => {
        for (const id of ids) await closeLeaves(own, 'casework', id)
      })
    },
  }
}
