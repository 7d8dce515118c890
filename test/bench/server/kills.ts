/** SIGKILL of the sync-server under four writers, again and again on the same data. */
import { join } from 'node:path'
import { demoPassword } from '../../support/server.ts'
import { createVisitor, type Visitor } from '../../support/visitor.ts'
import { benchNeeds } from '../support/bench-documents.ts'
import { startSyncServer, type Process } from '../support/processes.ts'
import { heading, median, milliseconds, quantile, row } from '../support/report.ts'

const writers = 4

interface Writer {
  readonly visitor: Visitor
  readonly user: string
  readonly device: string
  /** Documents asked to be stored so far. */
  sent: number
}

/** @param kills 500 are the promise; fewer for a quick look. */
export async function killsUnderWriters(folder: string, kills: number): Promise<void> {
  const directory = join(folder, 'kills')
  let server = await startSyncServer(directory)
  const port = Number(new URL(server.url).port)
  const staff = await signedInWriters(server, directory)
  const acknowledged = new Set<string>()
  const restarts: number[] = []
  for (let round = 0; round < kills; round += 1) {
    await writeUntilKilled(server, staff, 5 + ((round * 7) % 40), acknowledged)
    const startedAt = performance.now()
    server = await startSyncServer(directory, port)
    restarts.push(performance.now() - startedAt)
  }
  const lost = await missing(staff, acknowledged)
  await server.kill()
  heading(`${kills} kills under ${writers} writers`)
  row('acknowledged documents', acknowledged.size.toLocaleString('en'))
  row('of them lost', String(lost))
  row('from the start of the process to its ready line: median', milliseconds(median(restarts)))
  row('… and p95', milliseconds(quantile(restarts, 0.95)))
}

async function signedInWriters({ url }: Process, directory: string): Promise<readonly Writer[]> {
  const visitor = createVisitor(url)
  await visitor.signIn('falt', await demoPassword(directory, 'falt'))
  const { user = '' } = visitor
  // The gateway lets a person have several devices.
  return Array.from({ length: writers }, (_, number) => ({
    visitor,
    user,
    device: `bench-device-${number}`,
    sent: 0,
  }))
}

/** Each round is killed after another number of answers, so that it comes at every moment of a write. */
async function writeUntilKilled(
  server: Process,
  staff: readonly Writer[],
  mostAnswers: number,
  acknowledged: Set<string>,
): Promise<void> {
  let answers = 0
  let killed: Promise<void> | undefined
  const write = async (writer: Writer, number: number) => {
    for (;;) {
      const from = number * 1_000_000 + writer.sent
      const docs = benchNeeds(1 + (from % 3), writer.user, writer.device, from)
      writer.sent += docs.length
      const response = await writer.visitor.post('/db/casework/_bulk_docs', { docs })
      if (!response.ok) throw new Refused(response.status)
      const rows = (await response.json()) as { ok?: true; id: string }[]
      for (const { ok, id } of rows) {
        if (!ok) throw new Refused(response.status)
        acknowledged.add(id)
      }
      answers += 1
      if (answers === mostAnswers) killed = server.kill()
    }
  }
  const outcomes = await Promise.allSettled(staff.map(write))
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected' && outcome.reason instanceof Refused) throw outcome.reason
  }
  await killed
}

/** A writer ends when its connection does; a refusal is a fault of this benchmark or of the server. */
class Refused extends Error {
  constructor(status: number) {
    super(`A write was refused with ${status}.`)
  }
}

async function missing(
  [first]: readonly Writer[],
  acknowledged: ReadonlySet<string>,
): Promise<number> {
  if (!first) throw new Error('Nobody wrote.')
  const found = new Set<string>()
  let since: string | null = null
  for (;;) {
    const query: string = since === null ? '' : `&since=${encodeURIComponent(since)}`
    const response = await first.visitor.get(`/db/casework/_changes?limit=1000${query}`)
    const page = (await response.json()) as { results: { id: string }[]; last_seq: string }
    for (const { id } of page.results) found.add(id)
    if (page.results.length === 0) break
    since = page.last_seq
  }
  return [...acknowledged].filter((id) => !found.has(id)).length
}
