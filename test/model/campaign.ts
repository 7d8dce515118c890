/** Many histories one after the other, and their sum. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openIndexedDbDisk, openMemoryDisk, type DiskKind } from './disks.ts'
import { runHistory, type Outcome } from './history.ts'
import { createRestorableStore } from './restorable-store.ts'

export interface Campaign {
  readonly firstSeed: number
  readonly histories: number
  readonly steps: number
  readonly disks: DiskKind
}

export interface Sum {
  readonly histories: number
  readonly seconds: number
  readonly numbers: Readonly<Record<Counted, number>>
  /** Each with its seed. */
  readonly failed: readonly Outcome[]
}

const counted = [
  'steps',
  'operations',
  'kills',
  'acknowledged',
  'lost',
  'undone',
  'divergent',
  'unreachable',
  'duplicates',
  'saidTwice',
  'lostAfterCommit',
  'denied',
  'branches',
  'putBacks',
  'restores',
  'renewed',
] as const
type Counted = (typeof counted)[number]

export async function runCampaign(
  { firstSeed, histories, steps, disks }: Campaign,
  tell: (outcome: Outcome) => void = () => undefined,
): Promise<Sum> {
  const startedAt = performance.now()
  const numbers = Object.fromEntries(counted.map((name) => [name, 0])) as Record<Counted, number>
  const failed: Outcome[] = []
  for (let seed = firstSeed; seed < firstSeed + histories; seed++) {
    const outcome = await runSeed({ seed, steps, disks }).catch((error: unknown) => {
      throw new Error(`Seed ${seed} ended in a fault of the model itself.`, { cause: error })
    })
    for (const name of counted) numbers[name] += outcome[name]
    if (outcome.faults.length > 0) failed.push(outcome)
    tell(outcome)
  }
  return { histories, numbers, failed, seconds: (performance.now() - startedAt) / 1000 }
}

export interface OneHistory {
  readonly seed: number
  readonly steps: number
  readonly disks: DiskKind
  readonly trace?: (line: string) => void
}

/** The server's store is the embedded one, in a file of its own, in memory where the system offers that. */
export async function runSeed({ seed, steps, disks, trace }: OneHistory): Promise<Outcome> {
  const folder = mkdtempSync(
    join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kulturlots-model-'),
  )
  try {
    return await runHistory({
      seed,
      steps,
      openStore: () => createRestorableStore(join(folder, 'store.sqlite'), `of-${seed}`),
      openDisk: disks === 'memory' ? openMemoryDisk : openIndexedDbDisk,
      ...(trace ? { trace } : {}),
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The fewest steps after which the same seed still fails, looking where a shorter beginning is enough. */
export async function shrink(history: OneHistory): Promise<Outcome> {
  const { steps } = history
  let failing = await runSeed(history)
  let enough = steps
  for (let size = Math.floor(steps / 2); size >= 1; size = Math.floor(size / 2)) {
    while (enough - size >= 1) {
      const shorter = await runSeed({ ...history, steps: enough - size })
      if (shorter.faults.length === 0) break
      failing = shorter
      enough -= size
    }
  }
  return failing
}

export function tellSum({ histories, numbers, failed, seconds }: Sum): string {
  const { acknowledged, lost, unreachable } = numbers
  const share = ((100 * (lost + unreachable)) / Math.max(1, acknowledged)).toFixed(1)
  return [
    `Kulturlots: ${histories} histories × 5 devices, ${numbers.steps} steps (${numbers.operations} operations), ${numbers.kills} kills`,
    `  ${acknowledged} acknowledged edits, ${lost} lost, ${unreachable} unreachable (${share} %), ${numbers.undone} undone`,
    `  ${numbers.divergent} replicas divergent · ${failed.length} histories failed`,
    `  ${numbers.lostAfterCommit} responses lost after commit, ${numbers.duplicates} duplicates (${numbers.saidTwice} edits said twice by devices that were counted anew) · ${numbers.denied} refused edits, all delivered once allowed: ${failed.length === 0 ? 'yes' : 'no'}`,
    `  ${numbers.branches} branches from split gateways · ${numbers.putBacks} phones and ${numbers.restores} servers put back to a backup · ${numbers.renewed} new device ids`,
    `  ${seconds.toFixed(1)} s`,
  ].join('\n')
}
