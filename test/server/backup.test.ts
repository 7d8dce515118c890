import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEmbeddedStore } from '../../sync-server/couch/embedded/embedded-store.ts'
import { backUp, inspect } from '../../sync-server/operations/backup.ts'
import { restore } from '../../sync-server/operations/restore.ts'
import { removeFolder, temporaryFolder } from '../support/server.ts'

const root = resolve(import.meta.dirname, '../..')
const node = join(root, 'node_modules/.bin/node')

let folder: string
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => removeFolder(folder))

async function run(what: 'backup' | 'restore', path: string) {
  const child = spawn(node, [join(root, 'sync-server/operations/main.ts'), what, path], {
    env: { ...process.env, DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => (said += data.toString()))
  }
  const [code] = (await once(child, 'close')) as [number]
  return { code, said }
}

describe('a backup of a store that is being written', () => {
  const file = () => join(folder, 'store.sqlite')
  const backup = () => join(folder, 'backups', 'one.sqlite')

  test('holds all that was acknowledged before it, and each batch whole or not at all', async () => {
    const writers = spawn(node, [join(root, 'test/support/store-writer.ts'), file(), 'one'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let acknowledged = ''
    writers.stdout.on('data', (data: Buffer) => (acknowledged += data.toString()))
    await expect
      .poll(() => acknowledged.split('\n').length, { timeout: 30_000 })
      .toBeGreaterThan(50)
    const before = acknowledged.slice(0, acknowledged.lastIndexOf('\n')).split('\n')

    expect(await run('backup', backup())).toEqual({
      code: 0,
      said: expect.stringMatching(
        /one\.sqlite\n\d+ documents in 1 databases, \d+ bytes, SHA-256 [0-9a-f]{64}\n$/,
      ) as string,
    })
    const refused = await run('restore', backup())
    expect(refused).toEqual({ code: 1, said: 'The server runs. Stop it first.\n' })
    const exited = once(writers, 'exit')
    writers.kill('SIGKILL')
    await exited

    expect((await stat(backup())).mode & 0o777).toBe(0o600)
    inspect(backup())
    const sqlite = new DatabaseSync(backup(), { readOnly: true })
    const count = sqlite.prepare('SELECT count(*) AS count FROM documents WHERE id LIKE ?')
    const documents = (name: string) => Number(count.get(`${name}-%`)?.['count'])
    for (const line of before) {
      const [name = '', size] = line.split(' ')
      expect([name, documents(name)]).toEqual([name, Number(size)])
    }
    sqlite.close()
  })

  test('is restored as it was; what came later is kept beside', async () => {
    const { databases, documents } = inspect(backup())
    const { code, said } = await run('restore', backup())
    expect([code, said]).toEqual([
      0,
      expect.stringContaining(`Restored: ${documents} documents in ${databases} databases.`),
    ])
    expect((await readdir(folder)).filter((name) => name.endsWith('-wal'))).toEqual([])
    const store = createEmbeddedStore({ file: file() })
    const { doc_count } = (await store.info('db')) ?? {}
    expect(doc_count).toBe(documents)
    await store.bulkDocs('db', [{ _id: 'note:after' }], { newEdits: true })
    await store.close()
    expect(inspect(file()).documents).toBe(documents + 1)
    const kept = (await readdir(folder)).filter((name) => name.startsWith('store-before-'))
    expect(kept).toHaveLength(1)
    expect(inspect(join(folder, kept[0] ?? '')).documents).toBeGreaterThanOrEqual(documents)
  })

  test('that was damaged since is refused, and the store stays', async () => {
    const { documents } = inspect(file())
    await appendFile(backup(), 'x')
    const { code, said } = await run('restore', backup())
    expect([code, said]).toEqual([1, expect.stringContaining('is damaged')])
    expect(inspect(file()).documents).toBe(documents)
  })
})

describe('backing up and restoring', () => {
  const now = new Date('2026-11-22T10:00:00Z')
  async function small(name: string) {
    const file = join(folder, `${name}.sqlite`)
    const store = createEmbeddedStore({ file })
    await store.ensureDatabase('db')
    await store.bulkDocs('db', [{ _id: `note:${name}` }], { newEdits: true })
    await store.close()
    return file
  }

  test('names a file in a folder after the time, and replaces none', async () => {
    const store = await small('named')
    const backup = await backUp(store, `${join(folder, 'many')}/`, now)
    expect(backup).toMatchObject({
      file: join(folder, 'many/kulturlots-2026-11-22T10-00-00Z.sqlite'),
      databases: 1,
      documents: 1,
    })
    await expect(backUp(store, join(folder, 'many'), now)).rejects.toThrow('replaces none')
    expect((await readdir(join(folder, 'many'))).sort()).toEqual([
      'kulturlots-2026-11-22T10-00-00Z.sqlite',
      'kulturlots-2026-11-22T10-00-00Z.sqlite.sha256',
    ])
  })

  test('goes into an empty folder too, with nothing to keep', async () => {
    const { file } = await backUp(await small('moved'), join(folder, 'moved-backup'), now)
    const store = join(folder, 'elsewhere', 'store.sqlite')
    expect(await restore(file, store, now)).toEqual({ kept: undefined, databases: 1, documents: 1 })
    expect(inspect(store).documents).toBe(1)
  })

  test.each([
    ['without its checksum', 'moved.sqlite', 'to hold it against'],
    ['that is not there', 'nowhere.sqlite', 'There is no'],
  ])('refuses a file %s', async (_what, name, reason) => {
    await expect(restore(join(folder, name), join(folder, 'x.sqlite'), now)).rejects.toThrow(reason)
  })
})
