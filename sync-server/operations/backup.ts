/**
 * A copy of the embedded store that is consistent while the server runs: SQLite's `VACUUM INTO` reads one
 * snapshot, and what was deleted is not in it. Accounts are part of the store; packs derive from it; the list
 * of the erased and the server's identity are not in it on purpose.
 *
 * A backup is a file and its checksum beside it, `FILE.sha256`, as `sha256sum` writes it.
 */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { syncDirectory } from '../erased/list-file.ts'

export interface Backup {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
  readonly databases: number
  readonly documents: number
}

/** What the one who asks can put right. */
export class Refusal extends Error {}

/** @param to a file that is not there yet, or a folder, which gets one named after the time. */
export async function backUp(store: string, to: string, now: Date): Promise<Backup> {
  if (!existsSync(store)) throw new Refusal(`There is no store at ${store}. Set DATA_DIR.`)
  const file = await target(to, now)
  if (existsSync(file)) throw new Refusal(`${file} is there already; a backup replaces none.`)
  const unfinished = `${file}.unfinished`
  await rm(unfinished, { force: true })
  try {
    // Made empty beforehand: so that nobody else can read it, not even while it is written.
    await (await open(unfinished, 'wx', 0o600)).close()
    const source = new DatabaseSync(store, { readOnly: true, timeout: 10_000 })
    try {
      source.prepare('VACUUM INTO ?').run(unfinished)
    } finally {
      source.close()
    }
    const counts = inspect(unfinished)
    await syncFile(unfinished)
    const sha256 = await sha256OfFile(unfinished)
    await writeSynced(`${file}.sha256`, `${sha256}  ${basename(file)}\n`)
    await rename(unfinished, file)
    await syncDirectory(dirname(file))
    return { file, bytes: statSync(file).size, sha256, ...counts }
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** @throws Refusal where the file is not what its checksum says, or no sound store. */
export async function checkBackup(file: string): Promise<void> {
  if (!existsSync(file)) throw new Refusal(`There is no ${file}.`)
  const checksum = `${file}.sha256`
  if (!existsSync(checksum)) throw new Refusal(`There is no ${checksum} to hold it against.`)
  const [expected] = (await readFile(checksum, 'utf8')).split(/\s/)
  if (expected !== (await sha256OfFile(file))) {
    throw new Refusal(`${file} is damaged: it is not what ${basename(checksum)} says.`)
  }
  inspect(file)
}

/** @throws Refusal where SQLite finds a fault. */
export function inspect(file: string): Pick<Backup, 'databases' | 'documents'> {
  const sqlite = new DatabaseSync(file, { readOnly: true, timeout: 10_000 })
  try {
    const verdict = sqlite.prepare('PRAGMA integrity_check').get()?.['integrity_check']
    if (verdict !== 'ok') throw new Refusal(`${file} is damaged: SQLite finds faults in it.`)
    const count = (table: string) =>
      Number(sqlite.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count'])
    return { databases: count('databases'), documents: count('documents') }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(`${file} is no store: ${(error as Error).message}.`)
  } finally {
    sqlite.close()
  }
}

async function target(to: string, now: Date): Promise<string> {
  const folder = to.endsWith('/') || (existsSync(to) && statSync(to).isDirectory())
  const directory = folder ? to : dirname(to)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const time = now.toISOString().replaceAll(':', '-').replace(/\..*$/, 'Z')
  return folder ? join(directory, `kulturlots-${time}.sqlite`) : to
}

async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function writeSynced(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  try {
    await handle.write(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
