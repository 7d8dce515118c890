/**
 * `_changes` in all its feeds:
 *
 *   normal                 one page
 *   longpoll               one page, once there is something on it
 *   continuous             a line for each change, without end
 *   eventsource            the same as server-sent events
 */
import type { ChangeRow } from '../couch/document-store.ts'
import { changesText, changeText } from '../couch/changes-text.ts'
import { BadRequest, count, flag, text } from '../couch/query-values.ts'
import { type Answer } from './answers.ts'
import type { Ask } from './ask.ts'
import { readPage, type ChangesAsked, type Page } from './changes-page.ts'
import type { InDatabase } from './context.ts'
import { parseFilter } from './filters.ts'
import { createWaiting, type Waiting } from './waiting.ts'

/** Milliseconds that a feed waits for the next change: CouchDB's defaults. */
const usualTimeout = 60_000
const usualHeartbeat = 60_000

export async function changes(at: InDatabase, ask: Ask): Promise<Answer> {
  const { query } = ask
  const body = ask.method === 'POST' ? await ask.json() : undefined
  const feed = query['feed'] ?? 'normal'
  const asked = await parseAsked(at, ask, body)
  switch (feed) {
    case 'normal':
      return pageOf(await readPage(at, asked))
    case 'longpoll': {
      const page = await readPage(at, asked)
      if (page.results.length > 0) return pageOf(page)
      // What `now` is has been found out: what comes from here on is an answer.
      const behind = { ...asked, since: page.last_seq }
      return { kind: 'stream', chunks: longpoll(at, behind, waitingFor(at, ask)) }
    }
    case 'continuous':
    case 'eventsource': {
      const line = feed === 'continuous' ? asLine : asEvent
      const type = feed === 'continuous' ? 'application/json' : 'text/event-stream'
      const chunks = endless(at, asked, waitingFor(at, ask), line)
      return { kind: 'stream', chunks, headers: { 'content-type': type } }
    }
    default:
      throw new BadRequest('Supported `feed` types: normal, continuous, longpoll, eventsource')
  }
}

function pageOf(page: Page): Answer {
  return {
    kind: 'bytes',
    data: new TextEncoder().encode(changesText(page)),
    headers: { 'content-type': 'application/json' },
  }
}

async function parseAsked(at: InDatabase, ask: Ask, body: unknown): Promise<ChangesAsked> {
  const { query } = ask
  const { style = 'main_only' } = query
  if (style !== 'main_only' && style !== 'all_docs') {
    throw new BadRequest('Styles: main_only, all_docs.')
  }
  const since = ask.headers['last-event-id'] ?? query['since'] ?? '0'
  const limit = count(query, 'limit')
  return {
    since: await sequence(at, text(since, 'since')),
    style,
    // CouchDB: 0 has the same effect as 1.
    limit: limit === undefined ? undefined : Math.max(limit, 1),
    descending: flag(query, 'descending'),
    includeDocs: flag(query, 'include_docs'),
    query,
    every: count(query, 'seq_interval') ?? 1,
    filter: await parseFilter(at, ask, body),
  }
}

/** A bare number, as old clients send it, is taken for one of this database. */
async function sequence({ store, name }: InDatabase, since: string): Promise<string> {
  if (!/^"?[1-9]\d*"?$/.test(since)) return since
  const info = await store.info(name)
  const [latest = '0', tag = ''] = info?.update_seq.split('-') ?? []
  return `${Math.min(Number(since.replaceAll('"', '')), Number(latest))}-${tag}`
}

function waitingFor({ store, name, stopping }: InDatabase, { query, gone }: Ask): Waiting {
  const heartbeat = query['heartbeat'] === 'true' ? usualHeartbeat : count(query, 'heartbeat')
  const timeout = heartbeat ? undefined : (count(query, 'timeout') ?? usualTimeout)
  return createWaiting(store, name, {
    heartbeat: heartbeat === 0 ? undefined : heartbeat,
    timeout,
    signal: AbortSignal.any([gone, stopping]),
  })
}

const opening = '{"results":[\n'

/** CouchDB's form begins before there is anything to tell. */
async function* longpoll(
  at: InDatabase,
  asked: ChangesAsked,
  waiting: Waiting,
): AsyncGenerator<string> {
  try {
    yield opening
    for (;;) {
      const woken = waiting.next()
      const page = await readPage(at, asked)
      if (page.results.length > 0 || waiting.isOver()) {
        yield changesText(page).slice(opening.length)
        return
      }
      if ((await woken) === 'heartbeat') yield '\n'
    }
  } finally {
    waiting.close()
  }
}

async function* endless(
  at: InDatabase,
  asked: ChangesAsked,
  waiting: Waiting,
  line: (row: ChangeRow | undefined) => string,
): AsyncGenerator<string> {
  let { since } = asked
  let left = asked.limit ?? Number.POSITIVE_INFINITY
  try {
    for (;;) {
      const woken = waiting.next()
      const limit = Number.isFinite(left) ? left : undefined
      const page = await readPage(at, { ...asked, since, limit })
      for (const row of page.results) yield line(row)
      since = page.last_seq
      left -= page.results.length
      if (left <= 0 || waiting.isOver()) break
      if ((await woken) === 'heartbeat') yield line(undefined)
    }
    if (line === asLine) yield `${JSON.stringify({ last_seq: since, pending: 0 })}\n`
  } finally {
    waiting.close()
  }
}

function asLine(row: ChangeRow | undefined): string {
  return row ? `${changeText(row)}\n` : '\n'
}

function asEvent(row: ChangeRow | undefined): string {
  return row ? `data: ${changeText(row)}\nid: ${row.seq}\n\n` : 'event: heartbeat\ndata: \n\n'
}
