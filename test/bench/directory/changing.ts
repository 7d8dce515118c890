/** A hundred entries change on the server: one request, its bytes, and how soon they are found. */
import { heading, median, milliseconds, row } from '../support/report.ts'
import { packEntries } from '../support/pack-server.ts'
import { directoryOf, newProfile, onPage, repeated, served, type Setting } from './setting.ts'

const changed = 100

export async function changing(setting: Setting): Promise<void> {
  const { entries, packed, pair } = directoryOf(setting.size)
  const news = entries
    .filter(({ kind }) => kind === 'actor')
    .slice(0, changed)
    .map((entry) => ({ ...entry, name: `${entry.name} Nyhetsord` }))
  const replaced = new Map<string, (typeof entries)[number]>(news.map((entry) => [entry.id, entry]))
  const next = packEntries(entries.map((entry) => replaced.get(entry.id) ?? entry))
  const changes = { id: 'next', entries: news, removed: [] }
  heading(`${changed} of ${entries.length.toLocaleString('en')} entries changed on the server`)
  let now = packed
  await served(
    setting.page,
    () => now,
    async ({ url, asked }) => {
      const rounds = await repeated(setting.rounds, async () => {
        const at = { profile: newProfile(), url }
        now = packed
        await onPage(setting, at, `bench.ours.first(${JSON.stringify(pair)})`)
        now = { ...next, manifest: { ...next.manifest, id: 'next' }, changes }
        asked.length = 0
        const took = await onPage<number>(setting, at, `bench.ours.change('nyhetsord')`)
        const requests = asked.filter((path) => path.startsWith('/api/directory/'))
        return { took, requests }
      })
      row(
        'found, from asking for the manifest (goal 100 ms)',
        milliseconds(median(rounds.map((one) => one.took))),
      )
      row('requests besides the manifest (goal 1)', String((rounds[0]?.requests.length ?? 0) - 1))
      row('bytes of the difference, uncompressed', String(JSON.stringify(changes).length))
      row('bytes of the changed entries', String(JSON.stringify(news).length))
    },
  )
}
