/** An import in a thread of its own, which lives as long as its screen. */
import { expose } from 'comlink'
import { fetchManifest, fetchPack } from '../directory/fetch-directory.ts'
import type { DirectoryEntry } from '../domain/directory/entry.ts'
import { parseLine } from '../domain/directory/parse-entry.ts'
import { toHsds } from '../domain/hsds/to-hsds.ts'
import { v5 as uuidv5 } from 'uuid'
import { ImportSession, type LoadEntries } from '../features/import/import-session.ts'

const fetchHere: typeof fetch = (url, init) => fetch(url, init)

/** All of it, from the server: what is on the device may be a part, or a day old. */
const loadEntries: LoadEntries = async (progress) => {
  const answer = await fetchManifest(fetchHere)
  if (answer.kind !== 'manifest') return undefined
  const { packs } = answer.manifest
  const entries: DirectoryEntry[] = []
  for (const [index, reference] of packs.entries()) {
    progress(index, packs.length)
    const fetched = await fetchPack(fetchHere, reference)
    if (fetched.kind !== 'pack') return undefined
    for (const line of new TextDecoder().decode(fetched.pack.bytes).split('\n')) {
      const entry = line === '' ? undefined : parseLine(line)
      if (entry) entries.push(entry)
    }
  }
  progress(packs.length, packs.length)
  return entries
}

const session = new ImportSession(loadEntries)

const calls = {
  open: (file: Blob) => session.open(file),
  check: (...given: Parameters<ImportSession['check']>) => session.check(...given),
  problems: (...given: Parameters<ImportSession['problems']>) => session.problems(...given),
  doubts: () => session.doubts(),
  plan: (...given: Parameters<ImportSession['plan']>) => session.plan(...given),
  lines: (...given: Parameters<ImportSession['lines']>) => session.lines(...given),
  rows: (...given: Parameters<ImportSession['rows']>) => session.rows(...given),
  /** The whole directory as HSDS's JSON. Undefined when the server can't be reached. */
  async hsdsFile(origin: string): Promise<Blob | undefined> {
    const entries = await loadEntries(() => undefined)
    if (!entries) return undefined
    const space = uuidv5(origin, uuidv5.URL)
    const tables = toHsds(entries, (name) => uuidv5(name, space))
    return new Blob([JSON.stringify(tables)], { type: 'application/json' })
  },
}
export type ImportWorkerCalls = typeof calls

expose(calls)
