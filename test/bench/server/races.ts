/** Eight writers at once on one revision: one of them wins, the others hear of the conflict. */
import { join } from 'node:path'
import { startCouchMode } from '../support/processes.ts'
import { heading, row } from '../support/report.ts'

const races = 100
const writers = 8

export async function racesOnOneRevision(folder: string): Promise<void> {
  const server = await startCouchMode(join(folder, 'races'))
  const headers = {
    'content-type': 'application/json',
    authorization: `Basic ${btoa('bench:bench')}`,
  }
  const put = async (body: unknown) => {
    const init = { method: 'PUT', headers, body: JSON.stringify(body) }
    const response = await fetch(`${server.url}/races/hot`, init)
    return { status: response.status, answer: (await response.json()) as { rev: string } }
  }
  try {
    await fetch(`${server.url}/races`, { method: 'PUT', headers })
    let { rev } = (await put({ at: 0 })).answer
    let withOneWinner = 0
    for (let race = 0; race < races; race += 1) {
      const from = { _rev: rev }
      const outcomes = await Promise.all(
        Array.from({ length: writers }, (_, writer) => put({ ...from, race, writer })),
      )
      const won = outcomes.filter(({ status }) => status === 201)
      const lost = outcomes.filter(({ status }) => status === 409)
      if (won.length === 1 && lost.length === writers - 1) withOneWinner += 1
      rev = won[0]?.answer.rev ?? rev
    }
    heading(`Races of ${writers} writers on one revision`)
    row('races with exactly one winner', `${withOneWinner} of ${races}`)
  } finally {
    await server.kill()
  }
}
