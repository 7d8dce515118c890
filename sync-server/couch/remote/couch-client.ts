/**
 * Requests to CouchDB over connections that are kept. It is expected to be away now and then: no answer in
 * time, a broken connection and 5xx are all `unavailable`, which a device takes as "come back later".
 */
import { isJsonObject, type JsonObject } from '../../../src/domain/json.ts'
import { StoreError } from '../document-store.ts'

export interface Answer {
  readonly status: number
  readonly json: unknown
}

export interface Ask {
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  /** Sent as JSON. */
  readonly body?: unknown
  /** A longer answer is not read to its end: rejects with `too-large`. */
  readonly mostBytes?: number
}

export interface CouchClient {
  /** Any status below 500, and what CouchDB says with it. @throws StoreError `unavailable`, `too-large`. */
  ask(method: string, path: readonly string[], ask?: Ask): Promise<Answer>
  /** An attachment. @returns undefined for 404. */
  bytes(
    path: readonly string[],
    query: Ask['query'],
  ): Promise<{ readonly type: string; readonly data: Uint8Array } | undefined>
  /** The lines of an answer that goes on until `signal` aborts. @throws StoreError where it breaks off. */
  lines(path: readonly string[], query: Ask['query'], signal: AbortSignal): AsyncIterable<string>
}

export interface CouchClientOptions {
  /** Without credentials. */
  readonly url: string
  /** Says who asks; the requests of one client are all somebody's. */
  readonly headers: Readonly<Record<string, string>>
  /** Milliseconds until a request that has not been answered whole is given up. */
  readonly patience?: number
}

/** A page of 500 documents with a cluster under load; what waits behind the gateway gives up after 60 s. */
const usualPatience = 30_000

export function createCouchClient(options: CouchClientOptions): CouchClient {
  const { url, headers, patience = usualPatience } = options
  const base = url.replace(/\/+$/, '')

  async function send(method: string, path: readonly string[], ask: Ask, signal: AbortSignal) {
    // An address with such a part names something else: fetch takes it for "here" or "one up".
    if (path.some((part) => part === '.' || part === '..')) throw unnameable()
    const address = `${base}/${path.map(encodeURIComponent).join('/')}${queryText(ask.query)}`
    const { body } = ask
    try {
      return await fetch(address, {
        method,
        headers: {
          accept: 'application/json',
          ...headers,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: 'error',
        signal,
      })
    } catch {
      throw away()
    }
  }

  return {
    async ask(method, path, ask = {}) {
      const response = await send(method, path, ask, AbortSignal.timeout(patience))
      const json = parsed(await textOf(response, ask.mostBytes))
      // `_bulk_docs` answers 500 with a list where each document failed for itself.
      if (response.status >= 500 && !Array.isArray(json)) throw away()
      if (response.status === 429 || json === undefined) throw away()
      return { status: response.status, json }
    },
    async bytes(path, query) {
      const ask = { query: query ?? {} }
      const response = await send('GET', path, ask, AbortSignal.timeout(patience))
      if (response.status === 404) {
        await response.body?.cancel()
        return undefined
      }
      if (response.status !== 200) {
        throw refusalOf({ status: response.status, json: parsed(await textOf(response)) })
      }
      const type = response.headers.get('content-type') ?? 'application/octet-stream'
      return { type, data: Buffer.concat(await chunksOf(response)) }
    },
    async *lines(path, query, signal) {
      const response = await send('GET', path, { query: query ?? {} }, signal)
      if (response.status !== 200 || !response.body) {
        throw refusalOf({ status: response.status, json: parsed(await textOf(response)) })
      }
      const decoder = new TextDecoder()
      let rest = ''
      try {
        for await (const chunk of response.body) {
          const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n')
          rest = lines.pop() ?? ''
          yield* lines
        }
      } catch {
        throw away()
      }
    },
  }
}

/** What a status says that the caller did not expect. */
export function refusalOf({ status, json }: Answer): StoreError {
  const reason = member(json, 'reason')
  switch (status) {
    case 401:
      return new StoreError('unavailable', 'CouchDB does not know who asks. Check COUCHDB_SECRET.')
    case 403:
      return new StoreError('forbidden', 'CouchDB does not open this database to them.')
    case 404:
      return new StoreError('no-database', 'There is no such database.')
    case 413:
      return new StoreError('too-large', 'This is too much for one request.')
    default:
      return new StoreError('unavailable', `CouchDB answered ${status}: ${reason ?? 'no reason'}`)
  }
}

/** @throws StoreError unless the status is one of `expected`. */
export function objectOf(answer: Answer, expected: readonly number[] = [200]): JsonObject {
  if (!expected.includes(answer.status) || !isJsonObject(answer.json)) throw refusalOf(answer)
  return answer.json
}

/** @throws StoreError unless it is a list with status 200 or 201. */
export function listOf(answer: Answer): readonly unknown[] {
  const { status, json } = answer
  if ((status !== 200 && status !== 201) || !Array.isArray(json)) throw refusalOf(answer)
  return json
}

export function member(json: unknown, name: string): string | undefined {
  const value = isJsonObject(json) ? json[name] : undefined
  return typeof value === 'string' ? value : undefined
}

/** Where CouchDB promises text. @throws StoreError where it is none. */
export function textIn(json: JsonObject, name: string): string {
  const value = member(json, name)
  if (value === undefined) throw new StoreError('unavailable', `CouchDB left out ${name}.`)
  return value
}

function unnameable(): StoreError {
  return new StoreError('no-database', 'There is nothing of this name.')
}

function away(): StoreError {
  return new StoreError('unavailable', 'The database does not answer.')
}

async function textOf(response: Response, mostBytes?: number): Promise<string> {
  return Buffer.concat(await chunksOf(response, mostBytes)).toString('utf8')
}

async function chunksOf(response: Response, most = Number.POSITIVE_INFINITY) {
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of response.body ?? []) {
      bytes += (chunk as Uint8Array).length
      if (bytes > most) break
      chunks.push(chunk as Uint8Array)
    }
  } catch {
    throw away()
  }
  if (bytes > most) throw new StoreError('too-large', 'This is too much for one answer.')
  return chunks
}

function queryText(query: Ask['query'] = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return pairs.length > 0 ? `?${new URLSearchParams(pairs).toString()}` : ''
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
