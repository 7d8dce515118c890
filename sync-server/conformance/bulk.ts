/** `_bulk_docs`, `_bulk_get`, `_revs_diff`, `_missing_revs`, `_purge`. */
import type { Leaf } from '../couch/document-store.ts'
import { BadRequest, flag, list, record, revision, text, texts } from '../couch/query-values.ts'
import { json, type Answer } from './answers.ts'
import type { Ask } from './ask.ts'
import type { InDatabase } from './context.ts'
import { leafQuery } from './reading.ts'
import { namedDocument, write } from './writing.ts'

export async function bulkDocs(at: InDatabase, ask: Ask): Promise<Answer> {
  const asked = record(await ask.json())
  if (asked['docs'] === undefined) throw new BadRequest('POST body must include `docs` parameter.')
  const documents = list(asked['docs'], '`docs` parameter').map(namedDocument)
  const newEdits = asked['new_edits'] == null || flag(asked, 'new_edits')
  return json(await write(at, { documents, newEdits, user: ask.user }), 201)
}

/** A row for each that is asked, in the order of the question. */
export async function bulkGet({ store, name }: InDatabase, ask: Ask): Promise<Answer> {
  const docs = list(record(await ask.json())['docs'], 'docs')
  const query = leafQuery(ask.query)
  const results: object[] = []
  for (const each of docs) {
    const { id: asked, rev } = record(each)
    const id = text(asked, 'id')
    const wanted = rev === undefined ? undefined : revision(rev)
    const revs = wanted === undefined ? {} : { revs: [wanted] }
    const leaves = await store.leaves(name, id, { ...query, ...revs })
    const found: readonly Leaf[] = leaves.length > 0 ? leaves : [{ missing: wanted ?? 'undefined' }]
    results.push({ id, docs: found.map((leaf) => bulkGetDoc(id, leaf)) })
  }
  return json({ results })
}

function bulkGetDoc(id: string, leaf: Leaf): object {
  return 'ok' in leaf
    ? { ok: leaf.ok }
    : { error: { id, rev: leaf.missing, error: 'not_found', reason: 'missing' } }
}

export async function revsDiff({ store, name }: InDatabase, ask: Ask): Promise<Answer> {
  return json(await store.revsDiff(name, revisionsById(await ask.json())))
}

export async function missingRevs({ store, name }: InDatabase, ask: Ask): Promise<Answer> {
  const diff = await store.revsDiff(name, revisionsById(await ask.json()))
  const missing = Object.entries(diff).map(([id, row]) => [id, row.missing] as const)
  return json({ missing_revs: Object.fromEntries(missing) })
}

export async function purge({ store, name }: InDatabase, ask: Ask): Promise<Answer> {
  const purged = await store.purge(name, revisionsById(await ask.json()))
  return json({ purge_seq: null, purged }, 201)
}

function revisionsById(body: unknown): Record<string, readonly string[]> {
  const asked = Object.entries(record(body)).map(
    ([id, revs]) => [id, texts(revs, 'revisions')] as const,
  )
  return Object.fromEntries(asked)
}
