/**
 * One pass of the sync, over ports: connect → push → pull → heal, per database. What people have waited for
 * longest goes first, so saved notes leave before news is fetched.
 *
 * It holds no state of its own. Killed between any two steps, the next pass starts from what is stored,
 * and doing a step twice changes nothing.
 */
import { syncedDatabases, type SyncedDatabase } from '../domain/casework/documents.ts'
import type { Connection, Failure, Healing, Mark, Outbox } from './ports.ts'
import { healStep } from './heal.ts'
import { pull, type PullPorts } from './pull.ts'
import { push } from './push.ts'

export interface PassReport {
  (event: {
    readonly kind: 'sending' | 'fetching'
    readonly done: number
    readonly total: number
  }): void
}

export type PassOutcome = { readonly kind: 'done' } | Failure

/** Ends the pass before anything is pulled; the next one asks again who we are. */
const connectAnew = { kind: 'busy' } as const

/** Each is asked again only where another tab has connected or sent meanwhile. */
const mostAsked = 5

/** Asks who we are, and makes sure that device and cursors are this server's. Once per connection. */
export async function connect(
  ports: PullPorts,
): Promise<({ readonly kind: 'done' } & Connection) | Failure> {
  const { outbox, server } = ports
  let mayRenew = true
  for (let times = 0; times < mostAsked; times++) {
    // Before asking: another tab may tell the server a new cursor while the answer is on its way here.
    const before = new Map<SyncedDatabase, string | null>()
    for (const of of syncedDatabases) before.set(of, await outbox.confirmedCursor(of))
    const mark = await outbox.markConnection()
    const answer = await server.connect(mark)
    if (answer.kind !== 'answered') return answer
    if (answer.value.taken && mayRenew) {
      mayRenew = false
      await outbox.renewDevice(mark.device, 'taken')
      continue
    }
    const life = await lifeOf(outbox, mark, answer.value.mark)
    if (life === 'moved-on') continue
    // The reason of an earlier refusal may be gone: another role, a newer server.
    await outbox.retryRefused()
    let otherPast = life === 'another'
    for (const database of answer.value.databases) {
      if (life === 'another') {
        await outbox.rewind(database, null, { after: null })
        continue
      }
      const { remembered } = answer.value
      const checked = await checkCursor(ports, database, remembered, before.get(database) ?? null)
      if (checked.kind !== 'done') return checked
      otherPast ||= checked.otherPast
    }
    if (otherPast) await outbox.renewDevice(mark.device, 'another-life')
    return { kind: 'done', ...answer.value }
  }
  return { kind: 'busy' }
}

/**
 * Whether the last that the server heard of this device was this life of it. Another (the phone was put back
 * from its backup since, the profile was copied) may have counted edits as this one has counted others.
 * `moved-on`: it can't be told, since another tab was at it meanwhile.
 */
async function lifeOf(
  outbox: Outbox,
  asked: Mark,
  there: string | null | undefined,
): Promise<'this' | 'another' | 'moved-on'> {
  if (there === undefined || there === asked.mark) outbox.markHeld(there)
  const { device, known } = await outbox.marks()
  if (device !== asked.device) return 'moved-on'
  if (there === undefined || there === asked.mark) return 'this'
  return known.includes(there) || known.at(-1) !== asked.mark ? 'moved-on' : 'another'
}

/**
 * A cursor is valid only while the server remembers the same one. A device that could not tell it goes back
 * to the last one that it told. In both cases it asks about what it has taken in since it last told one: the
 * server may have been restored meanwhile to where that was. Anything else is another past, the server's
 * (restored from a backup) or this device's own (a restored phone, a cloned profile): everything is compared
 * from zero, what the server lacks is carried back, and unsent edits are counted anew under a new device id,
 * since their dots may have been made before.
 */
async function checkCursor(
  ports: PullPorts,
  database: SyncedDatabase,
  remembered: ReadonlyMap<SyncedDatabase, string | null> | undefined,
  confirmedBefore: string | null,
): Promise<{ readonly kind: 'done'; readonly otherPast: boolean } | Failure> {
  const { server, outbox } = ports
  const mine = await outbox.cursor(database)
  const told = remembered?.get(database)
  const theirs =
    told === undefined
      ? await server.remembered(database, await outbox.deviceId())
      : ({ kind: 'answered', value: told } as const)
  if (theirs.kind !== 'answered') return theirs
  const { value: cursor } = theirs
  const confirmed = await outbox.confirmedCursor(database)
  // Another tab has told the server a new one while this answer was on its way.
  if (cursor !== confirmed && cursor === confirmedBefore) {
    return checkCursor(ports, database, undefined, confirmed)
  }
  // Also one whose telling has begun since, in another tab or without an answer.
  if (![mine, confirmed, ...(await outbox.told(database))].includes(cursor)) {
    await outbox.rewind(database, null, { after: null })
    return { kind: 'done', otherPast: true }
  }
  const untold = await outbox.untold(database)
  if (cursor !== mine || untold.length > 0) {
    await outbox.rewind(database, cursor, healingOf(await outbox.healing(database), untold))
  }
  // It was told though its answer was lost; forgotten, it would look like another past once we have moved on.
  if (cursor !== null && cursor !== confirmed) await outbox.confirmCursor(database, cursor)
  return { kind: 'done', otherPast: false }
}

/** A comparison of everything that is under way begins again, and includes what came since. */
function healingOf(underWay: Healing | null, untold: readonly string[]): Healing | null {
  if (untold.length === 0) return underWay
  if (underWay && !underWay.ids) return { after: null }
  return { after: null, ids: [...new Set([...(underWay?.ids ?? []), ...untold])] }
}

export interface PassOptions {
  /** Whether the server has nothing new in a database, as far as it has told. */
  readonly isCurrent?: (database: SyncedDatabase) => Promise<boolean>
  /** Whether to tell the server how far this device has come. It may wait a while: `untold` bridges that. */
  readonly tell?: boolean
}

export async function pass(
  ports: PullPorts,
  databases: readonly SyncedDatabase[],
  report: PassReport,
  { isCurrent = () => Promise.resolve(false), tell = true }: PassOptions = {},
): Promise<PassOutcome> {
  await ports.outbox.begin()
  // A document that can't be sent just now holds up neither the other database nor the news.
  let outcome: PassOutcome = { kind: 'done' }
  const sent = new Set<SyncedDatabase>()
  for (const database of databases) {
    const pushed = await push(ports, database, (progress) =>
      report({ kind: 'sending', ...progress }),
    )
    if (pushed.kind === 'superseded') return connectAnew
    if (pushed.kind === 'busy') outcome = pushed
    else if (pushed.kind !== 'done') return pushed
    else if (pushed.sent > 0) sent.add(database)
  }
  for (const database of databases) {
    if (sent.has(database) || !(await isCurrent(database))) {
      const pulled = await pull(
        ports,
        database,
        (progress) => report({ kind: 'fetching', ...progress }),
        { lean: sent.has(database) },
      )
      if (pulled.kind !== 'done') return pulled
    }
    const healed = await heal(ports, database, report)
    if (healed.kind === 'busy') outcome = healed
    else if (healed.kind !== 'done') return healed
  }
  if (tell) {
    for (const database of databases) {
      const told = await tellCursor(ports, database)
      if (told.kind !== 'done') return told
    }
  }
  return outcome
}

/** Sends what waits, and fetches nothing: for the short time that a browser gives in the background. */
export async function pushPass(ports: PullPorts): Promise<PassOutcome> {
  const connection = await connect(ports)
  if (connection.kind !== 'done') return connection
  await ports.outbox.begin()
  let outcome: PassOutcome = { kind: 'done' }
  for (const database of connection.databases) {
    const pushed = await push(ports, database, () => undefined)
    if (pushed.kind === 'superseded') return connectAnew
    if (pushed.kind === 'busy') outcome = pushed
    else if (pushed.kind !== 'done') return pushed
  }
  return outcome
}

/** Step by step, what was found missing is sent before the next is looked at: memory stays bounded. */
async function heal(
  ports: PullPorts,
  database: SyncedDatabase,
  report: PassReport,
): Promise<PassOutcome> {
  if (!(await ports.outbox.healing(database))) return { kind: 'done' }
  // So that a comparison that is cut short goes on where it was, and does not begin again.
  const told = await tellCursor(ports, database)
  if (told.kind !== 'done') return told
  let carried = 0
  for (;;) {
    const step = await healStep(ports, database)
    if (step.kind !== 'done') return step
    if (step.carried === null) break
    if (step.carried === 0) continue
    carried += step.carried
    const pushed = await push(ports, database, (progress) =>
      report({ kind: 'sending', ...progress }),
    )
    if (pushed.kind === 'superseded') return connectAnew
    if (pushed.kind !== 'done') return pushed
  }
  if (carried === 0) return { kind: 'done' }
  return pull(ports, database, () => undefined, { lean: true })
}

async function tellCursor(ports: PullPorts, database: SyncedDatabase): Promise<PassOutcome> {
  const cursor = await ports.outbox.cursor(database)
  if (cursor === null || cursor === (await ports.outbox.confirmedCursor(database)))
    return { kind: 'done' }
  await ports.outbox.telling(database, cursor)
  const remembered = await ports.server.remember(database, await ports.outbox.deviceId(), cursor)
  if (remembered.kind !== 'answered') return remembered
  await ports.outbox.confirmCursor(database, cursor)
  return { kind: 'done' }
}
