/**
 * The last manifests, newest first, on disk: a device that has one of them can be told the difference.
 * A damaged or missing list only costs devices a fetch of whole packs, so it is never an error.
 */
import { readFile } from 'node:fs/promises'
import type { DirectoryManifest } from '../../src/domain/directory/pack.ts'
import { writeWhole } from './pack-files.ts'

export const remembered = 20

export async function readManifests(path: string): Promise<readonly DirectoryManifest[]> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    return Array.isArray(value) && value.every(isManifest) ? value : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** @returns the list with `manifest` first, stored. */
export async function remember(
  path: string,
  manifest: DirectoryManifest,
  manifests: readonly DirectoryManifest[],
): Promise<readonly DirectoryManifest[]> {
  const others = manifests.filter((other) => other.id !== manifest.id)
  const next = [manifest, ...others].slice(0, remembered)
  await writeWhole(path, JSON.stringify(next))
  return next
}

/**
 * Up to which of the store's changes the newest manifest was made: when nothing has come since, a restarted
 * server can serve it at once. Beside the list, written after it; missing or damaged it costs a start's time.
 */
export interface MadeFrom {
  readonly id: string
  readonly seq: string
}

const madeFromFile = (path: string) => `${path}.seq`

export async function readMadeFrom(path: string): Promise<Partial<MadeFrom>> {
  try {
    const value: unknown = JSON.parse(await readFile(madeFromFile(path), 'utf8'))
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

export async function rememberMadeFrom(path: string, made: MadeFrom): Promise<void> {
  await writeWhole(madeFromFile(path), JSON.stringify(made))
}

export function isManifest(value: unknown): value is DirectoryManifest {
  if (typeof value !== 'object' || value === null) return false
  const { id, packs } = value as Partial<Record<keyof DirectoryManifest, unknown>>
  return (
    typeof id === 'string' &&
    Array.isArray(packs) &&
    packs.every((pack: unknown) =>
      /^[0-9a-f]{64}$/.test(String((pack as { sha256?: unknown }).sha256)),
    )
  )
}
