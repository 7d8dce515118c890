/**
 * The built app on slow 4G with the page's thread four times slower: from the navigation to the first pack
 * being searchable, and to all of it, beside the bare transfer of the same bytes on the same line. The
 * browser slows down the page's thread alone: the directory's worker runs as fast as the machine.
 */
import { heading, median, milliseconds, row, times } from '../support/report.ts'
import { slow4g, startSlowLine } from '../support/slow-line.ts'
import type { FirstTimes } from '../support/directory-bench.ts'
import {
  directoryOf,
  inBrowser,
  newProfile,
  onPage,
  repeated,
  served,
  type Setting,
} from './setting.ts'

export async function onSlowLine(setting: Setting): Promise<void> {
  const { packed, pair } = directoryOf(setting.size)
  heading('Slow 4G, four times slower: 1.6 Mbit/s, 150 ms')
  const app = await served(setting.app, packed, ({ url }) =>
    onLine(url, (slowUrl) =>
      repeated(setting.rounds, () =>
        inBrowser(
          setting,
          { profile: newProfile(), url: `${slowUrl}katalog`, slower: 4 },
          async (page) => {
            const now = () => page.evaluate(() => performance.now())
            await page.locator('[data-entry]').first().waitFor({ timeout: 120_000 })
            const first = await now()
            await page.waitForFunction(
              `!document.querySelector('progress') && document.querySelector('[data-entry]')`,
              undefined,
              { timeout: 120_000 },
            )
            return { first, all: await now() }
          },
        ),
      ),
    ),
  )
  row(
    'the app: first entries on screen (goal 3 s)',
    milliseconds(median(app.map((one) => one.first))),
  )
  row('  everything there, the app included', milliseconds(median(app.map((one) => one.all))))
  await served(setting.page, packed, ({ url }) =>
    onLine(url, async (slowUrl) => {
      const fresh = () => ({ profile: newProfile(), url: slowUrl, slower: 4 })
      const text = JSON.stringify(pair)
      const ours = await onPage<FirstTimes>(setting, fresh(), `bench.ours.first(${text})`)
      const packs = await onPage<number>(setting, fresh(), 'bench.packsFetched()')
      const whole = await onPage<number>(setting, fresh(), 'bench.fetched()')
      const dexie = await onPage<FirstTimes>(setting, fresh(), `bench.rival.first(${text})`)
      row('the directory alone: searchable', milliseconds(ours.searchable))
      row('bare transfer of the same packs', milliseconds(packs))
      row('  ours against it (goal: at most 1.15 ×)', times(ours.searchable, packs))
      row('bare transfer of one brotli file', milliseconds(whole))
      row('one gzip file into Dexie bulkPut: stored', milliseconds(dexie.stored))
    }),
  )
}

async function onLine<Result>(
  url: string,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const line = await startSlowLine(url, slow4g)
  try {
    return await work(line.url)
  } finally {
    line.stop()
  }
}
