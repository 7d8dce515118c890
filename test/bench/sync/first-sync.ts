/** The first synchronisation: from opening the page in an empty browser to all documents. */
import { join } from 'node:path'
import { heading, median, milliseconds, row, times } from '../support/report.ts'
import { inEmptyBrowser, probing } from './browser.ts'
import { ours, type Contestant, type Running } from './contestants.ts'
import type { Figure } from './figure.ts'

const documents = 10_000

interface Times {
  readonly first: number
  readonly all: number
  /** Requests until then, and when the last of them that it needed was answered. */
  readonly requests: number
  readonly answered: number
  /** Ours alone has a second place, which may fill afterwards. */
  readonly replica: number | undefined
}

export async function firstSync({ folder, contestants, rounds, deadline }: Figure): Promise<void> {
  const count = documents.toLocaleString('en')
  heading(
    `${count} documents into an empty browser, from opening the page (goal: PouchDB takes 3 ×)`,
  )
  const running = new Map<Contestant, Running>()
  const seen = new Map<Contestant, Times[]>()
  const others = new Map<Contestant, number>()
  try {
    for (const contestant of contestants) {
      const one = await contestant.start(join(folder, `first-${contestant.name}`))
      running.set(contestant, one)
      seen.set(contestant, [])
      others.set(contestant, contestant === ours ? await hitsBefore(one, folder) : 0)
      await one.backend.write(documents)
    }
    // Turn by turn, so that a busy moment of the machine meets all of them.
    let longest = 0
    for (let round = 0; round < rounds; round += 1) {
      if (round > 0 && Date.now() + longest > deadline) break
      const begunAt = Date.now()
      for (const [contestant, one] of running) {
        const wanted = documents + (others.get(contestant) ?? 0)
        seen.get(contestant)?.push(await measure(contestant, one, folder, wanted))
      }
      longest = Math.max(longest, Date.now() - begunAt)
    }
  } finally {
    for (const one of running.values()) await one.stop()
  }
  for (const [{ name }, figures] of seen) {
    row(
      `${name}: first rows on screen, median of ${figures.length}`,
      milliseconds(median(figures.map(({ first }) => first))),
    )
    row('  all in the list', milliseconds(median(figures.map(({ all }) => all))))
    row(
      '  its last answer from the server',
      milliseconds(median(figures.map(({ answered }) => answered))),
    )
    row('  requests for documents', String(median(figures.map(({ requests }) => requests))))
    const replicas = figures.flatMap(({ replica }) => replica ?? [])
    if (replicas.length > 0) row('  all in the replica', milliseconds(median(replicas)))
  }
  const mine = median((seen.get(ours) ?? []).map(({ all }) => all))
  for (const [contestant, figures] of seen) {
    if (contestant === ours) continue
    const theirs = median(figures.map(({ all }) => all))
    row(`All in the list: ${contestant.name} takes`, times(theirs, mine))
  }
}

/** What the demo has brought into the same list. */
function hitsBefore(running: Running, folder: string): Promise<number> {
  return inEmptyBrowser(folder, async (page, context) => {
    await running.signIn(context)
    await running.openFirst(page)
    await running.proxy.quiet(3_000)
    return (await probing(page).hits()) ?? 0
  })
}

function measure(
  contestant: Contestant,
  running: Running,
  folder: string,
  wanted: number,
): Promise<Times> {
  return inEmptyBrowser(folder, async (page, context) => {
    await running.signIn(context)
    const from = Date.now()
    await running.openFirst(page)
    const { reached, count } = probing(page)
    const [first, all] = await Promise.all([reached(1), reached(wanted)])
    let replica: number | undefined
    while (contestant === ours && replica === undefined) {
      const stored = await count('-casework', 'document-store')
      if (stored >= documents) replica = Date.now() - from
      else await new Promise((resolve) => setTimeout(resolve, 100))
    }
    const asked = running.proxy.between(from, all).filter(({ path }) => path.startsWith('/db/'))
    const answered = Math.max(...asked.map(({ endedAt = from }) => Math.min(endedAt, all))) - from
    const requests = asked.length
    return { first: first - from, all: all - from, requests, answered, replica }
  })
}
