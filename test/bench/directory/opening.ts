/** Opened again, asked, held in memory: at one size, beside MiniSearch restored from its stored index. */
import type { ReopenTimes } from '../support/directory-bench.ts'
import { heading, median, milliseconds, quantile, row, times } from '../support/report.ts'
import {
  directoryOf,
  inBrowser,
  newProfile,
  onPage,
  repeated,
  served,
  type Setting,
} from './setting.ts'

export async function reopening(setting: Setting): Promise<void> {
  const { rounds, size } = setting
  const { packed, pair } = directoryOf(size)
  heading(`Opened again to the first 20 hits of two words with two facets, median of ${rounds}`)
  await served(setting.page, packed, async ({ url }) => {
    const text = JSON.stringify(pair)
    const reopened = async (who: string, name: string) => {
      const at = { profile: newProfile(), url }
      await onPage(setting, at, `bench.${who}.first(${text})`)
      const seen = await repeated(rounds, () =>
        onPage<ReopenTimes>(setting, at, `bench.${who}.reopen(${text})`),
      )
      const [opening, page] = [seen.map((one) => one.fromOpening), seen.map((one) => one.fromPage)]
      row(name, `${milliseconds(median(opening))}, ${milliseconds(median(page))}`)
      return median(opening)
    }
    const ours = await reopened('ours', 'ours: from starting it, from the beginning of the page')
    const mini = await reopened('rival', 'MiniSearch from its stored index, Dexie rows: the same')
    const read = median(
      await repeated(rounds, () =>
        onPage<number>(setting, { profile: newProfile(), url }, 'bench.storedBytesRead()'),
      ),
    )
    row('  against ours (goal 2.5 ×)', times(mini, ours))
    row('reading the stored bytes, and nothing else', milliseconds(read))
    row('  ours against it (goal: at most 2 ×)', times(ours, read))
  })
}

export async function asking(setting: Setting): Promise<void> {
  heading('A query of two words with two facets, its facet counts included: p50, p95')
  for (const size of [setting.size, setting.largest]) {
    const { packed, pair, queries } = directoryOf(size)
    const texts = JSON.stringify(queries)
    const name = size.toLocaleString('en')
    await served(setting.page, packed, async ({ url }) => {
      const at = { profile: newProfile(), url }
      await onPage(setting, at, `bench.ours.first(${JSON.stringify(pair)})`)
      const ask = async (inPage: boolean, slower: number) =>
        spread(
          await onPage<readonly number[]>(
            setting,
            { ...at, slower },
            `bench.ours.queries(${texts}, ${inPage})`,
          ),
        )
      row(`${name} entries, through the worker`, await ask(false, 1))
      row(`${name} entries, in a thread four times slower`, await ask(true, 4))
      if (size !== setting.size) return
      const rival = { profile: newProfile(), url }
      await onPage(setting, rival, `bench.rival.first(${JSON.stringify(pair)})`)
      const theirs = await onPage<readonly number[]>(
        setting,
        rival,
        `bench.rival.queries(${texts})`,
      )
      row(`${name} entries, MiniSearch and Dexie rows, without counts`, spread(theirs))
    })
  }
}

function spread(figures: readonly number[]): string {
  return [quantile(figures, 0.5), quantile(figures, 0.95)].map(milliseconds).join(', ')
}

/** In the page's thread: a worker's heap can't be read from outside. */
export async function heap(setting: Setting): Promise<void> {
  heading('Heap after opening and one query (goal: below 25 MB at 10,000)')
  for (const size of [setting.size, setting.largest]) {
    row(`${size.toLocaleString('en')} entries`, megabytes(await heapAt(setting, size)))
  }
}

export async function heapAt(setting: Setting, size: number): Promise<number> {
  const { packed, pair } = directoryOf(size)
  return served(setting.page, packed, async ({ url }) => {
    const at = { profile: newProfile(), url }
    await onPage(setting, at, `bench.ours.first(${JSON.stringify(pair)})`)
    return inBrowser(setting, at, async (page) => {
      const session = await page.context().newCDPSession(page)
      const used = async () => {
        await session.send('HeapProfiler.collectGarbage')
        const { usedSize, backingStorageSize = 0 } = (await session.send(
          'Runtime.getHeapUsage',
        )) as { usedSize: number; backingStorageSize?: number }
        return usedSize + backingStorageSize
      }
      await page.waitForFunction(`'bench' in globalThis`)
      const before = await used()
      await page.evaluate('bench.ours.keep()')
      return (await used()) - before
    })
  })
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
