/** A request, taken apart. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { BadRequest, type Asked } from '../couch/query-values.ts'
import { CouchError } from './answers.ts'

export interface Ask {
  readonly method: string
  /** Decoded, without empty ones at the end. */
  readonly path: readonly string[]
  readonly query: Asked
  readonly headers: IncomingHttpHeaders
  readonly user: string | undefined
  /** Aborted when nobody waits for the answer any more. */
  readonly gone: AbortSignal
  body(): Promise<Buffer>
  /** undefined where the body is empty. */
  json(): Promise<unknown>
}

/** Of one request, in bytes: the suite's largest attachments are a few megabytes. */
const largestBody = 64 * 1024 * 1024

export function parseAsk(
  request: IncomingMessage,
  user: string | undefined,
  gone: AbortSignal,
): Ask {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const body = () => readBody(request)
  return {
    method: request.method ?? 'GET',
    path: segments(url.pathname),
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    user,
    gone,
    body,
    async json() {
      const text = (await body()).toString('utf8')
      return text === '' ? undefined : parseJson(text)
    },
  }
}

/** `//` in the middle is kept: an attachment may be called so. */
function segments(pathname: string): readonly string[] {
  try {
    const path = pathname.split('/').slice(1).map(decodeURIComponent)
    while (path.at(-1) === '') path.pop()
    return path
  } catch (error) {
    if (error instanceof URIError) throw new BadRequest('The address can’t be read.')
    throw error
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > largestBody)
      throw new CouchError(413, 'too_large', 'the request entity is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) throw new BadRequest('invalid UTF-8 JSON')
    throw error
  }
}
