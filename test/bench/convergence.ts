/**
 * `npm run bench -- convergence`: what becomes of people's edits with PouchDB's own sync and no code for
 * conflicts. All replicas end up equal, and yet most edits stand in no revision that anybody sees.
 *
 * Five devices edit one document as they have it and sync now and then, as in `npm run model`. Each edit
 * leaves its mark beside the marks of all that its author saw, so an edit counts as kept also when somebody
 * wrote over it knowingly.
 */
import { createRandom } from '../model/random.ts'
import { PouchDB, type Pouch } from '../support/pouchdb.ts'

export interface Convergence {
  readonly histories: number
  readonly edits: number
  /** Edits whose mark is not in the winning revision. */
  readonly outside: number
  /** Histories whose replicas did not end up equal. */
  readonly divergent: number
  readonly seconds: number
}

interface Body {
  readonly _id: string
  readonly _rev?: string
  readonly marks: readonly number[]
}
interface Database extends Pouch {
  put(body: Body): Promise<unknown>
  get(id: string): Promise<Body & { readonly _rev: string; readonly _conflicts?: string[] }>
}

const id = 'contact:hot'
const devices = 5
let opened = 0

export async function measureConvergence(histories: number, steps = 200): Promise<Convergence> {
  const startedAt = performance.now()
  const sum = { edits: 0, outside: 0, divergent: 0 }
  for (let seed = 1; seed <= histories; seed++) {
    const one = await runHistory(seed, steps)
    sum.edits += one.edits
    sum.outside += one.outside
    sum.divergent += Number(one.divergent)
  }
  return { histories, ...sum, seconds: (performance.now() - startedAt) / 1000 }
}

async function runHistory(seed: number, steps: number) {
  const random = createRandom(seed)
  const open = () => new PouchDB(`convergence-${(opened += 1)}`, { adapter: 'memory' }) as Database
  const server = open()
  const replicas = Array.from({ length: devices }, open)
  const sync = async (replica: Database) => {
    await server.replicate.from(replica)
    await replica.replicate.from(server)
  }
  let edits = 0
  for (let step = 0; step < steps; step++) {
    const replica = random.pick(replicas)
    // The shares of the model: 38 of 100 steps save, 34 begin a sync, the rest is weather.
    const lot = random.below(100)
    if (lot < 38) {
      const { _rev, marks } = await read(replica)
      edits += 1
      await replica.put({ _id: id, ...(_rev ? { _rev } : {}), marks: [...marks, edits] })
    } else if (lot < 72) await sync(replica)
  }
  for (let round = 0; round < 2; round++) for (const replica of replicas) await sync(replica)
  const ends = await Promise.all([server, ...replicas].map(read))
  const kept = new Set(ends[0]?.marks)
  const divergent = new Set(ends.map(({ _rev }) => _rev)).size > 1
  await Promise.all([server, ...replicas].map((each) => each.destroy()))
  return { edits, outside: edits - kept.size, divergent }
}

async function read(replica: Database): Promise<{ _rev?: string; marks: readonly number[] }> {
  try {
    return await replica.get(id)
  } catch (error) {
    if (error instanceof Object && 'status' in error && error.status === 404) return { marks: [] }
    throw error
  }
}

export function tellConvergence({
  histories,
  edits,
  outside,
  divergent,
  seconds,
}: Convergence): string {
  const share = ((100 * outside) / edits).toFixed(1)
  return [
    `PouchDB’s own sync, no code for conflicts: ${histories} histories × ${devices} devices, one document`,
    `  ${edits} acknowledged edits, ${outside} outside the winning revision (${share} %)`,
    `  ${divergent} histories divergent · ${seconds.toFixed(1)} s`,
  ].join('\n')
}

if (import.meta.main)
  console.log(tellConvergence(await measureConvergence(Number(process.argv[2] ?? 50))))
