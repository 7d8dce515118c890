/**
 * What a replicator asks, from query and body, in CouchDB's spelling. Parameters that ask for more of an
 * answer are ignored where this server has no more; those that would make it another answer are refused.
 */
import { parseDeviceMark, type DeviceMark } from './device-mark.ts'
import type { AllDocsQuery, ChangesQuery, LeafQuery } from './document-store.ts'
import { mostBytes, mostBytesChanged, mostRows, mostWrites } from './limits.ts'
import {
  atMost,
  BadRequest,
  count,
  flag,
  json,
  list,
  pageSize,
  record,
  revision,
  text,
  texts,
  type Asked,
} from './query-values.ts'

export interface ChangesRequest {
  readonly query: ChangesQuery
  readonly feed: 'normal' | 'longpoll'
  /** Milliseconds that a long poll waits at most. */
  readonly timeout: number
  /** Milliseconds between its signs of life. */
  readonly heartbeat: number | undefined
}

/** CouchDB's default, and its longest. */
const longestWait = 60_000
const shortestHeartbeat = 1_000

export function parseChanges(query: unknown, body: unknown): ChangesRequest {
  const asked = record(query)
  const { feed = 'normal', style = 'main_only', since = '0' } = asked
  if (feed !== 'normal' && feed !== 'longpoll') throw new BadRequest('Feeds: normal, longpoll.')
  if (style !== 'main_only' && style !== 'all_docs') {
    throw new BadRequest('Styles: main_only, all_docs.')
  }
  const docIds = parseDocIds(asked, body)
  const heartbeat = asked['heartbeat'] === 'true' ? longestWait : count(asked, 'heartbeat')
  return {
    feed,
    timeout: Math.min(count(asked, 'timeout') ?? longestWait, longestWait),
    heartbeat: heartbeat === undefined ? undefined : clamped(heartbeat),
    query: {
      since: text(since, 'since'),
      style,
      includeDocs: flag(asked, 'include_docs'),
      descending: flag(asked, 'descending'),
      limit: pageSize(asked, mostRows),
      mostBytes: mostBytesChanged,
      ...(docIds && { docIds }),
    },
  }
}

/** A number that no timer can hold would make one of a millisecond. */
function clamped(heartbeat: number): number {
  return Math.min(Math.max(heartbeat, shortestHeartbeat), longestWait)
}

function parseDocIds(asked: Asked, body: unknown): readonly string[] | undefined {
  const { filter } = asked
  if (filter === undefined) return undefined
  if (filter !== '_doc_ids') throw new BadRequest('Filters: _doc_ids.')
  const ids = body == null ? json(asked, 'doc_ids') : record(body)['doc_ids']
  return atMost(mostRows, texts(ids, 'doc_ids'))
}

export interface BulkDocsRequest {
  readonly documents: readonly unknown[]
  readonly newEdits: boolean
  /** Ours beyond CouchDB's; other replicators, and clients one version older, send none. */
  readonly mark: DeviceMark | undefined
}

export function parseBulkDocs(body: unknown): BulkDocsRequest {
  const asked = record(body)
  const newEdits = asked['new_edits'] === undefined || flag(asked, 'new_edits')
  const mark = asked['mark'] === undefined ? undefined : parseDeviceMark(asked['mark'])
  return { documents: atMost(mostWrites, list(asked['docs'], 'docs')), newEdits, mark }
}

export function parseRevsDiff(body: unknown): Record<string, readonly string[]> {
  const asked = atMost(mostRows, Object.entries(record(body))).map(
    ([id, revs]) => [id, new Set(list(revs, 'revisions').map(revision))] as const,
  )
  atMost(
    mostRows,
    asked.flatMap(([, revs]) => [...revs]),
  )
  return Object.fromEntries(asked.map(([id, revs]) => [id, [...revs]]))
}

export interface BulkGetRequest {
  /** Each id once with all its revisions; once more, where the winner is asked for without naming it. */
  readonly wanted: readonly (readonly [id: string, revs: 'winner' | readonly string[]])[]
  readonly query: LeafQuery
}

export function parseBulkGet(query: unknown, body: unknown): BulkGetRequest {
  const docs = atMost(mostRows, list(record(body)['docs'], 'docs'))
  const revisions = new Map<string, Set<string>>()
  const winners = new Set<string>()
  for (const each of docs) {
    const { id: asked, rev } = record(each)
    const id = text(asked, 'id')
    if (rev === undefined) winners.add(id)
    else revisions.set(id, (revisions.get(id) ?? new Set()).add(revision(rev)))
  }
  return {
    wanted: [
      ...[...revisions].map(([id, revs]) => [id, [...revs]] as const),
      ...[...winners].map((id) => [id, 'winner'] as const),
    ],
    query: leafQuery(record(query)),
  }
}

/** `list`: the answer is a list of leaves (`open_revs`). `one`: it is a document. */
export interface GetRequest {
  readonly kind: 'list' | 'one'
  readonly query: LeafQuery
}

export function parseGet(query: unknown): GetRequest {
  const asked = record(query)
  const { open_revs: open, rev } = asked
  if (open === 'all') return { kind: 'list', query: { ...leafQuery(asked), revs: 'all' } }
  if (open !== undefined) {
    const revs = list(json(asked, 'open_revs'), 'open_revs').map(revision)
    return { kind: 'list', query: { ...leafQuery(asked), revs } }
  }
  if (rev === undefined) return { kind: 'one', query: leafQuery(asked) }
  return { kind: 'one', query: { ...leafQuery(asked), revs: [revision(rev)] } }
}

function leafQuery(asked: Asked): LeafQuery {
  return {
    history: flag(asked, 'revs'),
    attachments: flag(asked, 'attachments'),
    conflicts: flag(asked, 'conflicts'),
    latest: flag(asked, 'latest'),
  }
}

export function parseRev(query: unknown): string | undefined {
  const { rev } = record(query)
  return rev === undefined ? undefined : revision(rev)
}

export function parseAllDocs(query: unknown, body: unknown): AllDocsQuery {
  const asked = record(query)
  const posted = body == null ? {} : record(body)
  const unknown = ['skip', 'descending', 'inclusive_end', 'key']
  if (unknown.some((name) => name in asked || name in posted)) {
    throw new BadRequest(`Not known here: ${unknown.join(', ')}.`)
  }
  const given = (name: string) => posted[name] ?? json(asked, name)
  const keys = given('keys')
  const startKey = given('startkey') ?? given('start_key')
  const endKey = given('endkey') ?? given('end_key')
  return {
    includeDocs: flag({ ...asked, ...posted }, 'include_docs'),
    limit: pageSize({ ...asked, ...posted }, mostRows),
    mostBytes,
    ...(keys !== undefined && { keys: atMost(mostRows, [...new Set(texts(keys, 'keys'))]) }),
    ...(startKey !== undefined && { startKey: text(startKey, 'startkey') }),
    ...(endKey !== undefined && { endKey: text(endKey, 'endkey') }),
  }
}
