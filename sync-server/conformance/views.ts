/**
 * `_design/name/_view/name`, computed anew for each question: nothing is stored, so that there is no index
 * that could be behind.
 */
import { isJsonObject, own, type Json } from '../../src/domain/json.ts'
import { count, flag, json as parsed, list, record, type Asked } from '../couch/query-values.ts'
import { CouchError, json, type Answer } from './answers.ts'
import type { Ask } from './ask.ts'
import { collate } from './collation.ts'
import type { InDatabase } from './context.ts'
import { brokenFunction, emittedOf, functionOf } from './design-documents.ts'
import { winner } from './reading.ts'

interface Row {
  readonly id: string
  readonly key: Json
  readonly value: Json
}

/** Documents that a map function gets at once: its time is limited. */
const batch = 500

export async function view(
  at: InDatabase,
  design: string,
  name: string,
  ask: Ask,
): Promise<Answer> {
  const posted = ask.method === 'POST' ? record((await ask.json()) ?? {}) : {}
  const asked: Asked = { ...ask.query, ...posted }
  const given = (parameter: string) =>
    (parameter in posted ? posted[parameter] : parsed(ask.query, parameter)) as Json | undefined
  const all = await emitted(at, await functionOf(at, design, 'views', name, 'map'))
  const chosen = inRange(all, asked, given)
  const reduce = await reduceOf(at, design, name)
  if (reduce !== undefined && (asked['reduce'] === undefined || flag(asked, 'reduce'))) {
    return json({ rows: paged(await reduced(at, reduce, chosen, asked), asked) })
  }
  const page = paged(chosen, asked)
  const rows = flag(asked, 'include_docs') ? await Promise.all(page.map(withDocument)) : page
  const offset = page[0] ? all.indexOf(page[0]) : all.length
  return json({ total_rows: all.length, offset, rows })

  async function withDocument(row: Row) {
    const { value } = row
    // A value may name another document to be shown in place of its own.
    const linked = isJsonObject(value) ? own(value, '_id') : undefined
    const id = typeof linked === 'string' ? linked : row.id
    return { ...row, doc: (await winner(at, id, asked)) ?? null }
  }
}

/** By key, then by id. */
async function emitted(at: InDatabase, source: string): Promise<Row[]> {
  const { rows } = await at.store.allDocs(at.name, { includeDocs: false })
  const shown = rows.filter(({ key }) => !key.startsWith('_design/'))
  // A map function may look at a document's conflicts.
  const asked = { conflicts: 'true' }
  const documents = await Promise.all(shown.map(({ key }) => winner(at, key, asked)))
  const found = documents.filter((document) => document !== undefined)
  const all: Row[] = []
  for (let start = 0; start < found.length; start += batch) {
    const documents = found.slice(start, start + batch)
    const values = emittedOf(await at.sandbox.run({ kind: 'map', source, documents }))
    for (const [index, { _id: id }] of documents.entries()) {
      for (const [key, value] of values[index] ?? []) all.push({ id, key, value })
    }
  }
  return all.sort((a, b) => collate(a.key, b.key) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

function inRange(
  all: readonly Row[],
  asked: Asked,
  given: (parameter: string) => Json | undefined,
): readonly Row[] {
  const descending = flag(asked, 'descending')
  const rows = descending ? all.toReversed() : all
  const keys = given('keys')
  if (keys !== undefined) {
    return list(keys, '`keys`').flatMap((key) =>
      rows.filter((row) => collate(row.key, key as Json) === 0),
    )
  }
  const key = given('key')
  const start = key ?? given('startkey') ?? given('start_key')
  const end = key ?? given('endkey') ?? given('end_key')
  const inclusive = asked['inclusive_end'] === undefined || flag(asked, 'inclusive_end')
  const order = (a: Json, b: Json) => (descending ? collate(b, a) : collate(a, b))
  return rows.filter(
    (row) =>
      (start === undefined || order(row.key, start) >= 0) &&
      (end === undefined || order(row.key, end) < (inclusive ? 1 : 0)),
  )
}

function paged<Item>(rows: readonly Item[], asked: Asked): readonly Item[] {
  const skip = count(asked, 'skip') ?? 0
  return rows.slice(skip, skip + (count(asked, 'limit') ?? rows.length))
}

async function reduceOf(at: InDatabase, design: string, name: string) {
  try {
    return await functionOf(at, design, 'views', name, 'reduce')
  } catch (error) {
    if (error instanceof CouchError && error.status === 404) return undefined
    throw error
  }
}

/** One row, or one for each key or beginning of a key. */
async function reduced(
  { sandbox }: InDatabase,
  source: string,
  rows: readonly Row[],
  asked: Asked,
): Promise<readonly { readonly key: Json; readonly value: Json }[]> {
  const level = flag(asked, 'group') ? Number.POSITIVE_INFINITY : (count(asked, 'group_level') ?? 0)
  const groupOf = ({ key }: Row): Json =>
    level === 0 ? null : Array.isArray(key) ? (key.slice(0, level) as Json) : key
  const groups: { key: Json; rows: Row[] }[] = []
  for (const row of rows) {
    const key = groupOf(row)
    const last = groups.at(-1)
    if (last && collate(last.key, key) === 0) last.rows.push(row)
    else groups.push({ key, rows: [row] })
  }
  const values = groups.map((group) => group.rows.map(({ value }) => value))
  const builtIn = own(builtIns, source)
  if (builtIn) return groups.map(({ key }, index) => ({ key, value: builtIn(values[index] ?? []) }))
  const outcome = await sandbox.run({
    kind: 'reduce',
    source,
    groups: groups.map((group, index) => ({
      keys: group.rows.map(({ key, id }) => [key, id]),
      values: values[index],
    })),
  })
  if (outcome.kind !== 'reduced') throw brokenFunction(outcome)
  return groups.map(({ key }, index) => ({ key, value: outcome.values[index] ?? null }))
}

const total = (values: readonly Json[]) =>
  values.reduce<number>((sum, each) => sum + Number(each), 0)

const builtIns: Readonly<Record<string, (values: readonly Json[]) => Json>> = {
  _sum: total,
  _count: (values) => values.length,
  _stats: (values) => {
    const numbers = values.map(Number)
    return {
      sum: total(values),
      count: numbers.length,
      min: Math.min(...numbers),
      max: Math.max(...numbers),
      sumsqr: numbers.reduce((sum, each) => sum + each * each, 0),
    }
  },
}
