import { parseEntry } from '../../src/domain/directory/parse-entry.ts'
import { knownWords, type KnownWords } from '../../src/domain/proposals/entry-problems.ts'
import type { DocumentStore } from '../couch/document-store.ts'
import { entryOf } from './entries.ts'

/** The vocabularies as they are stored; read anew when the directory has changed. */
export function createStoredWords(store: DocumentStore): () => Promise<KnownWords> {
  let seq: string | undefined
  let known: KnownWords = new Map()
  return async () => {
    const now = (await store.info('directory'))?.update_seq
    if (now === undefined || now === seq) return known
    const { rows } = await store.allDocs('directory', {
      startKey: 'taxonomy:',
      endKey: 'taxonomy:\ufff0',
      includeDocs: true,
    })
    const terms = rows.flatMap((row) => {
      const entry = 'doc' in row && row.doc ? parseEntry(entryOf(row.doc)) : undefined
      return entry?.kind === 'taxonomy' ? [entry] : []
    })
    known = knownWords(terms)
    seq = now
    return known
  }
}
