/** Filters of `_changes`: CouchDB's own, and those of design documents. */
import type { Json, JsonObject } from '../../src/domain/json.ts'
import type { ChangeRow } from '../couch/document-store.ts'
import { BadRequest, json, record, text, texts } from '../couch/query-values.ts'
import type { Ask } from './ask.ts'
import { userContext, type InDatabase } from './context.ts'
import { booleansOf, emittedOf, functionOf } from './design-documents.ts'
import { parseSelector } from './selector.ts'

export interface Filter {
  readonly needsDocuments: boolean
  /** @returns for each row whether it passes. */
  keep(rows: readonly ChangeRow[]): Promise<readonly boolean[]>
}

/** @returns undefined where all pass. */
export async function parseFilter(
  at: InDatabase,
  ask: Ask,
  body: unknown,
): Promise<Filter | undefined> {
  const { query } = ask
  const { filter } = query
  switch (filter) {
    case undefined:
      return undefined
    case '_doc_ids': {
      const sent = body === undefined ? json(query, 'doc_ids') : record(body)['doc_ids']
      const ids = new Set(texts(sent, 'doc_ids'))
      return byRow(({ id }) => ids.has(id))
    }
    case '_design':
      return byRow(({ id }) => id.startsWith('_design/'))
    case '_selector': {
      const matches = parseSelector(record(body)['selector'] as Json | undefined)
      return {
        needsDocuments: true,
        keep: (rows) =>
          Promise.resolve(rows.map(({ doc }) => matches(doc as unknown as JsonObject))),
      }
    }
    case '_view': {
      const [design, view] = names(query['view'], 'view')
      const source = await functionOf(at, design, 'views', view, 'map')
      return byScript(async (documents) =>
        emittedOf(await at.sandbox.run({ kind: 'map', source, documents })).map(
          (rows) => rows.length > 0,
        ),
      )
    }
    default: {
      const [design, name] = names(filter, 'filter')
      const source = await functionOf(at, design, 'filters', name)
      const request = requestOf(at, ask)
      return byScript(async (documents) =>
        booleansOf(await at.sandbox.run({ kind: 'filter', source, documents, request })),
      )
    }
  }
}

function byRow(keep: (row: ChangeRow) => boolean): Filter {
  return { needsDocuments: false, keep: (rows) => Promise.resolve(rows.map(keep)) }
}

function byScript(judge: (documents: readonly unknown[]) => Promise<readonly boolean[]>): Filter {
  return { needsDocuments: true, keep: (rows) => judge(rows.map(({ doc }) => doc)) }
}

function names(value: unknown, what: string): readonly [string, string] {
  const [design, name, ...more] = text(value, what).split('/')
  if (!design || !name || more.length > 0) {
    throw new BadRequest(`\`${what}\` must be of the form \`designname/${what}name\``)
  }
  return [design, name]
}

/** CouchDB's `req`, as far as a filter can make use of it. */
function requestOf({ name }: InDatabase, { method, path, query, headers, user }: Ask) {
  return {
    method,
    path,
    query,
    headers: { accept: headers.accept ?? '*/*' },
    userCtx: userContext(name, user),
  }
}
