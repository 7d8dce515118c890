/** The plain CouchDB root API over the embedded store, for suites that test servers of this protocol. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { BadRequest, TooLarge } from '../couch/query-values.ts'
import { StoreError } from '../couch/document-store.ts'
import { createEmbeddedStore } from '../couch/embedded/embedded-store.ts'
import { CouchError, json, type Answer } from './answers.ts'
import { parseAsk } from './ask.ts'
import { createAuthentication, type Administrator } from './authentication.ts'
import type { Context } from './context.ts'
import { createSandbox } from './javascript/sandbox.ts'
import { route } from './routes.ts'

export interface ConformanceOptions {
  /** 0 for any that is free. */
  readonly port: number
  readonly administrator: Administrator
  /** Path of the store's file. */
  readonly file: string
  /** Told of errors that are this program's own. */
  readonly report: (error: unknown) => void
}

export interface ConformanceServer {
  readonly port: number
  stop(): Promise<void>
}

export async function startConformance({
  port,
  administrator,
  file,
  report,
}: ConformanceOptions): Promise<ConformanceServer> {
  const store = createEmbeddedStore({ file, keepsEdited: true })
  const sandbox = createSandbox()
  const authentication = createAuthentication(administrator)
  const stopping = new AbortController()
  const context: Context = { store, sandbox, security: new Map(), stopping: stopping.signal }

  async function answerTo(request: IncomingMessage, gone: AbortSignal): Promise<Answer> {
    try {
      const user = authentication.userOf(request.headers)
      return await route(context, authentication, parseAsk(request, user, gone))
    } catch (error) {
      const told = problemOf(error)
      if (!told) report(error)
      const { status, error: word, message } = told ?? unexpected
      return json({ error: word, reason: message }, status)
    }
  }

  const server = createServer((request, response) => {
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    answerTo(request, gone.signal)
      .then((answer) => send(response, answer, request.method === 'HEAD'))
      // Whoever asked has left, or a feed's database is gone: either way there is nobody to tell.
      .catch(() => response.destroy())
  })
  // A poll may be quiet for longer than any of node's time-outs.
  server.requestTimeout = 0
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })

  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      stopping.abort()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      await sandbox.close()
      await store.close()
    },
  }
}

const unexpected = new CouchError(500, 'unknown_error', 'Something went wrong here.')

/** undefined for what is nobody's mistake but ours. */
function problemOf(error: unknown): CouchError | undefined {
  if (error instanceof CouchError) return error
  if (error instanceof BadRequest) return new CouchError(400, 'bad_request', error.message)
  if (error instanceof TooLarge) return new CouchError(413, 'too_large', error.message)
  if (!(error instanceof StoreError)) return undefined
  return error.kind === 'no-database'
    ? new CouchError(404, 'not_found', 'Database does not exist.')
    : new CouchError(400, 'bad_request', error.message)
}

async function send(response: ServerResponse, answer: Answer, headOnly: boolean): Promise<void> {
  response.setHeader('cache-control', 'must-revalidate')
  response.setHeader('server', 'Kulturlots conformance')
  if (answer.kind === 'stream') {
    response.writeHead(200, { 'content-type': 'application/json', ...answer.headers })
    await pipeline(Readable.from(answer.chunks), response)
    return
  }
  const [status, headers, data] =
    answer.kind === 'bytes'
      ? [200, answer.headers, answer.data]
      : [
          answer.status,
          { 'content-type': 'application/json', ...answer.headers },
          Buffer.from(`${JSON.stringify(answer.value)}\n`),
        ]
  response.writeHead(status, { ...headers, 'content-length': data.length })
  response.end(headOnly ? undefined : data)
}
