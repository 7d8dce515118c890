/**
 * What holds something of a document that is to be erased, and isn’t erased with it: proposals about an entry;
 * replies, additions, referrals and lines of history about a need; the question that the need was, with what was
 * delivered to its asker.
 */
import { DatabaseSync } from 'node:sqlite'
import { isDocumentId } from '../../src/domain/identifiers.ts'
import { needOfQuestion, questionOfNeed } from '../../src/domain/questions/question.ts'
import type { DocumentStore } from '../couch/document-store.ts'

const types = [
  ...['proposal', 'log-entry', 'reply', 'received', 'addition', 'comment', 'photo'],
  ...['referral', 'introduction', 'hand-over', 'follow-up'],
]

/** In the embedded store, while the server runs or not. In the order of their ids. */
export function documentsAbout(file: string, ids: readonly string[]): readonly string[] {
  const sqlite = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    const named = sqlite.prepare(`
      SELECT DISTINCT id FROM documents JOIN bodies ON bodies.document = documents.number
      WHERE id BETWEEN ? || ':' AND ? || ':~' AND instr(body, ?) > 0`)
    const same = sqlite.prepare('SELECT DISTINCT id FROM documents WHERE id = ?')
    const found = withTwins(ids).flatMap((id) => [
      ...same.all(id),
      ...types.flatMap((type) => named.all(type, type, JSON.stringify(id))),
    ])
    return others(
      found.map(({ id }) => String(id)),
      ids,
    )
  } finally {
    sqlite.close()
  }
}

/** In any store: looks through all documents of those types. */
export async function documentsAboutIn(
  store: DocumentStore,
  ids: readonly string[],
): Promise<readonly string[]> {
  const wanted = withTwins(ids)
  const texts = wanted.map((id) => JSON.stringify(id))
  const found: string[] = []
  const holds = (name: string) => name === 'casework' || name.startsWith('own-')
  for (const name of (await store.databases()).filter(holds)) {
    const { rows } = await store.allDocs(name, { keys: wanted, includeDocs: false })
    found.push(...rows.flatMap((row) => ('id' in row && !row.value.deleted ? [row.id] : [])))
    for (const type of types) {
      const range = { startKey: `${type}:`, endKey: `${type}:~`, includeDocs: true }
      for (const row of (await store.allDocs(name, range)).rows) {
        const body = 'doc' in row && row.doc ? JSON.stringify(row.doc) : ''
        if ('id' in row && texts.some((text) => body.includes(text))) found.push(row.id)
      }
    }
  }
  return others(found, ids)
}

/** A question and the need that it became. */
function withTwins(ids: readonly string[]): string[] {
  const twins = ids.filter(isDocumentId).flatMap((id) => {
    if (id.startsWith('question:')) return [needOfQuestion(id)]
    return id.startsWith('need:') ? [questionOfNeed(id)] : []
  })
  return [...new Set([...ids, ...twins])]
}

function others(found: readonly string[], ids: readonly string[]): readonly string[] {
  return [...new Set(found)].filter((id) => !ids.includes(id)).sort()
}
