/**
 * Stands between a browser and a server as the cable does: it can be cut, and it tells what was asked and
 * when it was answered. All contestants go through one, so that what it costs is the same for all.
 */
import { readFile } from 'node:fs/promises'
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { extname, join } from 'node:path'

export interface Asked {
  readonly method: string
  readonly path: string
  /** Of a write only. */
  body: string
  answer: string
  status: number
  /** Date.now(), which browser and server have in common. */
  readonly startedAt: number
  endedAt: number | undefined
}

export interface RecordingProxy {
  readonly url: string
  /** Every connection breaks, and new ones too, until `mend`. */
  cut(): void
  mend(): void
  /** When a write that holds the text was answered as stored. Rejects after a minute. */
  stored(text: string): Promise<number>
  /** Requests that began or were answered between the two times. */
  between(from: number, to: number): readonly Asked[]
  /** Resolves once nothing has begun or ended for so long; an idle stream or long poll does not count. */
  quiet(milliseconds: number): Promise<void>
  stop(): void
}

export interface Route {
  /** `http://127.0.0.1:port` */
  readonly target: string
  /** Which requests go to the server, and how; without it all go as they are. */
  readonly prefix?: string
  readonly authorization?: string
  /** Where everything else is served from. */
  readonly folder?: string
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }
const longestWait = 60_000

export async function startRecordingProxy(route: Route): Promise<RecordingProxy> {
  const agent = new Agent({ keepAlive: true })
  const sockets = new Set<Socket>()
  const asked: Asked[] = []
  const waiting = new Set<(one: Asked) => void>()
  let isCut = false
  let movedAt = Date.now()

  const server = createServer({ noDelay: true }, (incoming, outgoing) => {
    const path = incoming.url ?? '/'
    if (route.folder !== undefined && !path.startsWith(route.prefix ?? '/')) {
      void sendFile(route.folder, path, outgoing)
    } else {
      pass(incoming, outgoing)
    }
  })
  server.on('connection', (socket) => {
    if (isCut) socket.destroy()
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })

  function pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method = 'GET', url: path = '/' } = incoming
    const isWrite = method !== 'GET' && method !== 'HEAD'
    const one: Asked = {
      ...{ method, path, body: '', answer: '', status: 0 },
      startedAt: Date.now(),
      endedAt: undefined,
    }
    asked.push(one)
    movedAt = one.startedAt
    const { 'accept-encoding': encoding, ...others } = incoming.headers
    const headers = {
      ...others,
      // What became of a write is read here, so it must not come compressed.
      ...(encoding === undefined || path.includes('_bulk_docs')
        ? {}
        : { 'accept-encoding': encoding }),
      ...(route.authorization === undefined ? {} : { authorization: route.authorization }),
    }
    const url = new URL(path.slice(route.prefix?.length ?? 0), `${route.target}/`)
    const onward = request(url, { method, headers, agent }, (answer) => {
      one.status = answer.statusCode ?? 0
      outgoing.writeHead(one.status, answer.headers)
      answer.on('data', (part: Buffer) => {
        if (isWrite) one.answer += part.toString()
        outgoing.write(part)
      })
      answer.on('end', () => {
        one.endedAt = movedAt = Date.now()
        outgoing.end()
        for (const tell of waiting) tell(one)
      })
      answer.on('error', () => outgoing.destroy())
    })
    onward.on('error', () => outgoing.destroy())
    outgoing.on('close', () => {
      one.endedAt ??= movedAt = Date.now()
      onward.destroy()
    })
    incoming.on('data', (part: Buffer) => {
      if (isWrite) one.body += part.toString()
    })
    incoming.pipe(onward)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    cut() {
      isCut = true
      for (const socket of sockets) socket.destroy()
    },
    mend() {
      isCut = false
    },
    stored(text) {
      const holds = (one: Asked) =>
        one.body.includes(text) && one.status < 300 && !one.answer.includes('"error"')
      return new Promise((resolve, reject) => {
        const tooLong = setTimeout(() => reject(new Error(`Never stored: ${text}`)), longestWait)
        const tell = (one: Asked) => {
          if (!holds(one) || one.endedAt === undefined) return
          clearTimeout(tooLong)
          waiting.delete(tell)
          resolve(one.endedAt)
        }
        waiting.add(tell)
      })
    },
    between: (from, to) =>
      asked.filter(({ startedAt, endedAt }) => {
        const began = startedAt >= from && startedAt <= to
        return began || (endedAt !== undefined && endedAt >= from && endedAt <= to)
      }),
    async quiet(milliseconds) {
      movedAt = Date.now()
      for (;;) {
        const left = movedAt + milliseconds - Date.now()
        if (left <= 0) return
        await new Promise((resolve) => setTimeout(resolve, left))
      }
    },
    stop() {
      agent.destroy()
      server.closeAllConnections()
      server.close()
    },
  }
}

async function sendFile(folder: string, path: string, outgoing: ServerResponse): Promise<void> {
  const { pathname } = new URL(path, 'http://localhost')
  const name = pathname === '/' ? 'index.html' : pathname
  outgoing.setHeader('content-type', types[extname(name)] ?? 'application/octet-stream')
  const content = await readFile(join(folder, name)).catch(() => undefined)
  if (content === undefined) outgoing.writeHead(404)
  outgoing.end(content)
}
