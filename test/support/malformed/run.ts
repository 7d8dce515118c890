import { createChance } from './chance.ts'
import { malformed, type Asker } from './generator.ts'
import { send } from './send.ts'

export interface Run {
  readonly requests: number
  /** By status, `closed` among them. */
  readonly statuses: ReadonlyMap<string, number>
  /** The first of each kind that went wrong. */
  readonly faults: ReadonlyMap<string, string>
}

export interface RunOptions {
  readonly port: number
  readonly seed: number
  readonly requests: number
  /** Taken in turns. */
  readonly askers: readonly Asker[]
  readonly sideBySide: number
}

export async function runMalformed(options: RunOptions): Promise<Run> {
  const { port, seed, requests, askers, sideBySide } = options
  const chance = createChance(seed)
  const statuses = new Map<string, number>()
  const faults = new Map<string, string>()
  let sent = 0

  async function work(): Promise<void> {
    while (sent < requests) {
      sent += 1
      const request = malformed(chance, chance.of(askers))
      const { status, fault } = await send(port, request)
      statuses.set(String(status), (statuses.get(String(status)) ?? 0) + 1)
      if (fault !== undefined)
        faults.set(
          `${request.kind}: ${fault.slice(0, 60)}`,
          `${fault}\n${request.bytes.toString('latin1').slice(0, 600)}`,
        )
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, work))
  return { requests: sent, statuses, faults }
}
