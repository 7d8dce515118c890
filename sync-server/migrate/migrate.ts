/** Every database of one store into another, and then the proof that they hold the same. */
import type { DocumentStore } from '../couch/document-store.ts'
import { compareDatabase, type Comparison } from './compare-database.ts'
import { copyDatabase } from './copy-database.ts'

export interface Migrated extends Omit<Comparison, 'different'> {
  readonly databases: number
  /** Leaves that this run brought; the others were there. */
  readonly copied: number
  /** `database id` of documents that are not the same on both sides. */
  readonly different: readonly string[]
}

/** Databases of one person each are many and small; more at once only wait for the same disk. */
const sideBySide = 4

/** @throws ForeignTarget, StoreError. What was copied stays; the next run goes on. */
export async function migrate(
  from: DocumentStore,
  to: DocumentStore,
  progress: (done: { readonly databases: number; readonly of: number }) => void,
): Promise<Migrated> {
  const names = await from.databases()
  const result = { databases: names.length, copied: 0, documents: 0, deleted: 0, leaves: 0 }
  const different: string[] = []
  let databases = 0
  const queue = names.values()
  const work = async () => {
    for (const name of queue) {
      const { leaves: copied } = await copyDatabase(from, to, name)
      const compared = await compareDatabase(from, to, name)
      result.copied += copied
      result.documents += compared.documents
      result.deleted += compared.deleted
      result.leaves += compared.leaves
      different.push(...compared.different.map((id) => `${name} ${id}`))
      databases += 1
      progress({ databases, of: names.length })
    }
  }
  // All of them to their end, so that nothing is written any more when it has failed.
  const ends = await Promise.allSettled(Array.from({ length: sideBySide }, work))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return { ...result, different }
}
