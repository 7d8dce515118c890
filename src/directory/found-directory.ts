/** What the first reading found, as the directory that it is; and its blocks, read the same way. */
import { foldVersion } from './fold.ts'
import { answered, type FoundDirectory } from './opening.ts'
import { blockName, type BlockKey } from './pack-lines.ts'
import { parseVersion, type Directory, type Opened } from './stored-version.ts'
import type { DirectoryManifest } from '../domain/directory/pack.ts'

/** Undefined when it is not whole, or was indexed by another version of the app. */
export function directoryFound({ version, opened }: FoundDirectory): Directory | undefined {
  return wholeDirectory(parseVersion(version), opened as Opened | undefined)
}

export function wholeDirectory(
  version: ReturnType<typeof parseVersion>,
  opened: Opened | undefined,
): Directory | undefined {
  if (!version || opened?.contentId !== version.contentId) return undefined
  return opened.index.version === foldVersion ? { ...version, content: opened } : undefined
}

/** @throws DOMException when the connection has been closed, or the device would not read. */
export async function blocksFound(
  connection: IDBDatabase,
  { packs }: DirectoryManifest,
  keys: readonly BlockKey[],
): Promise<readonly (Uint8Array | undefined)[]> {
  const store = connection.transaction('blocks', 'readonly').objectStore('blocks')
  return Promise.all(
    keys.map(async ({ pack, block }) => {
      const found = await answered<unknown>(store.get(blockName(packs[pack]?.sha256, block)))
      return found instanceof Uint8Array ? found : undefined
    }),
  )
}
