/** Bulk writes and `_changes` with documents over HTTP: ours and pouchdb-express-router, turn by turn. */
import { join } from 'node:path'
import { benchNeeds } from '../support/bench-documents.ts'
import { startCouchMode, startLevelRouter, type Process } from '../support/processes.ts'
import { heading, median, perSecond, row, times } from '../support/report.ts'

const documents = 10_000
const batch = 200
const page = 1_000
const rounds = 3
const writers = [1, 4] as const

const headers = {
  'content-type': 'application/json',
  // The rival asks for none; ours does.
  authorization: `Basic ${btoa('bench:bench')}`,
}

interface Figures {
  readonly written: Readonly<Record<(typeof writers)[number], number>>
  readonly read: number
}

export async function throughput(folder: string): Promise<void> {
  const ours = await startCouchMode(join(folder, 'couch'))
  const rival = await startLevelRouter(join(folder, 'level'))
  try {
    const seen: Record<'ours' | 'rival', Figures[]> = { ours: [], rival: [] }
    for (let round = 0; round < rounds; round += 1) {
      seen.ours.push(await measure(ours, round))
      seen.rival.push(await measure(rival, round))
    }
    const of = (who: 'ours' | 'rival', figure: (figures: Figures) => number) =>
      median(seen[who].map(figure))
    heading(`Throughput, ${documents} documents, documents a second (median of ${rounds})`)
    const tell = (what: string, figure: (figures: Figures) => number) => {
      const [mine, theirs] = [of('ours', figure), of('rival', figure)]
      row(`${what}: ours, on the disk before the answer`, perSecond(mine))
      row(`${what}: pouchdb-express-router on LevelDB`, perSecond(theirs))
      row('', times(mine, theirs))
    }
    for (const count of writers)
      tell(`_bulk_docs, ${batch} each, ${count} at once`, ({ written }) => written[count])
    tell(`_changes with documents, ${page} a page`, ({ read }) => read)
  } finally {
    await ours.kill()
    await rival.kill()
  }
}

async function measure({ url }: Process, round: number): Promise<Figures> {
  const written = { 1: 0, 4: 0 }
  for (const count of writers) {
    const name = `${url}/bench-${round}-${count}`
    await ask(name, { method: 'PUT', headers })
    const all = benchNeeds(documents, 'bench')
    const bodies = Array.from({ length: documents / batch }, (_, at) =>
      JSON.stringify({ docs: all.slice(at * batch, (at + 1) * batch) }),
    )
    const startedAt = performance.now()
    const queue = bodies.values()
    await Promise.all(
      Array.from({ length: count }, async () => {
        for (const body of queue) {
          const rows = (await ask(`${name}/_bulk_docs`, { method: 'POST', headers, body })) as {
            ok?: true
          }[]
          if (!rows.every(({ ok }) => ok)) throw new Error('A write was refused.')
        }
      }),
    )
    written[count] = (documents * 1000) / (performance.now() - startedAt)
  }
  return { written, read: await readAll(`${url}/bench-${round}-1`) }
}

async function readAll(name: string): Promise<number> {
  const startedAt = performance.now()
  let since: unknown = 0
  let read = 0
  for (;;) {
    const query = `include_docs=true&style=all_docs&limit=${page}&since=${encodeURIComponent(String(since))}`
    const { results, last_seq } = (await ask(`${name}/_changes?${query}`, { headers })) as {
      results: { doc: { text?: unknown; registers?: unknown } }[]
      last_seq: unknown
    }
    if (results.length === 0) break
    if (!results.every(({ doc }) => doc.registers))
      throw new Error('A document came without its body.')
    read += results.length
    since = last_seq
  }
  if (read !== documents) throw new Error(`${read} documents came, of ${documents}.`)
  return (documents * 1000) / (performance.now() - startedAt)
}

async function ask(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, init)
  if (!response.ok) throw new Error(`${response.status} for ${new URL(url).pathname}`)
  return response.json()
}
