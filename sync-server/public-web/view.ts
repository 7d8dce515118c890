/**
 * The language of a page, and what follows from it. Somebody’s choice (`?sprak=fi`) goes before what their browser
 * asks for, and stays in the links; without either it is Swedish, which the entries themselves are written in.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { html, type Html } from '../../src/domain/markup.ts'
import { en } from './words/en.ts'
import { fi } from './words/fi.ts'
import { pageLanguages, type PageLanguage, type PublicWords } from './words/public-words.ts'
import { sv } from './words/sv.ts'

const all: Readonly<Record<PageLanguage, PublicWords>> = { sv, en, fi }

export interface View {
  readonly words: PublicWords
  /** A path of ours as it is linked to from this page. */
  readonly link: (path: string) => string
  /** For what is written in Swedish. */
  readonly swedish: Html | undefined
  readonly day: (date: string) => string
  readonly months: (months: readonly number[]) => string
  readonly number: (count: number) => string
  readonly assured: (assuredAt: string | undefined) => string
}

/** The path of a page in a language: Swedish has none of its own. */
export function inLanguage(path: string, language: PageLanguage): string {
  return language === 'sv' ? path : withChoice(path, language)
}

export function withChoice(path: string, language: PageLanguage): string {
  return `${path}${path.includes('?') ? '&' : '?'}sprak=${language}`
}

/** What somebody chose; what is no language is no choice. */
export function chosenLanguage(query: unknown): PageLanguage | undefined {
  const choice = (query as { readonly sprak?: unknown } | undefined)?.sprak
  return pageLanguages.find((language) => language === choice)
}

/** The one of ours that is asked for most (RFC 9110, 12.5.4); Swedish where none is. */
export function askedLanguage(headers: IncomingHttpHeaders): PageLanguage {
  const asked = (headers['accept-language'] ?? '').slice(0, 1000).split(',')
  const weighed = asked.flatMap((part, at) => {
    const [range = '', ...rest] = part.trim().toLowerCase().split(';')
    const primary = range.split('-')[0]
    const language = pageLanguages.find((each) => each === primary)
    const quality = /^\s*q=(\d(?:\.\d+)?)\s*$/.exec(rest.join(';'))?.[1]
    return language ? [{ language, at, weight: quality === undefined ? 1 : Number(quality) }] : []
  })
  weighed.sort((a, b) => b.weight - a.weight || a.at - b.at)
  const [best] = weighed
  return best && best.weight > 0 ? best.language : 'sv'
}

/** Dates are costly to set up, and a page has many: one view for each language and choice. */
const made = new Map<string, View>()

export function viewOf(chosen: PageLanguage | undefined, asked: PageLanguage): View {
  const key = `${chosen ?? ''} ${asked}`
  const known = made.get(key)
  if (known) return known
  const view = newView(all[chosen ?? asked], chosen)
  made.set(key, view)
  return view
}

export const swedishView = newView(sv, undefined)

function newView(words: PublicWords, chosen: PageLanguage | undefined): View {
  const { locale } = words
  const longDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const monthName = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  const list = new Intl.ListFormat(locale)
  const number = new Intl.NumberFormat(locale)
  const day = (date: string) => {
    const time = Date.parse(date)
    return Number.isNaN(time) ? date : longDay.format(time)
  }
  return {
    words,
    link: (path) => (chosen === undefined ? path : withChoice(path, chosen)),
    swedish: words.language === 'sv' ? undefined : html` lang="sv"`,
    day,
    // What is no month is left out: a date that is none cannot be formatted.
    months: (months) =>
      list.format(
        months
          .filter((month) => Number.isInteger(month) && month >= 1 && month <= 12)
          .map((month) => monthName.format(Date.UTC(2000, month - 1))),
      ),
    number: (count) => number.format(count),
    assured: (assuredAt) =>
      assuredAt === undefined ? words.unassured : words.assured(day(assuredAt)),
  }
}
