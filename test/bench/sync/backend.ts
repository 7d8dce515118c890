/** A server and somebody elsewhere who writes to it, past the measured browser. */
import { edited } from '../../../src/domain/documents/edit.ts'
import type { MutableDocument } from '../../../src/domain/documents/document.ts'
import { demoPassword } from '../../support/server.ts'
import { createVisitor } from '../../support/visitor.ts'
import { benchNeeds } from '../support/bench-documents.ts'
import { startProcess, startSyncServer, type Process } from '../support/processes.ts'

/** Names that the demo sign-ins have; the phone's user is another person than who writes elsewhere. */
const [writer, reader] = ['samordnare', 'falt'] as const

export interface Backend {
  readonly url: string
  /** New needs, in batches. */
  write(count: number): Promise<void>
  /** Sets the state of the next needs that have not been changed yet, in one batch. */
  resolve(count: number): Promise<{ readonly sentAt: number; readonly answeredAt: number }>
  kill(): Promise<void>
  /** Again, on the same port and data. @returns when it was ready. */
  start(): Promise<number>
}

export interface OurBackend extends Backend {
  readonly signIn: { readonly name: string; readonly password: string }
}

const batch = 200

type Post = (docs: readonly unknown[]) => Promise<readonly { rev?: string; error?: string }[]>

/** @param dressed what the server is to store of a document. */
function createWriter(
  user: string,
  post: Post,
  dressed = (document: MutableDocument): unknown => document,
) {
  const device = `device-${user}`
  const stored: { document: MutableDocument; rev: string }[] = []
  let resolved = 0

  async function send(
    documents: readonly MutableDocument[],
    revs: readonly (string | undefined)[],
  ) {
    const rows = await post(
      documents.map((document, at) => {
        const rev = revs[at]
        return Object.assign({}, dressed(document), rev === undefined ? {} : { _rev: rev })
      }),
    )
    return rows.map(({ rev, error }) => {
      if (rev === undefined) throw new Error(`Not stored: ${error ?? 'no reason'}.`)
      return rev
    })
  }

  return {
    async write(count: number) {
      const documents = benchNeeds(count, user, device)
      for (let at = 0; at < count; at += batch) {
        const part = documents.slice(at, at + batch)
        const revs = await send(part, [])
        part.forEach((document, place) => stored.push({ document, rev: revs[place] ?? '' }))
      }
    },
    async resolve(count: number) {
      const part = stored.slice(resolved, resolved + count)
      const changed = part.map(({ document }, place) =>
        edited(document, [{ kind: 'set', field: 'state', value: 'resolved' }], {
          dot: [device, stored.length + resolved + place + 1],
          at: '2026-11-22T11:00:00.000Z',
          by: user,
        }),
      )
      resolved += count
      const revs = part.map(({ rev }) => rev)
      const sentAt = Date.now()
      await send(changed, revs)
      return { sentAt, answeredAt: Date.now() }
    },
  }
}

function restartable(first: Process, again: () => Promise<Process>) {
  let running = first
  return {
    kill: () => running.kill(),
    async start() {
      running = await again()
      return Date.now()
    },
  }
}

export async function startOurs(directory: string): Promise<OurBackend> {
  const server = await startSyncServer(directory)
  const port = Number(new URL(server.url).port)
  const visitor = createVisitor(server.url)
  await visitor.signIn(writer, await demoPassword(directory, writer))
  const post: Post = async (docs) => {
    const response = await visitor.post('/db/casework/_bulk_docs', { docs })
    return (await response.json()) as Awaited<ReturnType<Post>>
  }
  return {
    url: server.url,
    signIn: { name: reader, password: await demoPassword(directory, reader) },
    ...createWriter(visitor.user ?? '', post),
    ...restartable(server, () => startSyncServer(directory, port)),
  }
}

/** What the rivals speak to: CouchDB's own API by our conformance mode. */
export const administrator = 'bench:bench'
export const authorization = `Basic ${btoa(administrator)}`

function startCouch(directory: string, port: number): Promise<Process> {
  const args = ['--port', String(port), '--admin', administrator, '--data', directory]
  return startProcess(['sync-server/conformance/main.ts', ...args])
}

export async function startRivals(directory: string): Promise<Backend> {
  const server = await startCouch(directory, 0)
  const port = Number(new URL(server.url).port)
  const headers = { authorization, 'content-type': 'application/json' }
  const post: Post = async (docs) => {
    const body = JSON.stringify({ docs })
    const response = await fetch(`${server.url}/casework/_bulk_docs`, {
      method: 'POST',
      headers,
      body,
    })
    return (await response.json()) as Awaited<ReturnType<Post>>
  }
  await fetch(`${server.url}/casework`, { method: 'PUT', headers })
  return {
    url: server.url,
    ...createWriter('01BX5ZZKBKACTAV9WEVGEMMVRZ', post, withPlainState),
    ...restartable(server, () => startCouch(directory, port)),
  }
}

/** Rivals get the state as a plain field beside the registers, so that their queries are simple. */
function withPlainState(document: MutableDocument): unknown {
  const { state } = document.registers
  const value = state && 'values' in state ? state.values[0]?.value : undefined
  return { ...document, state: value }
}
