import { median, row } from '../support/report.ts'
import type { Contestant } from './contestants.ts'
import type { Asked } from './recording-proxy.ts'

/** What every figure is measured with. */
export interface Figure {
  readonly folder: string
  readonly contestants: readonly Contestant[]
  readonly rounds: number
  /** Date.now() at which the benchmark is to be over: long rounds that would not fit are left out. */
  readonly deadline: number
}

/** As people read them: the method, the last parts of the path, and when it began and ended after `from`. */
export function requestsOf(asked: readonly Asked[], from: number): string[] {
  return asked.map(({ method, path, startedAt, endedAt }) => {
    const { pathname, searchParams } = new URL(path, 'http://localhost')
    const name = pathname.includes('/_local/') ? '_local' : pathname.split('/').slice(-2).join('/')
    const feed = searchParams.get('feed')
    const ended = endedAt === undefined ? '' : String(endedAt - from)
    return `${method} ${name}${feed ? ` ${feed}` : ''} ${startedAt - from}…${ended}`
  })
}

/** How many it were, and the latest round's in full. */
export function tellRequests(what: string, rounds: readonly (readonly string[])[]): void {
  row(`  ${what}, median`, String(median(rounds.map((list) => list.length))))
  console.log(`    ${rounds.at(-1)?.join(' · ') ?? ''}`)
}
