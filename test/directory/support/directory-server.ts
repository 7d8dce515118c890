/** Answers `fetch` as the sync-server does, from memory; its pieces can be made to fail. */
import type { DirectoryEntry } from '../../../src/domain/directory/entry.ts'
import type { DirectoryManifest, PackReference } from '../../../src/domain/directory/pack.ts'
import type { DocumentId } from '../../../src/domain/identifiers.ts'
import type { Fetch } from '../../../src/directory/fetch-directory.ts'
import { ndjson } from './entries.ts'

export interface Publication {
  readonly manifest: DirectoryManifest
  readonly bodies: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
}

export type Region = '04' | '21' | 'all'

/** @param packs entries by region, one pack each. */
export async function publish(
  server: string,
  packs: readonly (readonly [Region, readonly DirectoryEntry[]])[],
): Promise<Publication> {
  return publishLines(
    server,
    packs.map(([region, entries]) => [region, ndjson(entries), entries.length] as const),
  )
}

/** For packs that are not what they claim to be. */
export async function publishLines(
  server: string,
  packs: readonly (readonly [Region, string, number])[],
): Promise<Publication> {
  const bodies = new Map<string, Uint8Array<ArrayBuffer>>()
  const references: PackReference[] = []
  for (const [region, body, count] of packs) {
    const bytes = new TextEncoder().encode(body)
    const sha256 = await digest(bytes)
    const url = `/api/directory/packs/${sha256}.ndjson`
    bodies.set(url, bytes)
    references.push({ url, sha256, count, bytes: bytes.length, region })
  }
  const id = await digest(new TextEncoder().encode(references.map((pack) => pack.sha256).join()))
  const count = references.reduce((sum, pack) => sum + pack.count, 0)
  return { manifest: { id, server, count, packs: references }, bodies }
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export class DirectoryServer {
  publication: Publication
  reachable = true
  /** Paths asked for, in order; a reload past the caches is marked. */
  readonly asked: string[] = []
  /** What each request asked with. */
  readonly queries: string[] = []
  /** Bodies served instead of the true ones. */
  readonly tampered = new Map<string, Uint8Array<ArrayBuffer>>()
  #changes = new Map<
    string,
    { entries: readonly DirectoryEntry[]; removed: readonly DocumentId[] }
  >()

  constructor(publication: Publication) {
    this.publication = publication
  }

  /** The next publication, and how one gets there; without `changes` the server answers 410. */
  move(
    publication: Publication,
    changes?: { entries: readonly DirectoryEntry[]; removed: readonly DocumentId[] },
  ): void {
    if (changes) this.#changes.set(this.publication.manifest.id, changes)
    this.publication = publication
  }

  readonly fetch: Fetch = (address, init) => {
    const url = new URL(address, 'https://kulturlots.test')
    this.asked.push(init?.cache === 'reload' ? `${url.pathname} again` : url.pathname)
    this.queries.push(url.search)
    if (!this.reachable) return Promise.reject(new TypeError('Failed to fetch'))
    return Promise.resolve(this.#answer(url))
  }

  packsAsked(): readonly string[] {
    return this.asked.filter((path) => path.startsWith('/api/directory/packs/'))
  }

  #answer(url: URL): Response {
    const { manifest, bodies } = this.publication
    if (url.pathname === '/api/directory/manifest') return Response.json(manifest)
    if (url.pathname === '/api/directory/changes') {
      const changes = this.#changes.get(url.searchParams.get('since') ?? '')
      return changes
        ? Response.json({ id: manifest.id, ...changes })
        : Response.json({ error: 'gone' }, { status: 410 })
    }
    const body = this.tampered.get(url.pathname) ?? bodies.get(url.pathname)
    return body ? new Response(body) : Response.json({ error: 'not_found' }, { status: 404 })
  }
}
