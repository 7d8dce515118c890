/** What the directory's figures are measured with: built pages, a served directory, and browsers. */
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright'
import { build } from 'vite'
import type { DirectoryEntry } from '../../../src/domain/directory/entry.ts'
import { chosenKinds, chosenMunicipalities } from '../support/directory-bench.ts'
import { benchEntries, benchQueries, commonPair } from '../support/directory-entries.ts'
import { packEntries, servePage, type Packed, type Served } from '../support/pack-server.ts'
import { workerConfig } from '../../../worker.config.ts'

export interface Setting {
  readonly folder: string
  /** Built. */
  readonly page: string
  readonly rivalsPage: string
  readonly app: string
  readonly rounds: number
  /** Entries of most figures, and of the largest directory. */
  readonly size: number
  readonly largest: number
}

export async function buildPages(folder: string): Promise<Pick<Setting, 'page' | 'rivalsPage'>> {
  const built = async (source: string, name: string) => {
    const outDir = join(folder, name)
    await build({
      root: fileURLToPath(new URL(source, import.meta.url)),
      configFile: false,
      logLevel: 'error',
      worker: workerConfig,
      build: { outDir, target: 'esnext', chunkSizeWarningLimit: 5_000 },
    })
    await writeFile(join(outDir, 'shell.js'), shellScript(await readdir(join(outDir, 'assets'))))
    return outDir
  }
  return {
    page: await built('../pages/directory/', 'page'),
    rivalsPage: await built('../rivals/directory-page/', 'rivals'),
  }
}

/** What the app's service worker does for the shell, and nothing else. Scripts put in while it is installed. */
function shellScript(assets: readonly string[]): string {
  const files = ['/', ...assets.map((asset) => `/assets/${asset}`)]
  return `
    const files = ${JSON.stringify(files)}
    addEventListener('install', (event) => {
      const kept = caches.open('shell').then((cache) => cache.addAll(files))
      event.waitUntil(kept.then(() => skipWaiting()))
    })
    addEventListener('activate', (event) => event.waitUntil(clients.claim()))
    addEventListener('fetch', (event) => {
      const { pathname } = new URL(event.request.url)
      if (files.includes(pathname)) event.respondWith(caches.match(event.request))
    })`
}

export interface Prepared {
  readonly entries: readonly DirectoryEntry[]
  readonly packed: Packed
  readonly queries: readonly string[]
  /** Two words with at least twenty hits among what is chosen. */
  readonly pair: string
}

const prepared = new Map<number, Prepared>()

export function directoryOf(size: number): Prepared {
  const known = prepared.get(size)
  if (known) return known
  const entries = benchEntries(size)
  const made = {
    entries,
    packed: packEntries(entries),
    queries: benchQueries(entries),
    pair: commonPair(entries.filter(isChosen)),
  }
  prepared.set(size, made)
  return made
}

function isChosen({ kind, municipalities }: DirectoryEntry): boolean {
  return (
    chosenKinds.some((chosen) => chosen === kind) &&
    chosenMunicipalities.some((chosen) => municipalities.includes(chosen))
  )
}

export async function served<Result>(
  folder: string,
  packed: Packed | (() => Packed),
  work: (server: Served) => Promise<Result>,
): Promise<Result> {
  const server = await servePage(folder, typeof packed === 'function' ? packed : () => packed)
  try {
    return await work(server)
  } finally {
    server.stop()
  }
}

let profiles = 0

export const newProfile = () => `profile-${(profiles += 1)}`

export interface Opening {
  readonly profile: string
  readonly url: string
  /** How many times slower the page's own thread runs. */
  readonly slower?: number
  readonly offline?: boolean
}

/** A browser started anew each time: nothing is warm but the disk. */
export async function inBrowser<Result>(
  { folder }: Setting,
  { profile, url, slower = 1 }: Opening,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const executablePath = process.env['CHROMIUM_PATH']
  const context = await chromium.launchPersistentContext(join(folder, profile), {
    ...(executablePath ? { executablePath } : {}),
    locale: 'sv-SE',
    viewport: { width: 360, height: 800 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  try {
    const page = await context.newPage()
    if (slower > 1) {
      const session = await context.newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
    }
    await page.goto(url, { waitUntil: 'commit' })
    return await work(page)
  } finally {
    await context.close()
  }
}

/** The page's script stands there once its `bench` does. */
export async function onPage<Result>(
  setting: Setting,
  opening: Opening,
  expression: string,
  object = 'bench',
): Promise<Result> {
  return inBrowser(setting, opening, async (page) => {
    await page.waitForFunction(`'${object}' in globalThis`)
    return page.evaluate<Result>(expression)
  })
}

export async function repeated<Result>(
  rounds: number,
  once: (round: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (let round = 0; round < rounds; round += 1) results.push(await once(round))
  return results
}
