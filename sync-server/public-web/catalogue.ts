/**
 * The published directory as the public pages need it: what is listed, by kind; and one entry at a time, read
 * from its pack's bytes. Made from the packs of a manifest, so that it is the same on every gateway; a pack that
 * did not change is not read again. Entries that the search does not find are not in it.
 */
import { setImmediate } from 'node:timers/promises'
import {
  searchableKinds,
  type DirectoryEntry,
  type SearchableKind,
  type TaxonomyTerm,
  type Vocabulary,
} from '../../src/domain/directory/entry.ts'
import { isFindable } from '../../src/domain/directory/findable.ts'
import { parseLine } from '../../src/domain/directory/parse-entry.ts'
import type { DirectoryManifest } from '../../src/domain/directory/pack.ts'
import type { DirectoryPublication } from '../directory/publication.ts'
import type { PageLanguage } from './words/public-words.ts'

/** What lists and filters need; the rest stays in the pack. */
export interface Listed {
  readonly id: string
  readonly kind: SearchableKind
  readonly name: string
  readonly fields: readonly string[]
  readonly municipalities: readonly string[]
  readonly steward: string | undefined
  readonly assuredAt: string | undefined
  /** Its line in the pack, in bytes. */
  readonly line: readonly [sha256: string, start: number, end: number]
}

export interface Catalogue {
  /** By name, as Swedish sorts. */
  ofKind(kind: SearchableKind): readonly Listed[]
  find(id: string): Listed | undefined
  /** undefined when a newer manifest has taken the place of the one that this was made of. */
  read(listed: Listed): Promise<DirectoryEntry | undefined>
  /** The word itself where the vocabulary does not know it. */
  label(vocabulary: Vocabulary, code: string, language?: PageLanguage): string
}

interface PackPart {
  readonly listed: readonly Listed[]
  readonly labels: readonly (readonly [key: string, labels: TaxonomyTerm['labels']])[]
}

const swedish = new Intl.Collator('sv-SE')
const newline = 0x0a

/** @returns what gives the catalogue of the newest manifest; undefined where nothing has been published. */
export function followCatalogue(
  publication: DirectoryPublication,
): () => Promise<Catalogue | undefined> {
  let parts: ReadonlyMap<string, PackPart> = new Map()
  let current: { readonly id: string; readonly made: Promise<Catalogue | undefined> } | undefined

  async function make(manifest: DirectoryManifest): Promise<Catalogue | undefined> {
    const read = new Map<string, PackPart>()
    for (const { sha256 } of manifest.packs) {
      const known = parts.get(sha256)
      const pack = known ? undefined : await publication.pack(sha256)
      if (!known && !pack) return undefined
      const part = known ?? (pack && partOf(sha256, pack.plain))
      if (part) read.set(sha256, part)
      // Ten thousand entries take a while; others are answered in between.
      if (!known) await setImmediate()
    }
    parts = read
    return catalogueOf([...read.values()], publication)
  }

  return () => {
    const manifest = publication.manifest()
    if (!manifest) return Promise.resolve(undefined)
    if (current?.id !== manifest.id) {
      const id = manifest.id
      const made = make(manifest)
      current = { id, made }
      const forget = () => {
        if (current?.made === made) current = undefined
      }
      made.then((catalogue) => catalogue ?? forget(), forget)
    }
    return current.made
  }
}

function partOf(sha256: string, plain: Buffer): PackPart {
  const listed: Listed[] = []
  const labels: [string, TaxonomyTerm['labels']][] = []
  for (let start = 0; start < plain.length;) {
    const found = plain.indexOf(newline, start)
    const end = found < 0 ? plain.length : found
    const entry = parseLine(plain.toString('utf8', start, end))
    if (entry?.kind === 'taxonomy') {
      labels.push([`${entry.vocabulary} ${entry.code}`, entry.labels])
    }
    const kind = searchableKinds.find((known) => known === entry?.kind)
    if (entry && kind && isFindable(entry)) {
      const { id, name, fields, municipalities, steward, assuredAt } = entry
      const line = [sha256, start, end] as const
      listed.push({ id, kind, name, fields, municipalities, steward, assuredAt, line })
    }
    start = end + 1
  }
  return { listed, labels }
}

function catalogueOf(parts: readonly PackPart[], publication: DirectoryPublication): Catalogue {
  const byId = new Map(parts.flatMap(({ listed }) => listed.map((each) => [each.id, each])))
  const labels = new Map(parts.flatMap((part) => part.labels))
  const sorted = new Map<SearchableKind, readonly Listed[]>()
  return {
    ofKind(kind) {
      const known = sorted.get(kind)
      if (known) return known
      const list = [...byId.values()]
        .filter((each) => each.kind === kind)
        .sort((a, b) => swedish.compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
      sorted.set(kind, list)
      return list
    },
    find: (id) => byId.get(id),
    async read({ line: [sha256, start, end] }) {
      const pack = await publication.pack(sha256)
      return pack && parseLine(pack.plain.toString('utf8', start, end))
    },
    label(vocabulary, code, language = 'sv') {
      const known = labels.get(`${vocabulary} ${code}`)
      return known?.[language] ?? known?.sv ?? code
    },
  }
}
