/** `_all_docs`, with all that a view takes: ranges either way, keys, pages. */
import type { AllDocsRow } from '../couch/document-store.ts'
import {
  count,
  flag,
  json as parsed,
  text,
  texts,
  record,
  type Asked,
} from '../couch/query-values.ts'
import { CouchError, json, type Answer } from './answers.ts'
import type { Ask } from './ask.ts'
import type { InDatabase } from './context.ts'
import { winner } from './reading.ts'

export async function allDocs(at: InDatabase, ask: Ask): Promise<Answer> {
  const posted = ask.method === 'POST' ? record((await ask.json()) ?? {}) : {}
  const asked: Asked = { ...ask.query, ...posted }
  const { rows: all, total_rows } = await at.store.allDocs(at.name, { includeDocs: false })
  const given = (name: string) => (name in posted ? posted[name] : parsed(ask.query, name))
  const keys = given('keys')
  if (keys !== undefined && bounds.some((name) => given(name) !== undefined)) {
    throw new CouchError(400, 'query_parse_error', '`keys` is incompatible with a key or a range')
  }
  const chosen =
    keys === undefined ? inRange(all, asked, given) : await byKeys(at, texts(keys, '`keys`'))
  const ordered = flag(asked, 'descending') && keys !== undefined ? chosen.toReversed() : chosen
  const skip = count(asked, 'skip') ?? 0
  const page = ordered.slice(skip, skip + (count(asked, 'limit') ?? ordered.length))
  const rows = flag(asked, 'include_docs') ? await Promise.all(page.map(withDocument)) : page
  const offset = keys === undefined ? offsetOf(all, page, flag(asked, 'descending')) : null
  const { update_seq } = (flag(asked, 'update_seq') && (await at.store.info(at.name))) || {}
  return json({ total_rows, offset, rows, ...(update_seq !== undefined && { update_seq }) })

  async function withDocument(row: AllDocsRow): Promise<object> {
    if ('error' in row) return row
    return { ...row, doc: row.value.deleted ? null : await winner(at, row.id, asked) }
  }
}

const bounds = ['key', 'startkey', 'start_key', 'endkey', 'end_key']

async function byKeys({ store, name }: InDatabase, keys: readonly string[]) {
  return (await store.allDocs(name, { keys, includeDocs: false })).rows
}

/** In the order asked for. Ids are compared as bytes, as in CouchDB. */
function inRange(
  all: readonly AllDocsRow[],
  asked: Asked,
  given: (name: string) => unknown,
): readonly AllDocsRow[] {
  const bound = (...names: readonly string[]) => {
    const value = names.map(given).find((each) => each !== undefined)
    return value === undefined ? undefined : Buffer.from(text(value, names[0] ?? ''))
  }
  const key = bound('key')
  const descending = flag(asked, 'descending')
  const rows = descending ? all.toReversed() : all
  const start = key ?? bound('startkey', 'start_key')
  const end = key ?? bound('endkey', 'end_key')
  const inclusive = asked['inclusive_end'] === undefined || flag(asked, 'inclusive_end')
  const order = (id: Buffer, other: Buffer) =>
    descending ? Buffer.compare(other, id) : Buffer.compare(id, other)
  return rows.filter((row) => {
    const id = Buffer.from(row.key)
    if (start && order(id, start) < 0) return false
    return !end || order(id, end) < (inclusive ? 1 : 0)
  })
}

function offsetOf(
  all: readonly AllDocsRow[],
  page: readonly AllDocsRow[],
  descending: boolean,
): number {
  const [first] = page
  if (!first) return descending ? 0 : all.length
  const place = all.indexOf(first)
  return descending ? all.length - 1 - place : place
}
