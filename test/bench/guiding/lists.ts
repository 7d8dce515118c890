/**
 * The list of needs in the built app, in a real browser: opened by a press in the running app, opened as the page's
 * beginning, narrowed, searched; at full speed and with the page's thread four times slower. Beside it PouchDB's
 * `allDocs` and Dexie's `toArray` over the same documents, drawing as many rows without a framework.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { build } from 'vite'
import { edited } from '../../../src/domain/documents/edit.ts'
import { benchNeeds } from '../support/bench-documents.ts'
import { packEntries, servePage } from '../support/pack-server.ts'
import { heading, median, milliseconds, row } from '../support/report.ts'
import { startOurs } from '../sync/backend.ts'
import { inEmptyBrowser } from '../sync/browser.ts'
import type { ListTimer } from './list-timer.ts'

declare const listTimer: ListTimer
const timerScript = new URL('../pages/lists/list-timer.ts', import.meta.url)

export interface ListsSize {
  readonly needs: number
  readonly rounds: number
}

interface Times {
  readonly open: number[]
  /** From the beginning of the page; rivals have none, their page has nothing else to load. */
  readonly cold: number[]
  readonly filter: number[]
  readonly firstSearch: number[]
  readonly search: number[]
}

const emptyTimes = (): Times => ({ open: [], cold: [], filter: [], firstSearch: [], search: [] })
const speeds = [1, 4] as const
/** A first sync of thousands, on a machine that does other things too. */
const patient = { timeout: 180_000 }
/** Between the page's beginning and the press, ms: somebody looks where they are before they go on. */
const rest = 2_000
/** As many as the server takes at once. */
const batch = 100

export async function lists(size: ListsSize): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kulturlots-lists-'))
  try {
    heading(`The list of ${size.needs} needs, half of them open: medians of ${size.rounds}`)
    await measureOurs(folder, size)
    await measureRivals(folder, size)
    row('load at the end', (loadavg()[0] ?? 0).toFixed(1))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureOurs(folder: string, { needs, rounds }: ListsSize): Promise<void> {
  const backend = await startOurs(join(folder, 'ours'))
  try {
    await backend.write(needs)
    for (let at = 0; at < needs / 2; at += batch) await backend.resolve(batch)
    await inEmptyBrowser(folder, async (page, context) => {
      const answer = await context.request.post(`${backend.url}/api/session`, {
        data: backend.signIn,
        headers: { origin: backend.url },
      })
      if (!answer.ok()) throw new Error(`Not signed in: ${answer.status()}.`)
      await context.addInitScript({
        content: stripTypeScriptTypes(await readFile(timerScript, 'utf8')),
      })
      await page.goto(`${backend.url}/arenden?state=all`)
      await page.getByText('Allt är skickat').first().waitFor(patient)
      await page.locator('[data-row] a').first().waitFor(patient)
      const session = await context.newCDPSession(page)
      for (const rate of speeds) {
        await session.send('Emulation.setCPUThrottlingRate', { rate })
        const times = emptyTimes()
        // One round more, which is not counted: code is compiled in it.
        for (let round = 0; round <= rounds; round += 1) {
          const one = await oneRound(page, backend.url)
          if (round === 0) continue
          for (const name of ['open', 'cold', 'filter', 'firstSearch', 'search'] as const) {
            times[name].push(...one[name])
          }
        }
        const goals = rate === 1 ? ['300 ms', '50 ms'] : ['1 s', '200 ms']
        tell(rate === 1 ? 'Kulturlots' : 'Kulturlots, 4 × slower', times, goals)
      }
    })
  } finally {
    await backend.kill()
  }
}

/** The page is loaded anew, on a screen that shows no needs: what the app itself has brought by then counts as it is. */
async function oneRound(page: Page, url: string): Promise<Times> {
  await page.goto(`${url}/mer`)
  await page.getByText('Allt är skickat').first().waitFor(patient)
  await page.waitForTimeout(rest)
  const warm = await page.evaluate(async () => {
    const open = [await listTimer.open()]
    await listTimer.showFilters()
    const filter = [
      await listTimer.narrow('resolved'),
      await listTimer.narrow('new'),
      await listTimer.narrow('all'),
    ]
    const firstSearch = [await listTimer.search('47')]
    const search = [
      await listTimer.search('471'),
      await listTimer.search('4711'),
      await listTimer.search(''),
    ]
    return { open, filter, firstSearch, search }
  })
  await page.goto(`${url}/mer`)
  await page.goto(`${url}/arenden`)
  return { ...warm, cold: [await page.evaluate(() => listTimer.coldOpen())] }
}

async function measureRivals(folder: string, { needs, rounds }: ListsSize): Promise<void> {
  const outDir = join(folder, 'rivals')
  await build({
    root: fileURLToPath(new URL('../rivals/lists-page/', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    build: { outDir, target: 'esnext', chunkSizeWarningLimit: 5_000 },
  })
  const documents = benchNeeds(needs, '01BX5ZZKBKACTAV9WEVGEMMVRZ').map((document, at) =>
    at >= needs / 2
      ? document
      : edited(document, [{ kind: 'set', field: 'state', value: 'resolved' }], {
          dot: ['device', needs + at],
          at: '2026-11-22T11:00:00.000Z',
          by: '01BX5ZZKBKACTAV9WEVGEMMVRZ',
        }),
  )
  const server = await servePage(outDir, () => packEntries([]))
  try {
    await inEmptyBrowser(folder, async (page, context) => {
      const ready = async () => {
        await page.goto(server.url)
        await page.waitForFunction(`'rivals' in globalThis`)
      }
      await ready()
      await page.evaluate(`rivals.store(${JSON.stringify(documents)})`)
      const session = await context.newCDPSession(page)
      for (const rate of speeds) {
        await session.send('Emulation.setCPUThrottlingRate', { rate })
        for (const who of ['pouchdb', 'dexie']) {
          const times = emptyTimes()
          for (let round = 0; round <= rounds; round += 1) {
            await ready()
            const ask = (what: string) => page.evaluate<number>(`rivals.${what}`)
            const open = await ask(`open('${who}')`)
            const filter = await ask(`filter('resolved')`)
            const firstSearch = await ask(`search('47')`)
            const search = await ask(`search('471')`)
            if (round === 0) continue
            times.open.push(open)
            times.filter.push(filter)
            times.firstSearch.push(firstSearch)
            times.search.push(search)
          }
          const name = who === 'dexie' ? 'Dexie, toArray' : 'PouchDB, allDocs'
          tell(rate === 1 ? name : `${name}, 4 × slower`, times)
        }
      }
    })
  } finally {
    server.stop()
  }
}

function tell(
  who: string,
  { open, cold, filter, firstSearch, search }: Times,
  goals?: readonly string[],
) {
  const goal = (at: number) => (goals ? ` (goal ${goals[at] ?? ''})` : '')
  row(`${who}: opened${goal(0)}`, milliseconds(median(open)))
  if (cold.length > 0) row('  opened as the page’s beginning', milliseconds(median(cold)))
  row(`  narrowed to a state${goal(1)}`, milliseconds(median(filter)))
  row('  the first letters of a search', milliseconds(median(firstSearch)))
  row('  a letter more', milliseconds(median(search)))
}
