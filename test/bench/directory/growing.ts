/** How each cost grows: the exponent of a power law between the smallest and the largest directory. */
import type { FirstTimes, ReopenTimes } from '../support/directory-bench.ts'
import { heading, median, milliseconds, quantile, row } from '../support/report.ts'
import { heapAt } from './opening.ts'
import { directoryOf, newProfile, onPage, served, type Setting } from './setting.ts'

export async function growing(setting: Setting): Promise<void> {
  const sizes = [setting.largest / 100, setting.largest / 10, setting.largest]
  heading(
    `At ${sizes.map((size) => size.toLocaleString('en')).join(', ')} entries (goal: exponent 1)`,
  )
  const measured: Costs[] = []
  for (const size of sizes) measured.push(await costsAt(setting, size))
  const tell = (what: string, of: (costs: Costs) => number, said = milliseconds) => {
    const values = measured.map(of)
    const exponent = Math.log10((values.at(-1) ?? 1) / (values[0] ?? 1)) / 2
    row(what, `${values.map(said).join(', ')}; ${exponent.toFixed(2)}`)
  }
  tell('empty browser to searchable', ({ first }) => first)
  tell('opened again to the first hits', ({ reopened }) => reopened)
  tell('query, p95', ({ query }) => query)
  tell(
    'heap',
    ({ heap }) => heap,
    (bytes) => `${(bytes / 1e6).toFixed(1)} MB`,
  )
}

interface Costs {
  readonly first: number
  readonly reopened: number
  readonly query: number
  readonly heap: number
}

async function costsAt(setting: Setting, size: number): Promise<Costs> {
  const { packed, pair, queries } = directoryOf(size)
  const costs = await served(setting.page, packed, async ({ url }) => {
    const at = { profile: newProfile(), url }
    const text = JSON.stringify(pair)
    const { searchable } = await onPage<FirstTimes>(setting, at, `bench.ours.first(${text})`)
    const reopened: number[] = []
    for (let round = 0; round < 3; round += 1) {
      const opened = await onPage<ReopenTimes>(setting, at, `bench.ours.reopen(${text})`)
      reopened.push(opened.fromOpening)
    }
    const asked = await onPage<readonly number[]>(
      setting,
      at,
      `bench.ours.queries(${JSON.stringify(queries)}, false)`,
    )
    return { first: searchable, reopened: median(reopened), query: quantile(asked, 0.95) }
  })
  return { ...costs, heap: await heapAt(setting, size) }
}
