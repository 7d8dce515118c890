/**
 * `npm run bench directory`: the directory on the device beside what one would otherwise take, Dexie with
 * one row per entry and MiniSearch with a stored index; in a real browser, the same entries, one run.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { build } from 'vite'
import { contentOf, packOf } from '../../src/directory/content.ts'
import { createSearchable } from '../../src/directory/searchable.ts'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import {
  chosenKinds,
  chosenMunicipalities,
  type DirectoryBench,
} from './support/directory-bench.ts'
import { benchEntries, benchQueries, commonPair } from './support/directory-entries.ts'
import { packEntries, servePage } from './support/pack-server.ts'

const count = 10_000
const reopenings = 7

declare const bench: DirectoryBench

await main()

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kulturlots-bench-'))
  try {
    const root = fileURLToPath(new URL('./pages/directory/', import.meta.url))
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      worker: { format: 'es' },
      build: { outDir: join(folder, 'page'), target: 'esnext' },
    })
    const entries = benchEntries(count)
    const packs = packEntries(entries)
    const server = await servePage(join(folder, 'page'), packs)
    const load = (loadavg()[0] ?? 0).toFixed(1)
    const model = cpus()[0]?.model.trim() ?? 'unknown'
    console.log(`${availableParallelism()} cores, ${model}, load at the start ${load}`)
    tellSize(packs)
    try {
      await inBrowser(
        server.url,
        join(folder, 'profile'),
        benchQueries(entries),
        commonPair(entries.filter(isChosen)),
      )
    } finally {
      server.stop()
    }
    inMemory(100_000)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function inBrowser(
  url: string,
  profiles: string,
  texts: readonly string[],
  pair: string,
): Promise<void> {
  const executablePath = process.env['CHROMIUM_PATH']
  const onPage = async <Result>(
    profile: string,
    work: (text: string) => Promise<Result>,
  ): Promise<Result> => {
    // A browser started anew each time: nothing is warm but the disk.
    const context = await chromium.launchPersistentContext(`${profiles}-${profile}`, {
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    })
    try {
      const page = await context.newPage()
      await page.goto(url)
      return await page.evaluate(work, pair)
    } finally {
      await context.close()
    }
  }
  const times = async (name: string, work: (text: string) => Promise<number>) => {
    const taken: number[] = []
    for (let at = 0; at < reopenings; at += 1) taken.push(await onPage(name, work))
    return median(taken)
  }

  heading('Empty browser to searchable')
  const firsts: number[] = []
  for (let at = 0; at < 3; at += 1)
    firsts.push(await onPage(`ours-${at}`, (text) => bench.ours.first(text)))
  row('packs and scan (stored and searchable)', median(firsts))
  const rivals = []
  for (let at = 0; at < 3; at += 1)
    rivals.push(await onPage(`rival-${at}`, (text) => bench.rival.first(text)))
  row('Dexie bulkPut of one compressed file (stored)', median(rivals.map((time) => time.stored)))
  row('… and MiniSearch built (searchable)', median(rivals.map((time) => time.searchable)))

  heading('Opened again to the first 20 hits: two words, two facets')
  row('packs and scan', await times('ours-0', (text) => bench.ours.reopen(text)))
  row(
    'MiniSearch from its stored index, Dexie rows',
    await times('rival-0', (text) => bench.rival.reopen(text)),
  )

  heading('A query of two words with two facets, facet counts included in ours')
  const queries = JSON.stringify(texts)
  const ask = (who: 'ours' | 'rival') =>
    `bench.${who}.queries(${queries})` as unknown as () => Promise<readonly number[]>
  spread('packs and scan, through the worker', await onPage('ours-0', ask('ours')))
  spread('MiniSearch and Dexie rows', await onPage('rival-0', ask('rival')))
}

function isChosen({ kind, municipalities }: DirectoryEntry): boolean {
  return (
    chosenKinds.some((chosen) => chosen === kind) &&
    chosenMunicipalities.some((chosen) => municipalities.includes(chosen))
  )
}

function inMemory(size: number): void {
  const entries = benchEntries(size)
  const start = performance.now()
  const pack = packOf(entries)
  const folded = performance.now()
  const { index } = contentOf([pack.index], { changed: [], removed: [] })
  const joined = performance.now()
  const directory = createSearchable(index)
  const opened = performance.now()
  heading(`${size.toLocaleString('en')} entries in Node, memory only`)
  row('made into packs, validated and folded, once', folded - start)
  row('joined into one index, at a change', joined - folded)
  row('columns at opening', opened - joined)
  const taken = benchQueries(entries).map((text) => {
    const asked = performance.now()
    directory.find({
      text,
      kinds: chosenKinds,
      fields: [],
      municipalities: chosenMunicipalities,
      offset: 0,
      limit: 20,
    })
    return performance.now() - asked
  })
  spread('query', taken)
}

function tellSize({ manifest, bodies }: ReturnType<typeof packEntries>): void {
  const plain = manifest.packs.reduce((sum, pack) => sum + pack.bytes, 0)
  const packed = manifest.packs.reduce(
    (sum, pack) => sum + (bodies.get(pack.url)?.br.length ?? 0),
    0,
  )
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`
  console.log(
    `${manifest.count.toLocaleString('en')} entries, ${manifest.packs.length} packs, ${megabytes(plain)} plain, ${megabytes(packed)} brotli`,
  )
}

function heading(text: string): void {
  console.log(`\n${text}`)
}

function row(name: string, milliseconds: number): void {
  console.log(`  ${name.padEnd(52)} ${milliseconds.toFixed(0).padStart(6)} ms`)
}

function spread(name: string, times: readonly number[]): void {
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)]
  console.log(`  ${name.padEnd(52)} p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`)
}

function median(times: readonly number[]): number {
  return quantile(times, 0.5)
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
