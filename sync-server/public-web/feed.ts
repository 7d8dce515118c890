/**
 * A slice of the directory for somebody else's site (docs/embedding.md). The members named here are promised; what
 * else an entry holds stays inside.
 */
import {
  searchableKinds,
  type DirectoryEntry,
  type SearchableKind,
} from '../../src/domain/directory/entry.ts'
import { webLink } from '../../src/domain/directory/safe-link.ts'
import { pageOfEntry } from './addresses.ts'
import type { Catalogue, Listed } from './catalogue.ts'
import { factsOf } from './facts.ts'
import { swedishView } from './view.ts'

/** Several values of one name are alternatives; different names all hold. */
export interface FeedQuery {
  readonly kinds: readonly SearchableKind[]
  readonly municipalities: readonly string[]
  readonly fields: readonly string[]
  readonly stewards: readonly string[]
  /** From 1. */
  readonly page: number
}

const pageSize = 200
const names = ['kind', 'municipality', 'field', 'steward', 'page'] as const
/** More values than that nobody embeds; each costs a comparison per entry. */
const mostValues = 50

/** @returns what is wrong with it as a sentence: a misspelt name would else give all of the directory. */
export function parseFeedQuery(query: Readonly<Record<string, unknown>>): FeedQuery | string {
  const unknown = Object.keys(query).find((name) => !(names as readonly string[]).includes(name))
  if (unknown !== undefined) return `The feed knows ${names.join(', ')}.`
  const values = (name: (typeof names)[number]) =>
    [query[name] ?? []].flat().filter((value): value is string => typeof value === 'string')
  if (names.some((name) => values(name).length > mostValues)) return 'Too many values.'
  const kinds = searchableKinds.filter((kind) => values('kind').includes(kind))
  if (kinds.length < new Set(values('kind')).size) {
    return `kind is one of ${searchableKinds.join(', ')}.`
  }
  const [page = '1'] = values('page')
  if (!/^[1-9]\d{0,5}$/.test(page)) return 'page is a number from 1.'
  return {
    kinds: kinds.length === 0 ? searchableKinds : kinds,
    municipalities: values('municipality'),
    fields: values('field'),
    stewards: values('steward'),
    page: Number(page),
  }
}

/** Sites ask the same again and again. @param most questions whose answers are kept, for one catalogue. */
export function createFeedTexts(most = 30) {
  const kept = new WeakMap<Catalogue, Map<string, string>>()
  return async (query: FeedQuery, catalogue: Catalogue, origin: string): Promise<string> => {
    const texts = kept.get(catalogue) ?? new Map<string, string>()
    kept.set(catalogue, texts)
    const question = JSON.stringify([origin, query])
    const known = texts.get(question)
    if (known !== undefined) return known
    const text = JSON.stringify(await feed(query, catalogue, origin))
    texts.set(question, text)
    const [oldest] = texts.keys()
    if (texts.size > most && oldest !== undefined) texts.delete(oldest)
    return text
  }
}

async function feed(query: FeedQuery, catalogue: Catalogue, origin: string) {
  const found = query.kinds
    .flatMap((kind) => catalogue.ofKind(kind))
    .filter((listed) => fits(listed, query))
  const shown = found.slice((query.page - 1) * pageSize, query.page * pageSize)
  const entries = await Promise.all(shown.map((listed) => catalogue.read(listed)))
  return {
    total: found.length,
    page: query.page,
    pages: Math.max(1, Math.ceil(found.length / pageSize)),
    entries: entries.flatMap((entry) => (entry ? [feedEntry(entry, catalogue, origin)] : [])),
  }
}

function fits(listed: Listed, { municipalities, fields, stewards }: FeedQuery): boolean {
  return (
    oneOf(municipalities, listed.municipalities) &&
    oneOf(fields, listed.fields) &&
    oneOf(stewards, listed.steward === undefined ? [] : [listed.steward])
  )
}

function oneOf(asked: readonly string[], had: readonly string[]): boolean {
  return asked.length === 0 || had.some((value) => asked.includes(value))
}

function feedEntry(entry: DirectoryEntry, catalogue: Catalogue, origin: string) {
  const { id, kind, name, summary, status, alert, fields, municipalities, scope } = entry
  return {
    ...{ id, kind, name, summary, status, alert, fields, municipalities, scope },
    page: origin + pageOfEntry(id),
    website: webLink(entry.website),
    email: entry.email,
    phone: entry.phone,
    steward: entry.steward,
    /** Null, not absent: that nobody has checked it is to be shown as well. */
    assuredAt: entry.assuredAt ?? null,
    assuredText: swedishView.assured(entry.assuredAt),
    facts: factsOf(entry, catalogue, swedishView).map(({ name, text }) => ({ name, text })),
    sources: entry.sources.map(({ publisher, url, year }) => ({
      publisher,
      url: webLink(url),
      year,
    })),
  }
}
