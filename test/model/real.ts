/**
 * The same with real processes at smaller size: the built app in Chromium profiles, the real server, and
 * SIGKILL to any of them between two steps. What the app called saved must be on every device at the end,
 * each once, and all devices must show the same.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { desktop, startDevice, type Device } from '../e2e/support/device.ts'
import { signInOnScreen } from '../e2e/support/sign-in.ts'
import { startSyncServer, type SyncServer } from '../e2e/support/sync-server.ts'
import { createRandom } from './random.ts'

export interface RealOptions {
  readonly devices: number
  readonly steps: number
  readonly seed: number
  readonly tell: (line: string) => void
}

export interface RealOutcome {
  readonly steps: number
  readonly kills: number
  readonly acknowledged: number
  /** Saved, and not on every device. */
  readonly lost: readonly string[]
  readonly duplicates: readonly string[]
  /** Whether all devices hold the same, with nothing waiting. */
  readonly equal: boolean
}

interface Screen {
  readonly device: Device
  page: Page | undefined
}

/** Longest wait for everything to have come everywhere, ms; a machine may be slow. */
const patience = 120_000

export async function runReal({ devices, steps, seed, tell }: RealOptions): Promise<RealOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'kulturlots-model-'))
  const random = createRandom(seed)
  const server = await startSyncServer({ dataDirectory: join(folder, 'data') })
  const screens: Screen[] = []
  try {
    for (let index = 0; index < devices; index++) {
      const device = await startDevice(join(folder, `profile-${index}`), desktop)
      screens.push({ device, page: undefined })
      await signIn(device, server)
      await device.start()
    }
    const saved: string[] = []
    let kills = 0
    let up = true
    for (let step = 0; step < steps; step++) {
      const screen = random.pick(screens)
      const lot = random.below(100)
      if (lot < 60) {
        const text = `Påhittat behov ${seed}-${step}`
        tell(`${screens.indexOf(screen)} saves ${text}`)
        await save(screen, server, text)
        saved.push(text)
      } else if (lot < 75) {
        tell(`kill browser ${screens.indexOf(screen)}`)
        kills += 1
        await screen.device.kill()
        screen.page = undefined
        await screen.device.start()
      } else {
        tell(up ? 'kill the server' : 'start the server')
        if (up) {
          kills += 1
          await server.kill()
        } else await server.start()
        up = !up
      }
    }
    if (!up) await server.start()
    const ends = await settled(screens, server, saved)
    return { steps, kills, acknowledged: saved.length, ...ends }
  } finally {
    for (const { device } of screens) await device.kill()
    await server.kill()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Closed again afterwards: Chromium writes new cookies within 30 s, or when it is closed. */
async function signIn(device: Device, server: SyncServer): Promise<void> {
  const page = await device.open(server.url)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await signInOnScreen(page, server, 'staff')
  await page.getByText('Allt är skickat').first().waitFor({ state: 'attached' })
  await device.close()
}

/** Returns when the app has said that it is saved. */
async function save(screen: Screen, server: SyncServer, text: string): Promise<void> {
  const page = (screen.page ??= await screen.device.open(`${server.url}/anteckna`))
  await page.goto(`${server.url}/anteckna`)
  await page.getByRole('group', { name: 'Behov', exact: true }).getByRole('textbox').fill(text)
  await page.getByRole('button', { name: 'Spara' }).click()
  await page.getByText('Sparat på').first().waitFor()
}

interface Held {
  readonly waiting: number
  readonly texts: readonly string[]
  readonly rows: string
}

/** What the device's own database says. */
function heldBy(page: Page): Promise<Held> {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
    const name = names.find((each) => /^kulturlots-journal-.*-[0-9A-Z]{26}$/.test(each)) ?? ''
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(new Error('The journal does not open.'))
    })
    const all = (store: string) =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const asking = database.transaction(store).objectStore(store).getAll()
        asking.onsuccess = () => resolve(asking.result as Record<string, unknown>[])
        asking.onerror = () => reject(new Error('The journal can’t be read.'))
      })
    const [rows, journal] = [await all('rows'), await all('journal')]
    database.close()
    const casework = rows.filter((row) => row['database'] === 'casework')
    const texts = casework.flatMap((row) => {
      const found = /"Påhittat behov [0-9]+-[0-9]+"/.exec(JSON.stringify(row['document']))
      return found ? [found[0].slice(1, -1)] : []
    })
    return {
      waiting: journal.length,
      texts,
      rows: JSON.stringify(casework.map(({ id, document }) => [id, document])),
    }
  })
}

async function settled(
  screens: readonly Screen[],
  server: SyncServer,
  saved: readonly string[],
): Promise<Pick<RealOutcome, 'lost' | 'duplicates' | 'equal'>> {
  for (const screen of screens) screen.page ??= await screen.device.open(server.url)
  const until = performance.now() + patience
  for (;;) {
    const held: Held[] = []
    for (const { page } of screens) if (page) held.push(await heldBy(page))
    const lost = saved.filter((text) => !held.every(({ texts }) => texts.includes(text)))
    const equal =
      new Set(held.map(({ rows }) => rows)).size === 1 && held.every(({ waiting }) => waiting === 0)
    if ((lost.length === 0 && equal) || performance.now() > until) {
      const duplicates = held.flatMap(({ texts }) =>
        texts.filter((text, index) => texts.indexOf(text) !== index),
      )
      return { lost, duplicates, equal }
    }
    await screens[0]?.page?.waitForTimeout(250)
  }
}
