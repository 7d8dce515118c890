/**
 * What the server is asked for. Every expected outcome is a value, told apart by status and checksum:
 * `unreachable` for no answer, an answer that is no success, or one that is not the server’s (a hotel’s
 * log-in page); `corrupt` for bytes that are not what the manifest names.
 */
import type { Corrupt } from './calls.ts'
import type { DirectoryManifest, PackReference } from '../domain/directory/pack.ts'
import { everywhere } from '../domain/directory/region.ts'
import type { ArrivedPack } from './stored-version.ts'
import { indexPack } from './pack-index.ts'
import { parseChanges, parseManifest, type ParsedChanges } from './parse-manifest.ts'

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

export interface Unreachable {
  readonly kind: 'unreachable'
}
const manifestUrl = '/api/directory/manifest'
/** A pack of 60 KB takes two seconds on slow 4G; a minute without an end is a dead line. */
const patience = 60_000

export async function fetchManifest(
  fetch: Fetch,
): Promise<{ kind: 'manifest'; manifest: DirectoryManifest } | Unreachable | Corrupt> {
  const answer = await fetchJson(fetch, manifestUrl)
  if (answer.kind !== 'json') return { kind: 'unreachable' }
  const manifest = parseManifest(answer.value)
  return manifest
    ? { kind: 'manifest', manifest }
    : { kind: 'corrupt', url: manifestUrl, wrong: 'list' }
}

/** @param regions told only of these. `gone`: the server no longer knows that manifest, so that packs must be fetched. */
export async function fetchChanges(
  fetch: Fetch,
  since: string,
  regions: readonly string[] | 'all',
): Promise<{ kind: 'changes'; changes: ParsedChanges } | { kind: 'gone' } | Unreachable | Corrupt> {
  const only = regions === 'all' ? '' : `&regions=${encodeURIComponent(regions.join(','))}`
  const url = `/api/directory/changes?since=${encodeURIComponent(since)}${only}`
  const answer = await fetchJson(fetch, url)
  if (answer.kind === 'status') return { kind: answer.status === 410 ? 'gone' : 'unreachable' }
  if (answer.kind !== 'json') return answer
  const changes = parseChanges(answer.value)
  return changes ? { kind: 'changes', changes } : { kind: 'corrupt', url, wrong: 'list' }
}

/**
 * Checks the bytes, the number of lines and where the entries belong; at a mismatch asks once more, past every cache.
 * The browser's own cache would only write down once more what is stored anyway, and takes its time to.
 */
export async function fetchPack(
  fetch: Fetch,
  reference: PackReference,
  onHalf?: () => void,
): Promise<{ kind: 'pack'; pack: ArrivedPack } | Unreachable | Corrupt> {
  const attempt = (cache: RequestCache) => tryPack(fetch, reference, cache, onHalf)
  const first = await attempt('no-store')
  return first.kind === 'corrupt' ? attempt('reload') : first
}

async function tryPack(
  fetch: Fetch,
  reference: PackReference,
  cache: RequestCache,
  onHalf: (() => void) | undefined,
) {
  const { url, sha256, count, region } = reference
  const corrupt = (wrong: Corrupt['wrong']) => ({ kind: 'corrupt', url, wrong }) as const
  const bytes = await reached(async () => {
    const response = await fetch(url, { cache, signal: AbortSignal.timeout(patience) })
    if (!response.ok) return undefined
    if (!onHalf || !response.body) return new Uint8Array(await response.arrayBuffer())
    return bytesOf(response.body, reference.bytes / 2, onHalf)
  })
  if (!bytes) return { kind: 'unreachable' } as const
  if ((await sha256Of(bytes)) !== sha256) return corrupt('content')
  if (bytes.length !== reference.bytes) return corrupt('size')
  const index = indexPack(bytes)
  if (index.lines !== count) return corrupt('count')
  // What is read as belonging everywhere may lie in any: a newer server may know better where.
  const isHere = (of: string) => of === everywhere || of === region
  if (region !== everywhere && !index.regions.every(isHere)) return corrupt('region')
  return { kind: 'pack', pack: { sha256, bytes, index } } as const
}

/** @param onHalf called when more than `half` are here. */
async function bytesOf(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  half: number,
  onHalf: () => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const reader = body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value)
    length += next.value.length
    if (length > half) onHalf()
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

type JsonAnswer =
  { kind: 'json'; value: unknown } | { kind: 'status'; status: number } | Unreachable

async function fetchJson(fetch: Fetch, url: string): Promise<JsonAnswer> {
  const answer = await reached(async (): Promise<JsonAnswer> => {
    const response = await fetch(url, {
      cache: 'no-cache',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(patience),
    })
    if (!response.ok) return { kind: 'status', status: response.status }
    return { kind: 'json', value: (await response.json()) as unknown }
  })
  return answer ?? { kind: 'unreachable' }
}

/**
 * `fetch` rejects with a TypeError when there is no line and with a DOMException when time is out or the
 * answer breaks off; a body that is no JSON is a SyntaxError.
 */
async function reached<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined
    if (error instanceof DOMException) return undefined
    throw error
  }
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
