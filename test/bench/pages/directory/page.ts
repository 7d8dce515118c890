/** The browser's half of `npm run bench directory`: ours and its rivals, each from its own empty database. */
import Dexie from 'dexie'
import MiniSearch from 'minisearch'
import {
  chosenKinds,
  chosenMunicipalities,
  type DirectoryBench,
} from '../../support/directory-bench.ts'
import type { DirectoryManifest } from '../../../../src/domain/directory/pack.ts'
import { LocalDirectory } from '../../../../src/directory/local-directory.ts'
import { createDirectoryClient } from '../../../../src/workers/directory-client.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly summary: string
  readonly municipalities: readonly string[]
  readonly kind: string
}

const facets = { kinds: chosenKinds, fields: [], municipalities: chosenMunicipalities }
const window20 = { offset: 0, limit: 20 }

const ours: DirectoryBench['ours'] = {
  async first(text) {
    const start = performance.now()
    const directory = createDirectoryClient()
    const whole = new Promise<void>((resolve) =>
      directory.onChange(({ kind }) => {
        if (kind === 'ready') resolve()
      }),
    )
    const refreshing = directory.refresh()
    // As a screen that waits for all entries does: storing goes on behind it.
    await whole
    const { hits } = await directory.search({ ...facets, ...window20, text })
    const searchable = performance.now() - start
    if (hits.length !== 20) throw new Error(`${hits.length} hits`)
    const outcome = await refreshing
    if (outcome.kind !== 'updated') throw new Error(outcome.kind)
    const stored = performance.now() - start
    directory.stop()
    return { stored, searchable }
  },
  async reopen(text) {
    const start = performance.now()
    const directory = createDirectoryClient()
    const { hits } = await directory.search({ ...facets, ...window20, text })
    const fromPage = performance.now()
    if (hits.length !== 20) throw new Error(`${hits.length} hits`)
    directory.stop()
    return { fromPage, fromOpening: fromPage - start }
  },
  async queries(texts, inPage) {
    const directory = inPage ? inThisThread() : createDirectoryClient()
    // As somebody would who opens the catalogue: everything in name order is on the screen.
    await directory.search({ ...facets, ...window20, text: '' })
    const times: number[] = []
    for (const text of texts) {
      const start = performance.now()
      await directory.search({ ...facets, ...window20, text })
      times.push(performance.now() - start)
    }
    directory.stop()
    return times
  },
  async change(text) {
    const directory = createDirectoryClient()
    const everything = { kinds: [], fields: [], municipalities: [], ...window20 }
    await directory.search({ ...everything, text })
    const news = new Promise<void>((resolve) =>
      directory.onChange((state) => {
        if (state.kind === 'ready' && state.manifestId === 'next') resolve()
      }),
    )
    const start = performance.now()
    const refreshing = directory.refresh()
    await news
    const { total } = await directory.search({ ...everything, text })
    const took = performance.now() - start
    if (total === 0) throw new Error('Not found.')
    const outcome = await refreshing
    if (outcome.kind !== 'updated') throw new Error(outcome.kind)
    directory.stop()
    return took
  },
  async keep() {
    const directory = inThisThread()
    await directory.search({ ...facets, ...window20, text: 'musik' })
    Object.assign(globalThis, { kept: directory })
  },
}

function inThisThread(): LocalDirectory {
  return new LocalDirectory({ fetch: (url, init) => fetch(url, init), now: () => new Date() })
}

function openRival() {
  const database = new Dexie('rival', { chromeTransactionDurability: 'relaxed' })
  database.version(1).stores({ entries: 'id', index: '' })
  return {
    database,
    entries: database.table<Row, string>('entries'),
    index: database.table<string, string>('index'),
  }
}

const options = {
  fields: ['name', 'summary'],
  storeFields: ['municipalities', 'kind'],
  searchOptions: { boost: { name: 4 }, prefix: true, combineWith: 'AND' as const },
}

function searchIndex(index: MiniSearch<Row>, text: string) {
  return index.search(text, {
    filter: ({ kind, municipalities }) =>
      facets.kinds.some((chosen) => chosen === kind) &&
      facets.municipalities.some((chosen) => (municipalities as string[]).includes(chosen)),
  })
}

async function firstHits(
  rival: ReturnType<typeof openRival>,
  index: MiniSearch<Row>,
  text: string,
) {
  const hits = searchIndex(index, text).slice(0, 20)
  return rival.entries.bulkGet(hits.map((hit) => hit.id as string))
}

const rival: DirectoryBench['rival'] = {
  async first(text) {
    const start = performance.now()
    const database = openRival()
    const lines = await (await fetch('/rival/entries.ndjson?gzip')).text()
    const rows = lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
    await database.entries.bulkPut(rows)
    const stored = performance.now() - start
    const index = new MiniSearch<Row>(options)
    index.addAll(rows.filter((row) => row.kind !== 'taxonomy'))
    await firstHits(database, index, text)
    const searchable = performance.now() - start
    await database.index.put(JSON.stringify(index), 'index')
    database.database.close()
    return { stored, searchable }
  },
  async reopen(text) {
    const start = performance.now()
    const database = openRival()
    const index = MiniSearch.loadJSON<Row>((await database.index.get('index')) ?? '', options)
    const hits = await firstHits(database, index, text)
    const fromPage = performance.now()
    if (hits.length !== 20) throw new Error(`${hits.length} hits`)
    database.database.close()
    return { fromPage, fromOpening: fromPage - start }
  },
  async queries(texts) {
    const database = openRival()
    const index = MiniSearch.loadJSON<Row>((await database.index.get('index')) ?? '', options)
    const times: number[] = []
    for (const text of texts) {
      const start = performance.now()
      await firstHits(database, index, text)
      times.push(performance.now() - start)
    }
    database.database.close()
    return times
  },
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const wholeText = async () => (await fetch('/rival/entries.ndjson')).text()

const bench: DirectoryBench = {
  async install() {
    const controlled = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve),
    )
    await navigator.serviceWorker.register('/shell.js')
    await controlled
  },
  ours,
  rival,
  parsed: () =>
    timed(async () => {
      for (const line of (await wholeText()).trimEnd().split('\n')) JSON.parse(line)
    }),
  fetched: () => timed(wholeText),
  packsFetched: () =>
    timed(async () => {
      const answer = await fetch('/api/directory/manifest')
      const { packs } = (await answer.json()) as DirectoryManifest
      await Promise.all(packs.map(async ({ url }) => (await fetch(url)).arrayBuffer()))
    }),
  async storedBytesRead() {
    const database = new Dexie('bytes')
    database.version(1).stores({ packs: '' })
    const packs = database.table<Uint8Array, number>('packs')
    const bytes = new TextEncoder().encode(await wholeText())
    const size = 400_000
    for (let at = 0; at < bytes.length; at += size) await packs.put(bytes.slice(at, at + size), at)
    database.close()
    const took = await timed(async () => {
      await database.open()
      await packs.toArray()
    })
    await database.delete()
    return took
  },
}
Object.assign(globalThis, { bench })
