/**
 * The list as a file, `erased.ndjson`, with its key beside it in `erased.key`: neither is part of the store,
 * so that no backup of it holds them. Several processes may append at once, the server and `npm run erase`.
 *
 *     {"hash":"<64 hex digits>","at":"<when>"}
 *
 * A line that a crash has cut off is no line; the next one begins on a line of its own.
 */
import { randomBytes } from 'node:crypto'
import { link, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isJsonObject } from '../../src/domain/json.ts'
import { isHash, type ErasedList } from './erased-list.ts'

export const listFile = 'erased.ndjson'
export const keyFile = 'erased.key'

export interface ErasedFileOptions {
  readonly directory: string
  readonly clock: () => number
  /** The key that several lists have in common, given this one's own. */
  readonly sharedKey?: (own: Buffer) => Promise<Buffer>
}

/** @throws when there is a list without its key, which could not be held against anything. */
export async function openErasedFile(options: ErasedFileOptions): Promise<ErasedList> {
  const { directory, clock, sharedKey } = options
  const path = join(directory, listFile)
  const listed = (await sizeOf(path)) > 0
  const own = await readKey(directory, listed)
  const key = (await sharedKey?.(own)) ?? own
  if (!key.equals(own)) {
    if (listed) throw new Error(`${path} was made with another key than the store’s.`)
    await replaceKey(join(directory, keyFile), key)
  }
  const known = new Set<string>()
  const hashes: string[] = []
  let read = 0

  async function refresh(): Promise<void> {
    if ((await sizeOf(path)) <= read) return
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      const bytes = Buffer.alloc(size - read)
      const { bytesRead } = await file.read(bytes, 0, bytes.length, read)
      const end = bytes.subarray(0, bytesRead).lastIndexOf(0x0a) + 1
      for (const line of bytes.toString('utf8', 0, end).split('\n')) {
        const hash = hashIn(line)
        if (hash === undefined || known.has(hash)) continue
        known.add(hash)
        hashes.push(hash)
      }
      read += end
    } finally {
      await file.close()
    }
  }

  /** Two reads of the same lines at once would count them twice. */
  let reading: Promise<void> | undefined
  const refreshAlone = async (): Promise<void> => {
    while (reading) await reading.catch(() => undefined)
    reading = refresh().finally(() => (reading = undefined))
    await reading
  }

  await refreshAlone()
  return {
    key,
    hashes,
    has: (hash) => known.has(hash),
    async append(wanted) {
      const added = wanted.filter((hash) => !known.has(hash))
      if (added.length > 0) {
        const at = new Date(clock()).toISOString()
        await appendLines(
          path,
          added.map((hash) => JSON.stringify({ hash, at })),
        )
      }
      await refreshAlone()
    },
    refresh: refreshAlone,
  }
}

async function appendLines(path: string, lines: readonly string[]): Promise<void> {
  // One write: what two processes append at once does not mix.
  const file = await open(path, 'a+', 0o600)
  try {
    const { size } = await file.stat()
    const last = Buffer.alloc(1)
    if (size > 0) await file.read(last, 0, 1, size - 1)
    const torn = size > 0 && last[0] !== 0x0a
    await file.write(`${torn ? '\n' : ''}${lines.join('\n')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await syncDirectory(dirname(path))
}

function hashIn(line: string): string | undefined {
  try {
    const value: unknown = JSON.parse(line)
    const hash = isJsonObject(value) ? value['hash'] : undefined
    return isHash(hash) ? hash : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

async function readKey(directory: string, listed: boolean): Promise<Buffer> {
  const path = join(directory, keyFile)
  const stored = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })
  if (stored === undefined) {
    if (listed) throw new Error(`${listFile} lies in ${directory} without its ${keyFile}.`)
    await makeKey(path)
    return readKey(directory, false)
  }
  const key = Buffer.from(stored.trim(), 'base64url')
  if (key.length !== 32) throw new Error(`${path} is damaged.`)
  return key
}

/** Whole or not at all, and only one: of two processes that make it at once, one keeps its own. */
async function makeKey(path: string): Promise<void> {
  const own = await writeKey(path, randomBytes(32))
  await link(own, path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
  await unlink(own)
  await syncDirectory(dirname(path))
}

async function replaceKey(path: string, key: Buffer): Promise<void> {
  await rename(await writeKey(path, key), path)
  await syncDirectory(dirname(path))
}

/** @returns the path of a file beside `path`. */
async function writeKey(path: string, key: Buffer): Promise<string> {
  const own = `${path}.${randomBytes(6).toString('hex')}`
  const file = await open(own, 'wx', 0o600)
  try {
    await file.write(`${key.toString('base64url')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return own
}

/** A new file's name is safe only when its folder is. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (isMissing(error)) return 0
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
