/**
 * What never becomes a request: bytes that are no HTTP, headers without end, an expectation that nobody
 * meets. Node and Fastify answer some of it in their own words or not at all; here it gets the `{error,
 * reason}` of every other refusal, and the connection is closed, since nothing after it can be trusted.
 */
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { problem } from './problem.ts'

interface WireProblem {
  readonly status: 400 | 408 | 413 | 417 | 431
  readonly error: string
  readonly reason: string
}

const malformed: WireProblem = {
  status: 400,
  error: 'bad_request',
  reason: 'The request can’t be read: it is not HTTP.',
}

/** By what Node's parser calls it. */
const known: Readonly<Record<string, WireProblem>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    error: 'timeout',
    reason: 'The request took too long to arrive.',
  },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    error: 'too_large',
    reason: 'The headers are larger than this server takes.',
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: 413,
    error: 'too_large',
    reason: 'The body is larger than this address takes.',
  },
}

const unmet: WireProblem = {
  status: 417,
  error: 'expectation_failed',
  reason: 'This server meets no such expectation.',
}

/** Fastify's `clientErrorHandler`. */
export function answerClientError(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (!socket.writable) {
    socket.destroy()
    return
  }
  // Not a second answer in the middle of a first: then cutting it off says it best.
  const { _httpMessage: under } = socket as Duplex & { _httpMessage?: { headersSent?: boolean } }
  if (under?.headersSent) socket.destroy()
  else socket.end(wireAnswer(known[error.code ?? ''] ?? malformed))
}

export function answerOnTheWire(app: FastifyInstance): void {
  const server = app.server
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const { status, error, reason } = unmet
    const body = JSON.stringify({ error, reason })
    const length = Buffer.byteLength(body)
    response.writeHead(status, {
      'content-type': json,
      'content-length': length,
      connection: 'close',
    })
    response.end(body)
  })
  server.on('connect', (_request, socket) => {
    socket.on('error', () => undefined)
    socket.end(wireAnswer(malformed))
  })
  // Node would say so without a body (`requireHostHeader`).
  app.addHook('onRequest', async ({ raw }, reply) => {
    if (raw.headers.host !== undefined || raw.httpVersion !== '1.1') return undefined
    return problem(reply, 'bad_request', 'A request names its host.')
  })
}

const json = 'application/json; charset=utf-8'

function wireAnswer({ status, error, reason }: WireProblem): string {
  const body = JSON.stringify({ error, reason })
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    `content-type: ${json}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    'connection: close',
    '',
    body,
  ].join('\r\n')
}
