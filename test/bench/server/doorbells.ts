/** What idle devices cost a server, and how soon a change has reached all of them. */
import http from 'node:http'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { createAccounts } from '../../../sync-server/accounts/accounts.ts'
import { createRecords } from '../../../sync-server/accounts/records.ts'
import { createSessions } from '../../../sync-server/accounts/sessions.ts'
import { createEmbeddedStore } from '../../../sync-server/couch/embedded/embedded-store.ts'
import { demoPassword } from '../../support/server.ts'
import { createVisitor } from '../../support/visitor.ts'
import { need, write } from '../../support/casework.ts'
import {
  processorSeconds,
  residentBytes,
  startSyncServer,
  type Process,
} from '../support/processes.ts'
import { heading, milliseconds, row } from '../support/report.ts'

const devices = 2_000
/** One person may have twenty. */
const colleagues = devices / 20
/** Two of the doorbell's own beats. */
const idleSeconds = 60

interface Listening {
  /** Resolves when a state with another sequence of casework than the first one has come. */
  moved(): Promise<number>
  end(): void
}

export async function idleDoorbells(folder: string): Promise<void> {
  const directory = join(folder, 'doorbells')
  await (await startSyncServer(directory)).kill('SIGTERM')
  const people = await employ(directory, colleagues)
  const server = await startSyncServer(directory)
  try {
    const visitor = createVisitor(server.url)
    await visitor.signIn('falt', await demoPassword(directory, 'falt'))
    const before = await residentBytes(server.pid)
    const listening: Listening[] = []
    for (let at = 0; at < devices; at += 1) {
      const person = people[at % people.length]
      if (person) listening.push(await listen(server, person))
    }
    const opened = await residentBytes(server.pid)
    const startedWith = await processorSeconds(server.pid)
    await new Promise((resolve) => setTimeout(resolve, idleSeconds * 1000))
    const spent = (await processorSeconds(server.pid)) - startedWith
    const idle = await residentBytes(server.pid)
    const changedAt = performance.now()
    const arrivals = Promise.all(listening.map((one) => one.moved()))
    await write(visitor, 'casework', need('01JZ0000000000000000000001', 'Ringer det?'))
    const reached = (await arrivals).map((at) => at - changedAt)
    for (const one of listening) one.end()
    heading(`${devices} idle devices on doorbells`)
    row('resident before them', megabytes(before))
    row('with all connected', megabytes(opened))
    row(`after ${idleSeconds} s`, megabytes(idle))
    row('that is, for them', megabytes(idle - before))
    row('processor while idle', `${((100 * spent) / idleSeconds).toFixed(2)} % of a core`)
    row('from the write until the last has heard of it', milliseconds(Math.max(...reached)))
  } finally {
    await server.kill('SIGTERM')
  }
}

interface Person {
  readonly user: string
  readonly cookie: string
}

/** Staff with a session each, in the store of a server that is not running. */
async function employ(directory: string, many: number): Promise<readonly Person[]> {
  const store = createEmbeddedStore({ file: join(directory, 'store.sqlite') })
  const records = createRecords(store, 'accounts')
  const accounts = createAccounts({ records, clock: Date.now, ulid: () => ulid() })
  const sessions = createSessions({ records, clock: Date.now })
  const people: Person[] = []
  for (let at = 0; at < many; at += 1) {
    const { userId } = await accounts.create(['staff'])
    const { token } = await sessions.start(userId, 'account')
    people.push({ user: userId, cookie: `kulturlots=${token}` })
  }
  await store.close()
  return people
}

async function listen({ url }: Process, { user, cookie }: Person): Promise<Listening> {
  const headers = { accept: 'text/event-stream', cookie, 'x-kulturlots-user': user }
  const request = http.get(`${url}/api/doorbell`, { headers, agent: false })
  let first: string | undefined
  let tell: ((at: number) => void) | undefined
  let text = ''
  const ready = new Promise<void>((resolve, reject) => {
    request.on('error', reject)
    request.on('response', (response) => {
      if (response.statusCode !== 200)
        reject(new Error(`${String(response.statusCode)} at the door.`))
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const event = text.slice(0, end)
          text = text.slice(end + 2)
          const state = /"casework":\s*"([^"]+)"/.exec(event)?.[1]
          if (state === undefined) continue
          if (first === undefined) resolve()
          else if (state !== first) tell?.(performance.now())
          first ??= state
        }
      })
    })
  })
  await ready
  return {
    moved: () => new Promise((resolve) => (tell = resolve)),
    end: () => void request.destroy(),
  }
}

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`
