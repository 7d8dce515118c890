/**
 * The cruellest failure, over real HTTP: the server has stored what was sent, and the answer never comes. A
 * proxy between the device's own client and the real server cuts the answer of each first push.
 */
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import { record } from '../../src/journal/record.ts'
import { clearSeal } from '../../src/journal/seal.ts'
import { connect, pass } from '../../src/sync/loop.ts'
import { createGateway } from '../../src/workers/gateway.ts'
import { startInProcess } from '../support/in-process.ts'
import { createMemoryReplica } from './memory-replica.ts'
import { createMemoryJournal } from './memory-tables.ts'
import { createRandom } from './random.ts'

export interface LostAnswers {
  /** Answers that were cut after the server had stored the note. */
  readonly lost: number
  readonly notes: number
  /** Notes that the server holds more than once or in more than one revision, or not at all. */
  readonly wrong: number
  readonly unsent: number
}

/** Each of `count` notes is sent by itself, and the first answer to it is lost. */
export async function loseAnswers(count: number): Promise<LostAnswers> {
  await using server = await startInProcess()
  await using proxy = await cutting(server.url)
  const visitor = server.visitor()
  const { user, server: serverId } = await visitor.becomeGuest()
  if (user === null) throw new Error('A guest has an id.')
  const { database } = createMemoryJournal('device')
  const { ulid } = createRandom(1)
  const journal = { database, seal: clearSeal, user, clock: () => Date.now(), ulid }
  const headers = { cookie: visitor.cookie ?? '', origin: server.url }
  const ports = {
    outbox: createOutbox(journal),
    replica: createMemoryReplica(),
    server: createGateway({
      server: serverId,
      user,
      fetch: (path, init = {}) =>
        fetch(new URL(path, proxy.url), {
          ...init,
          headers: { ...(init.headers as Record<string, string>), ...headers },
        }),
    }),
  }
  for (let number = 0; number < count; number++) {
    const id = parseDocumentId(`note:${ulid()}`)
    const edits = [{ kind: 'set', field: 'text', value: `note ${number}` }] as const
    await record(journal, [{ kind: 'edit', database: 'own', id, edits }])
    proxy.cutNext()
    for (const tell of [false, number % 20 === 0]) {
      const connected = await connect(ports)
      if (connected.kind === 'done') {
        await pass(ports, connected.databases, () => undefined, { tell })
      }
    }
  }
  const { rows } = await server.store.allDocs(`own-${user}`, { includeDocs: true })
  const texts = new Set(
    rows.flatMap((row) => ('doc' in row ? [JSON.stringify(row.doc?.['registers'])] : [])),
  )
  const once = rows.filter((row) => 'value' in row && row.value.rev.startsWith('1-')).length
  return {
    lost: proxy.cut(),
    notes: rows.length,
    wrong: Math.abs(rows.length - count) + (rows.length - once) + (rows.length - texts.size),
    unsent: await database.journal.count(),
  }
}

interface Cutting {
  readonly url: string
  /** The next push is stored, and its sender hears nothing. */
  cutNext(): void
  cut(): number
  [Symbol.asyncDispose](): Promise<void>
}

async function cutting(target: string): Promise<Cutting> {
  let due = false
  let cut = 0
  const forward = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method, url = '/', headers } = incoming
    const onward = ask(new URL(url, target), {
      ...(method && { method }),
      headers: { ...headers, host: new URL(target).host },
    })
    onward.on('response', (answer) => {
      if (due && url.includes('_bulk_docs') && answer.statusCode === 201) {
        due = false
        cut += 1
        answer.resume()
        incoming.socket.destroy()
        return
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => incoming.socket.destroy())
    incoming.pipe(onward)
  }
  const proxy = createServer(forward)
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cutNext() {
      due = true
    },
    cut: () => cut,
    async [Symbol.asyncDispose]() {
      proxy.closeAllConnections()
      await new Promise((closed) => proxy.close(closed))
    },
  }
}
