/** Empty browser to searchable, beside what one would otherwise take, and the bytes it takes. */
import { join } from 'node:path'
import { administrator, authorization } from '../sync/backend.ts'
import { startRecordingProxy } from '../sync/recording-proxy.ts'
import { directoryDocument } from '../../../src/domain/directory/entry-document.ts'
import type { DirectoryEntry } from '../../../src/domain/directory/entry.ts'
import type { FirstTimes } from '../support/directory-bench.ts'
import { wholeFile } from '../support/pack-server.ts'
import { startProcess } from '../support/processes.ts'
import { heading, median, milliseconds, row, times } from '../support/report.ts'
import { directoryOf, newProfile, onPage, repeated, served, type Setting } from './setting.ts'

export async function arriving(setting: Setting): Promise<void> {
  const { rounds, size } = setting
  const { entries, packed, pair } = directoryOf(size)
  heading(
    `${entries.length.toLocaleString('en')} entries into an empty browser, median of ${rounds}`,
  )
  const fresh = (url: string) => ({ profile: newProfile(), url })
  const [ours, dexie, parsed] = await served(setting.page, packed, async ({ url }) => {
    const first = (who: string) =>
      repeated(rounds, () =>
        onPage<FirstTimes>(setting, fresh(url), `bench.${who}.first(${JSON.stringify(pair)})`),
      )
    const bare = await repeated(rounds, () => onPage<number>(setting, fresh(url), 'bench.parsed()'))
    return [await first('ours'), await first('rival'), bare] as const
  })
  const searchable = median(ours.map((one) => one.searchable))
  row('packs, checked and indexed: searchable', milliseconds(searchable))
  row('  and stored', milliseconds(median(ours.map((one) => one.stored))))
  const compare = (name: string, figures: readonly number[]) => {
    row(name, milliseconds(median(figures)))
    row('  against ours', times(median(figures), searchable))
  }
  const stored = dexie.map((one) => one.stored)
  compare('one gzip file into Dexie bulkPut: stored (goal 4 ×)', stored)
  compare(
    '  and MiniSearch built: searchable',
    dexie.map((one) => one.searchable),
  )
  const pouch = await withPouch(setting, entries)
  compare('PouchDB _bulk_get by the thousand: stored (goal 6 ×)', pouch.fetched)
  compare('PouchDB replication, stock: stored (goal 20 ×)', pouch.replicated)
  row('fetch and JSON.parse of the same bytes', milliseconds(median(parsed)))
  row('  ours against it (goal: at most 2 ×)', times(searchable, median(parsed)))
  const bytes = packed.manifest.packs.reduce((sum, pack) => sum + (pack.transferBytes ?? 0), 0)
  const whole = packed.bodies.get(wholeFile)?.br.length ?? 0
  row('packs, brotli', `${(bytes / 1e6).toFixed(2)} MB`)
  row('  against one brotli file (goal: at most 1.2 ×)', times(bytes, whole))
}

/** PouchDB from the embedded store behind CouchDB's own API. */
async function withPouch(setting: Setting, entries: readonly DirectoryEntry[]) {
  const directory = join(setting.folder, newProfile())
  const args = ['--port', '0', '--admin', administrator, '--data', directory]
  const server = await startProcess(['sync-server/conformance/main.ts', ...args])
  const headers = { authorization, 'content-type': 'application/json' }
  await fetch(`${server.url}/directory`, { method: 'PUT', headers })
  const written = { dot: ['bench', 1], at: '2026-11-22T10:00:00Z', by: 'bench' } as const
  for (let at = 0; at < entries.length; at += 500) {
    const docs = entries.slice(at, at + 500).map((entry) => directoryDocument(entry, written))
    const body = JSON.stringify({ docs })
    await fetch(`${server.url}/directory/_bulk_docs`, { method: 'POST', headers, body })
  }
  const route = { target: server.url, prefix: '/db', authorization, folder: setting.rivalsPage }
  const proxy = await startRecordingProxy(route)
  const ask = (call: string) =>
    repeated(setting.rounds, () =>
      onPage<number>(
        setting,
        { profile: newProfile(), url: proxy.url },
        `pouch.${call}(${entries.length})`,
        'pouch',
      ),
    )
  try {
    return { fetched: await ask('bulkGet'), replicated: await ask('replicate') }
  } finally {
    proxy.stop()
    await server.kill()
  }
}
