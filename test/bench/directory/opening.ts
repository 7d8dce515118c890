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
    const read = median(
      await repeated(rounds, () =>
        onPage<number>(setting, { profile: newProfile(), url }, 'bench.storedBytesRead()'),
      ),
    )
    for (const installed of [true, false]) {
      const prepared = async (who: string) => {
        const at = { profile: newProfile(), url }
        if (installed) await onPage(setting, at, 'bench.install()')
        await onPage(setting, at, `bench.${who}.first(${text})`)
        const reopen = () => onPage<ReopenTimes>(setting, at, `bench.${who}.reopen(${text})`)
        // Browsers keep compiled what was loaded before.
        await repeated(2, reopen)
        return reopen
      }
      const [ours, mini] = [await prepared('ours'), await prepared('rival')]
      // In turn, so that both meet the same load.
      const pairs = await repeated(rounds, async () => [await ours(), await mini()] as const)
      const told = (name: string, seen: readonly ReopenTimes[]) => {
        const opening = median(seen.map((one) => one.fromOpening))
        const page = median(seen.map((one) => one.fromPage))
        row(name, `${milliseconds(opening)}, ${milliseconds(page)}`)
        return opening
      }
      const how = installed ? 'through a service worker' : 'without a service worker'
      const own = told(
        `ours, ${how}: from starting it, from the page`,
        pairs.map(([one]) => one),
      )
      const theirs = told(
        'MiniSearch from its stored index, Dexie rows: the same',
        pairs.map(([, one]) => one),
      )
      row('  against ours (goal 2.5 ×)', times(theirs, own))
      row('  ours against reading the stored bytes (goal: at most 2 ×)', times(own, read))
    }
    row('reading the stored bytes, and nothing else', milliseconds(read))
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
