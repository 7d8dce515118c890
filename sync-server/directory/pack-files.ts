/**
 * Packs on disk: `<sha256>.ndjson.br` and `.gz`, named by the SHA-256 of the uncompressed bytes. A file
 * appears whole or not at all, and is checked against its name when read, so that a damaged one is built
 * again instead of served.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib'

const [toBrotli, fromBrotli] = [promisify(brotliCompress), promisify(brotliDecompress)]
const [toGzip, fromGzip] = [promisify(gzip), promisify(gunzip)]

export interface Pack {
  readonly sha256: string
  readonly plain: Buffer
  readonly brotli: Buffer
  readonly gzip: Buffer
}

export interface PackFiles {
  /** undefined when it is missing or damaged. */
  read(sha256: string): Promise<Pack | undefined>
  /** Compresses and stores it. */
  make(plain: Buffer): Promise<Pack>
  /** Removes packs that no remembered manifest names. */
  keepOnly(sha256s: ReadonlySet<string>): Promise<void>
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** undefined when the bytes are damaged. */
export async function brotliDecompressed(bytes: Uint8Array): Promise<Buffer | undefined> {
  try {
    return await fromBrotli(bytes)
  } catch (error) {
    if (isDamage(error)) return undefined
    throw error
  }
}

export async function createPackFiles(directory: string): Promise<PackFiles> {
  await mkdir(directory, { recursive: true })
  const path = (sha256: string, ending: string) => join(directory, `${sha256}.ndjson.${ending}`)

  return {
    async read(sha256) {
      try {
        const brotli = await readFile(path(sha256, 'br'))
        const gzip = await readFile(path(sha256, 'gz'))
        const [plain, again] = await Promise.all([fromBrotli(brotli), fromGzip(gzip)])
        const sound = sha256Of(plain) === sha256 && plain.equals(again)
        return sound ? { sha256, plain, brotli, gzip } : undefined
      } catch (error) {
        if (isDamage(error)) return undefined
        throw error
      }
    },

    async make(plain) {
      const sha256 = sha256Of(plain)
      const [brotli, gzip] = await Promise.all([
        toBrotli(plain, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 11,
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
            [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
          },
        }),
        toGzip(plain, { level: 9 }),
      ])
      await writeWhole(path(sha256, 'br'), brotli)
      await writeWhole(path(sha256, 'gz'), gzip)
      return { sha256, plain, brotli, gzip }
    },

    async keepOnly(sha256s) {
      for (const name of await readdir(directory)) {
        const [sha256 = '', kind] = name.split('.')
        if (kind === 'ndjson' && !sha256s.has(sha256))
          await rm(join(directory, name), { force: true })
      }
    },
  }
}

/** By writing beside it and renaming. A crash leaves the old file or the new one. */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  await writeFile(`${path}.new`, content)
  await rename(`${path}.new`, path)
}

/** Missing, or not decodable by zlib. Anything else (no permission, a full disk) is not for us to hide. */
function isDamage(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  const code = String(error.code)
  return (
    code === 'ENOENT' ||
    code.startsWith('Z_') ||
    code.startsWith('ERR_BROTLI') ||
    code.startsWith('ERR__ERROR')
  )
}
