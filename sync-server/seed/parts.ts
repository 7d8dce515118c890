/** What the mappings of all fact files share. */
import type { DirectoryEntry, EntryKind, Scope, Source } from '../../src/domain/directory/entry.ts'
import { parseDocumentId, type DocumentId } from '../../src/domain/identifiers.ts'
import type { FactFile } from './facts.ts'
import { publisherOf } from './publishers.ts'

/** `<file>/<fact id>`. */
export type FactReference = `${FactFile}/${string}`

/** What became of one fact: the entries it is shown as (an entry may come of several facts). */
export interface Mapped {
  readonly fact: FactReference
  readonly entries: readonly DirectoryEntry[]
}

export function entryId(kind: EntryKind, slug: string): DocumentId {
  return parseDocumentId(`${kind}:${slug}`)
}

export function relatedIds(
  ids: readonly (string | undefined)[],
): readonly DocumentId[] | undefined {
  const present = ids.filter((id) => id !== undefined)
  return present.length === 0 ? undefined : wordSet(present).map(parseDocumentId)
}

/** Without doubles and in code-unit order, as a set register gives it back. */
export function wordSet(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort()
}

/**
 * At most six words to find an entry by, the most telling first in `words`. A word that the name or the
 * summary already holds is found there and left out.
 */
export function topicsOf(words: readonly string[], ...texts: readonly string[]): readonly string[] {
  const known = texts.join(' ').toLowerCase()
  const unknown = [...new Set(words)].filter((word) => !known.includes(word.toLowerCase()))
  return wordSet(unknown.slice(0, 6))
}

/**
 * One source per publisher, the first of its pages: two links that read alike but lead to different pages
 * help nobody. `year` belongs to the first.
 */
export function sourcesOf(urls: readonly (string | undefined)[], year?: number): readonly Source[] {
  const sources = new Map<string, Source>()
  for (const url of urls) {
    if (url === undefined) continue
    const publisher = publisherOf(url)
    const dated = sources.size === 0 && year !== undefined ? { year } : {}
    if (!sources.has(publisher)) sources.set(publisher, { publisher, url, ...dated })
  }
  return [...sources.values()]
}

/** Where an entry applies: a municipality, or the county when the facts name none. */
export function reachOf(
  codes: readonly (string | undefined)[] | undefined,
  scope: Scope,
): { readonly municipalities: readonly string[]; readonly scope?: Scope } {
  const known = (codes ?? []).filter((code) => code !== undefined)
  return known.length > 0 ? { municipalities: wordSet(known) } : { municipalities: [], scope }
}

type Defined<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K]
} & { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> }

/** The object without its undefined members: what isn't known is absent. */
export function defined<const T extends object>(object: T): Defined<T> {
  const known = Object.entries(object).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known) as Defined<T>
}
