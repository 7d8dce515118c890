/** Documents that somebody else has changed: how soon the last is in the list, and in how many requests. */
import { join } from 'node:path'
import { heading, median, milliseconds, row } from '../support/report.ts'
import { inEmptyBrowser, probing } from './browser.ts'
import type { Contestant } from './contestants.ts'
import { requestsOf, tellRequests, type Figure } from './figure.ts'

const stored = 1_000
const changed = 100

export async function changedElsewhere({ folder, contestants, rounds }: Figure): Promise<void> {
  heading(
    `${changed} of ${stored} documents changed elsewhere: until the last is in the list (goal 150 ms, 2 requests)`,
  )
  for (const contestant of contestants) await measure(contestant, folder, rounds)
}

async function measure(contestant: Contestant, folder: string, rounds: number): Promise<void> {
  const running = await contestant.start(join(folder, `elsewhere-${contestant.name}`))
  try {
    await running.backend.write(stored)
    await inEmptyBrowser(folder, async (page, context) => {
      await running.signIn(context)
      await running.openList(page, 'resolved')
      const { hits, reached } = probing(page)
      await running.proxy.quiet(3_000)
      const fromAnswer: number[] = []
      const fromSending: number[] = []
      const requests: string[][] = []
      // One round more, which is not counted: code is compiled in it.
      for (let round = 0; round <= rounds; round += 1) {
        const wanted = ((await hits()) ?? 0) + changed
        const shown = reached(wanted)
        const { sentAt, answeredAt } = await running.backend.resolve(changed)
        const shownAt = await shown
        if (round > 0) {
          fromAnswer.push(shownAt - answeredAt)
          fromSending.push(shownAt - sentAt)
          requests.push(requestsOf(running.proxy.between(sentAt, shownAt), answeredAt))
        }
        // Ours rings once a second, and once ahead: changes that follow closer than that are told together.
        await running.proxy.quiet(1_000)
      }
      row(
        `${contestant.name}: from the write’s answer, median of ${rounds}`,
        milliseconds(median(fromAnswer)),
      )
      row('  from the write’s sending', milliseconds(median(fromSending)))
      tellRequests('requests in between', requests)
    })
  } finally {
    await running.stop()
  }
}
