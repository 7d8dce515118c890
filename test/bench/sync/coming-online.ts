/** A note written without network: how soon it is on the server, and in how many requests. */
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright'
import { heading, median, milliseconds, row } from '../support/report.ts'
import { inEmptyBrowser, probing } from './browser.ts'
import { tapSave, type Contestant, type Running } from './contestants.ts'
import { requestsOf, tellRequests, type Figure } from './figure.ts'

/** Long enough that every contestant has noticed; the longer, the further apart PouchDB's tries are. */
const outage = 2_000
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export async function comingOnline({ folder, contestants, rounds }: Figure): Promise<void> {
  heading(
    `A note written offline for ${outage / 1000} s: from the browser’s “online” to stored (goal 100 ms, 3 requests)`,
  )
  for (const contestant of contestants)
    await measure(contestant, folder, rounds, 'online', browserOffline)
}

export async function serverRestarted({ folder, contestants, rounds }: Figure): Promise<void> {
  heading(
    `A note written while the server is away for ${outage / 1000} s: from its ready line to stored`,
  )
  for (const contestant of contestants)
    await measure(contestant, folder, rounds, 'restart', serverAway)
}

/** One absence, in which the note is written. @returns the moment from which time runs. */
type Absence = (
  at: { readonly page: Page; readonly context: BrowserContext; readonly running: Running },
  write: () => Promise<void>,
) => Promise<number>

const browserOffline: Absence = async ({ page, context, running }, write) => {
  running.proxy.cut()
  await context.setOffline(true)
  await Promise.all([write(), pause(outage)])
  running.proxy.mend()
  const before = Date.now()
  await context.setOffline(false)
  return probing(page).onlineAfter(before)
}

const serverAway: Absence = async ({ running }, write) => {
  await running.backend.kill()
  await Promise.all([write(), pause(outage)])
  return running.backend.start()
}

async function measure(
  contestant: Contestant,
  folder: string,
  rounds: number,
  kind: string,
  absence: Absence,
): Promise<void> {
  const running = await contestant.start(join(folder, `${kind}-${contestant.name}`))
  try {
    await inEmptyBrowser(folder, async (page, context) => {
      await running.signIn(context)
      await running.openNotes(page)
      const spans: number[] = []
      const reconnected: number[] = []
      const requests: string[][] = []
      for (let round = 0; round < rounds; round += 1) {
        await running.proxy.quiet(700)
        const text = `${kind} ${round}, skriven utan nät`
        const stored = running.proxy.stored(text)
        const write = async () => {
          await running.typeNote(page, text)
          await tapSave(page)
          await probing(page).shown(text)
        }
        const from = await absence({ page, context, running }, write)
        const until = await stored
        const asked = running.proxy.between(from, until)
        spans.push(until - from)
        reconnected.push(
          until - Math.min(...asked.map(({ startedAt }) => Math.max(startedAt, from))),
        )
        requests.push(requestsOf(asked, from))
      }
      row(`${contestant.name}: median of ${rounds}`, milliseconds(median(spans)))
      row(
        '  least and most',
        `${milliseconds(Math.min(...spans))} … ${milliseconds(Math.max(...spans))}`,
      )
      row('  from the first request that reached the server', milliseconds(median(reconnected)))
      tellRequests('requests until stored', requests)
    })
  } finally {
    await running.stop()
  }
}
