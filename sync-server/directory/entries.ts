/**
 * The `directory` database as pack lines, kept up to date from its changes feed, so that an edit of one
 * entry reads one document.
 */
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { entryFromDocument } from '../../src/domain/directory/entry-document.ts'
import { isListed } from '../../src/domain/directory/is-listed.ts'
import { isMutable, parseDocument } from '../../src/domain/documents/document.ts'
import { upgrade } from '../../src/domain/documents/upgrade.ts'
import { canonicalJson, type Json } from '../../src/domain/json.ts'
import type { DocumentStore, StoredBody } from '../couch/document-store.ts'
import type { Line } from './chunks.ts'
import { regionOf } from '../../src/domain/directory/region.ts'

export interface DirectoryEntries {
  /** Takes in what changed since the last call. @returns how many documents could not be read as entries. */
  refresh(): Promise<number>
  lines(): Iterable<Line>
  /** The sequence up to which they have been read. */
  since(): string
}

const page = 500

export function createDirectoryEntries(store: DocumentStore): DirectoryEntries {
  const lines = new Map<string, Line>()
  let since = '0'

  return {
    async refresh() {
      let unreadable = 0
      for (;;) {
        const changes = await store.changes('directory', {
          since,
          limit: page,
          style: 'main_only',
          includeDocs: true,
        })
        for (const { id, deleted, doc } of changes.results) {
          lines.delete(id)
          if (deleted || doc === undefined) continue
          const entry = entryOf(doc)
          if (!entry) unreadable += 1
          else if (isListed(entry)) lines.set(id, lineOfEntry(entry))
        }
        since = changes.last_seq
        if (changes.results.length === 0) return unreadable
      }
    },
    lines: () => lines.values(),
    since: () => since,
  }
}

function lineOfEntry(entry: DirectoryEntry): Line {
  return { id: entry.id, region: regionOf(entry), text: canonicalJson(entry as unknown as Json) }
}

/** One document that is no entry stops that entry, not the directory. */
export function entryOf(body: StoredBody): DirectoryEntry | undefined {
  try {
    const document = parseDocument(body)
    return isMutable(document) ? entryFromDocument(upgrade(document)) : undefined
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
