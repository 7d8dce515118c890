import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { root } from '../../root.ts'

/** Names the write rules by the sources that they are made of, so that a server can tell older ones in CouchDB. */
export async function rulesVersion(): Promise<string> {
  const hash = createHash('sha256')
  const files = await Array.fromAsync(
    glob('{src/domain/**/*.ts,sync-server/provision/rules-entry.ts}', { cwd: root }),
  )
  for (const file of files.sort()) {
    hash.update(`${file}\0`)
    hash.update(await readFile(resolve(root, file)))
  }
  return hash.digest('hex').slice(0, 16)
}
