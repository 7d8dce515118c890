/**
 * One history: five devices of four people, two gateways, a courier. A step is something that happens to the
 * world (an edit, a sync that begins, a kill, a lost network, a denial); between two steps a random number of
 * the operations that are ready happen, in random order. At the end everything is allowed and quiet.
 */
import type { MutableDocument, KulturlotsDocument } from '../../src/domain/documents/document.ts'
import { readLeaves } from '../../src/domain/documents/leaves.ts'
import { canonicalJson, type Json } from '../../src/domain/json.ts'
import { mergeAll } from '../../src/domain/merge/merge.ts'
import type { DocumentStore } from '../../sync-server/couch/document-store.ts'
import { createCourier, needIds } from './courier.ts'
import { createDevice, type Device, type Disk } from './device.ts'
import { createGateways } from './gateways.ts'
import { createNetwork, type Coverage, type Denial } from './network.ts'
import { judge, type Edit, type Verdict } from './oracle.ts'
import { createPeople } from './people.ts'
import { closeLeaves } from '../../sync-server/courier/close-leaves.ts'
import type { RestorableStore } from './restorable-store.ts'
import { createRandom } from './random.ts'
import { createScheduler } from './scheduler.ts'

export interface HistoryOptions {
  readonly seed: number
  readonly steps: number
  readonly openStore: () => RestorableStore
  readonly openDisk: (name: string) => Promise<Disk> | Disk
  readonly trace?: (line: string) => void
}

export interface Outcome {
  readonly seed: number
  readonly steps: number
  readonly operations: number
  readonly kills: number
  readonly acknowledged: number
  readonly lostAfterCommit: number
  /** Saved while the server, or something before it, refused that device. */
  readonly denied: number
  readonly branches: number
  /** Phones restored from a backup of their own. */
  readonly putBacks: number
  /** Servers restored from an older backup. */
  readonly restores: number
  /** Devices that took a new id. */
  readonly renewed: number
  readonly lost: number
  readonly undone: number
  readonly unreachable: number
  readonly divergent: number
  /** Edits that stand twice, in a history in which no backup was put back. */
  readonly duplicates: number
  /** The same where one was: what waited was counted anew, and its first telling had arrived after all. */
  readonly saidTwice: number
  /** What else is wrong, in words. */
  readonly faults: readonly string[]
}

const deviceNames = ['a', 'b', 'c', 'd', 'e']
const coverages: readonly Coverage[] = ['good', 'bad', 'none']
const denials: readonly Denial[] = [401, 403, 413, 503, 507, 'rows']
/** What a pass ends with when the server, or something before it, would not. */
const refusals = ['signed-out', 'forbidden', 'too-large', 'unexpected']
const year = 365 * 86_400_000
/** Rounds of syncing in peace, until nothing changes any more; each is a new connection. */
const mostRounds = 12

export async function runHistory(options: HistoryOptions): Promise<Outcome> {
  const random = createRandom(options.seed)
  const trace = options.trace ?? (() => undefined)
  const scheduler = createScheduler(random, trace)
  const restorable = options.openStore()
  const { store } = restorable
  const gateways = await createGateways(store, scheduler)
  const network = createNetwork(scheduler, gateways, random)
  await store.ensureDatabase('casework')
  const courier = createCourier(store, scheduler)
  let moments = Date.parse('2026-11-22T10:00:00Z')
  const moment = () => (moments += 1)
  const people = createPeople(scheduler, random, trace)
  const faults: string[] = []
  const failed = (error: unknown) => {
    faults.push(
      `A pass threw: ${error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 3).join(' ') : String(error)}`,
    )
  }
  const users = Array.from({ length: 4 }, () => random.ulid())
  const devices: Device[] = []
  for (const [index, name] of deviceNames.entries()) {
    const user = users[Math.max(0, index - 1)] ?? ''
    const disk = await options.openDisk(name)
    const device = createDevice({
      name,
      user,
      disk,
      scheduler,
      network,
      ulid: () => random.ulid(),
      moment,
      tells: () => peaceful || random.chance(0.3),
      failed,
    })
    gateways.roles.set(user, ['coordinator'])
    devices.push(device)
    // Days apart, so that no two clocks ever tell the same time.
    device.skew = index * 86_400_000
    network.coverage.set(name, random.pick(coverages))
  }
  const identities = new Set<string>()
  const denied = new Set<string>()
  let peaceful = false
  let kills = 0
  let putBacks = 0
  let restores = 0
  let replicasLost = 0
  let restoreStore: (() => Promise<void>) | undefined

  async function kill(): Promise<void> {
    kills += 1
    if (random.chance(0.3)) {
      const gateway = random.pick([...gateways.names, 'courier'])
      trace(`kill ${gateway}`)
      if (gateway === 'courier') scheduler.kill(gateway)
      else {
        await gateways.restart(gateway)
        network.breakOff(gateway)
      }
      return
    }
    const busy = devices.filter((device) => device.busy)
    const victim = random.pick(busy.length > 0 && random.chance(0.8) ? busy : devices)
    trace(`kill ${victim.name}`)
    victim.kill()
    people.forget(victim)
  }

  /** What a phone and the server have lost both is gone, and nobody's fault: a history puts back one kind. */
  const putsBack = random.pick(['phones', 'server'] as const)

  /** One step. The weights are shares of a hundred. */
  async function happen(): Promise<void> {
    if (random.chance(0.1)) return kill()
    if (gateways.cluster.isSplit && random.chance(0.1)) return splitOrHeal()
    const device = random.pick(devices)
    const happenings: readonly (readonly [number, () => Promise<void> | void])[] = [
      [35, () => people.save(device)],
      [6, () => people.open(device)],
      [25, () => device.sync()],
      [4, () => bothTabs(device)],
      [8, () => void network.coverage.set(device.name, random.pick(coverages))],
      [5, () => deny(device)],
      [3, () => courier.create(random.below(needIds.length))],
      [2, async () => courier.closeLeaves(await branched())],
      [1, () => loseReplica(device)],
      [5, () => (putsBack === 'phones' ? backUpOrPutBack() : restoreServer())],
      [4, () => splitOrHeal()],
      [1, () => void (device.skew += random.pick([-2, 2]) * year)],
    ]
    let lot = random.below(100)
    await happenings.find(([share]) => (lot -= share) < 0)?.[1]()
  }

  /** Two tabs that don't know of each other's leading, while somebody writes on. */
  function bothTabs(device: Device): void {
    device.sync()
    people.save(device)
    device.sync()
    people.save(device)
  }

  /** PouchDB's transactions are not strict: a flat battery can take the last ones, at worst all. */
  async function loseReplica(device: Device): Promise<void> {
    if (restores > 0 || restoreStore) return
    trace(`${device.name} is killed and loses its replica`)
    replicasLost += 1
    kills += 1
    device.kill()
    people.forget(device)
    await device.disk.replica.lose()
  }

  const backups = new Map<Device, () => void>()
  async function backUpOrPutBack(): Promise<void> {
    const device = random.pick(
      random.chance(0.7) ? [...backups.keys(), ...devices.slice(0, 1)] : devices,
    )
    const restore = backups.get(device)
    trace(`${device.name} ${restore ? 'is put back' : 'is backed up'}`)
    if (!restore) {
      const backup = device.disk.backup?.()
      if (backup) backups.set(device, backup)
      return
    }
    backups.delete(device)
    device.kill()
    people.forget(device)
    await people.putBack(device, restore)
    putBacks += 1
    // Who has found the phone again writes in the field, about as much as was written there before.
    for (let count = random.below(6); count > 0; count--) people.save(device)
    if (random.chance(0.5)) network.coverage.set(device.name, 'none')
  }

  async function restoreServer(): Promise<void> {
    // Nor what only a device’s replica had beside the server, under an own edit that is not yet sent.
    if (replicasLost > 0) return
    trace(`the server is ${restoreStore ? 'restored' : 'backed up'}`)
    if (!restoreStore) {
      restoreStore = await restorable.backup()
      return
    }
    // It is down for a while: whatever is under way with it ends, and everybody connects anew.
    const before = new Map(network.coverage)
    for (const { name } of devices) network.coverage.set(name, 'none')
    scheduler.kill('courier')
    gateways.cluster.heal()
    while (await scheduler.step());
    await restoreStore()
    restoreStore = undefined
    restores += 1
    for (const gateway of gateways.names) {
      await gateways.restart(gateway)
      network.breakOff(gateway)
    }
    for (const each of devices) {
      each.hearNothing()
      network.coverage.set(each.name, before.get(each.name) ?? 'good')
      await people.restamp(each)
    }
    // Its source is there still; the courier makes it again.
    for (const edit of courier.edits) edit.gone = true
  }

  function deny(device: Device): void {
    const denied = network.denials.get(device.name)
    if (random.chance(0.3)) {
      const role = gateways.roles.get(device.user)?.[0]
      gateways.roles.set(device.user, [role === 'actor' ? 'coordinator' : 'actor'])
    } else network.denials.set(device.name, denied == null ? random.pick(denials) : null)
  }

  async function splitOrHeal(): Promise<void> {
    const { cluster } = gateways
    if (cluster.isSplit) {
      cluster.heal()
      // At once, and not by the courier's turns: before a device has merged them a leaf holds what no other does.
      for (const id of await branched()) await closeLeaves(store, 'casework', id)
    } else {
      await cluster.split()
      // Everybody at once, from what the two nodes still agree on.
      for (const device of devices) {
        people.save(device)
        device.sync()
      }
    }
    trace(`the cluster is ${cluster.isSplit ? 'split' : 'healed'}`)
  }

  /**
   * Two writers at once on two nodes, and the leaves closed before anybody has read both. At the end, since a
   * later edit by one who has would bring back what a wrong closing took.
   */
  async function branchAndClose(): Promise<void> {
    const { cluster } = gateways
    if (cluster.isSplit) await splitOrHeal()
    allow()
    for (const device of devices) device.sync()
    while (await scheduler.step());
    await cluster.split()
    for (const device of devices) {
      people.save(device, true)
      device.sync()
    }
    const before = cluster.branches
    while (cluster.branches === before && (await scheduler.step()));
    await splitOrHeal()
  }

  /** A phone is put back, and has made as many edits as its other life had sent. */
  async function liveTwice(): Promise<void> {
    const device = random.pick(devices)
    const edits = 1 + random.below(3)
    const write = () => {
      for (let count = 0; count < edits; count++) people.save(device, true)
    }
    allow()
    device.sync()
    while (await scheduler.step());
    const restore = device.disk.backup?.()
    if (!restore) return
    write()
    while (await scheduler.step());
    device.sync()
    while (await scheduler.step());
    device.kill()
    people.forget(device)
    trace(`${device.name} is put back to live twice`)
    await people.putBack(device, restore)
    putBacks += 1
    write()
    while (await scheduler.step());
  }

  async function branched(): Promise<readonly string[]> {
    const { results } = await store.changes('casework', all)
    return results.filter(({ changes }) => changes.length > 1).map(({ id }) => id)
  }

  /** For the counts: device ids that were ever taken, and edits that a refusal held back. */
  async function lookAround(): Promise<void> {
    for (const { name, disk, outcome } of devices) {
      const { facts, journal } = disk.database
      const fact = await facts.get('identity')
      if (fact?.key === 'identity') identities.add(fact.deviceId)
      const turnedAway = outcome !== undefined && refusals.includes(outcome)
      for (const { state, commandId } of await journal.toArray()) {
        if (turnedAway || state === 'refused') denied.add(`${name} ${commandId}`)
      }
    }
  }

  function allow(): void {
    for (const user of users) gateways.roles.set(user, ['coordinator'])
    for (const { name } of devices) {
      network.coverage.set(name, 'good')
      network.denials.set(name, null)
    }
  }

  async function peace(): Promise<boolean> {
    allow()
    gateways.cluster.heal()
    peaceful = true
    let still = 0
    for (let round = 0; round < mostRounds; round++) {
      trace(`peace ${round + 1}`)
      while (await scheduler.step());
      const before = await store.info('casework')
      courier.closeLeaves(await branched())
      while (await scheduler.step());
      for (const device of devices) {
        device.kill()
        device.sync()
      }
      while (await scheduler.step());
      const after = await store.info('casework')
      const quiet = devices.every((device) => !device.busy && device.outcome === 'done')
      const same = quiet && before?.update_seq === after?.update_seq
      still = same ? still + 1 : 0
      if (still === 2) return true
    }
    return false
  }

  try {
    for (let step = 0; step < options.steps; step++) {
      await happen()
      const operations = random.below(24)
      for (let count = 0; count < operations; count++) if (!(await scheduler.step())) break
      await lookAround()
    }
    if (random.chance(0.5)) await branchAndClose()
    if (putsBack === 'phones') await liveTwice()
    if (!(await peace())) faults.push('The world never came to rest.')
    const ends = await judgeSpaces(store, devices, [...people.edits, ...courier.edits], faults)
    return {
      seed: options.seed,
      steps: options.steps,
      operations: scheduler.operations,
      kills,
      acknowledged: people.edits.filter(({ acknowledged }) => acknowledged).length,
      lostAfterCommit: network.lostAfterCommit,
      branches: gateways.cluster.branches,
      putBacks,
      restores,
      denied: denied.size,
      renewed: Math.max(0, identities.size - devices.length),
      ...ends,
      duplicates: putBacks + restores === 0 ? ends.duplicates : 0,
      saidTwice: putBacks + restores === 0 ? 0 : ends.duplicates,
      faults,
    }
  } finally {
    for (const { disk } of devices) await disk.close()
    await store.close()
  }
}

const all = { since: '0', style: 'all_docs', includeDocs: false } as const

/** Every space, as each of its devices shows it, beside what the server holds. */
async function judgeSpaces(
  store: DocumentStore,
  devices: readonly Device[],
  edits: readonly Edit[],
  faults: string[],
) {
  const sum = { lost: 0, undone: 0, unreachable: 0, divergent: 0, duplicates: 0 }
  const spaces = ['casework', ...new Set(devices.map(({ user }) => `own-${user}`))]
  for (const space of spaces) {
    const mine = edits.filter((edit) => edit.space === space)
    const members = devices.filter(({ user }) => space === 'casework' || space === `own-${user}`)
    const server = await documentsOf(store, space)
    const truth = textOf(server)
    const verdicts: Verdict[] = [judge(mine, server)]
    for (const device of members) {
      const rows = await device.disk.database.rows
        .where('[database+type]')
        .between([space.split('-')[0], ''], [space.split('-')[0], '\uffff'])
        .toArray()
      const documents = rows.flatMap(({ document }) => device.journal.seal.open(document) ?? [])
      verdicts.push(judge(mine, documents))
      if (textOf(documents) !== truth) {
        sum.divergent += 1
        faults.push(`${device.name} shows another ${space} than the server holds.`)
      }
      for (const { mark, id } of rows) {
        if (mark !== 'sent') faults.push(`${device.name} says that ${id} is ${mark}.`)
      }
    }
    const everywhere = (edit: Edit) => verdicts.every(({ lost }) => lost.includes(edit))
    const anywhere = new Set(verdicts.flatMap(({ lost }) => lost))
    for (const edit of anywhere) {
      if (everywhere(edit)) sum.lost += 1
      else sum.unreachable += 1
      faults.push(`Lost: ${JSON.stringify(edit)}`)
    }
    const undone = new Set(verdicts.flatMap((verdict) => verdict.undone))
    sum.undone += undone.size
    for (const edit of undone) faults.push(`Back again: ${JSON.stringify(edit)}`)
    for (const stranger of new Set(verdicts.flatMap(({ strangers }) => strangers)))
      faults.push(`Nobody wrote ${stranger}.`)
    sum.duplicates += Math.max(...verdicts.map(({ twice }) => twice))
  }
  for (const { name, disk } of devices) {
    const waiting = await disk.database.journal.toArray()
    for (const entry of waiting) {
      faults.push(`${name} still holds ${entry.documentId} (${entry.refusal?.code ?? 'waiting'}).`)
    }
  }
  return sum
}

async function documentsOf(
  store: DocumentStore,
  space: string,
): Promise<readonly KulturlotsDocument[]> {
  if (!(await store.info(space))) return []
  const { results } = await store.changes(space, all)
  const documents: KulturlotsDocument[] = []
  for (const { id } of results) {
    const leaves = await store.leaves(space, id, {
      revs: 'all',
      history: false,
      attachments: false,
    })
    const bodies = leaves.flatMap((leaf) => ('ok' in leaf ? [leaf.ok] : []))
    const [first, ...rest] = readLeaves(bodies).live as readonly MutableDocument[]
    if (first) documents.push(mergeAll([first, ...rest]))
  }
  return documents
}

function textOf(documents: readonly KulturlotsDocument[]): string {
  const sorted = [...documents].sort((a, b) => (a._id < b._id ? -1 : 1))
  return canonicalJson(sorted as unknown as Json)
}
