/** An entry as it stands in a pocket catalogue: all of it in words, nothing that needs the app or network. */
import type { DirectoryEntry, SearchableKind, Vocabulary } from '../../domain/directory/entry.ts'
import { searchableKinds } from '../../domain/directory/entry.ts'
import { mailLink, phoneLink, webLink } from '../../domain/directory/safe-link.ts'
import { html, type Html } from '../../domain/markup.ts'
import { factsOf, type Fact } from '../directory/entry-facts.ts'
import { lineOf, ownerOf, whereOf } from '../directory/entry-words.ts'

export interface PocketWords {
  readonly language: string
  readonly t: (key: string, named?: Record<string, unknown>) => string
  readonly label: (vocabulary: Vocabulary, code: string) => string
  /** A day as people write it; a day that is none is no text. */
  readonly day: (iso: string) => string
  /** The address of the entry's page. */
  readonly page: (entry: DirectoryEntry) => string
}

/** Undefined for what nobody searches for. */
export function pocketKind(entry: DirectoryEntry): SearchableKind | undefined {
  return searchableKinds.find((kind) => kind === entry.kind)
}

export function pocketArticle(entry: DirectoryEntry, words: PocketWords): Html {
  const { t } = words
  const where = whereOf(entry, { label: words.label }, t)
  const meta = [ownerOf(entry), where].filter(Boolean).join(' · ')
  const lead = lineOf(entry)
  const body = 'body' in entry ? entry.body : undefined
  const turnTo = entry.kind === 'function' ? entry.turnToFor : []
  const language = words.language === 'sv' ? undefined : html` lang="sv"`
  // prettier-ignore -- every blank of an indent would be in the file as often as there are entries
  return html`<article${language} data-words="${entry.topics.join(' ')}">
<h3>${entry.name}</h3>
${meta && html`<p class="soft">${meta}</p>`}
${entry.alert && html`<p class="mind">${entry.alert}</p>`}
${entry.status !== 'active' && html`<p class="mind">${t(`directory.status.${entry.status}`)}. ${t(`directory.statusText.${entry.status}`)}</p>`}
${lead && html`<p>${lead}</p>`}
${turnTo.length > 0 && html`<p>${t('directory.turnToFor')}: ${turnTo.join(', ')}</p>`}
${body && html`<p class="text">${body}</p>`}
${reach(entry, words)}
${facts(entry, words)}
<p class="soft">${assured(entry, words)}${sources(entry, words)} <a href="${words.page(entry)}" rel="noreferrer">${t('own.pocket.page')}</a></p>
</article>
`
}

function reach(entry: DirectoryEntry, { t }: PocketWords): Html | undefined {
  const { phone, email, website, place } = entry
  const where = [place?.name, place?.address].filter(Boolean).join(', ')
  const web = webLink(website)
  const ways = [
    { href: phoneLink(phone), label: t('directory.call', { phone }) },
    { href: mailLink(email), label: t('directory.mail', { email }) },
    { href: web, label: website ?? '' },
  ].filter(({ href }) => href !== undefined)
  if (ways.length === 0 && !where) return undefined
  // prettier-ignore -- as above
  return html`<ul class="reach">
    ${ways.map(({ href, label }) => html`<li><a href="${href}" rel="noreferrer">${label}</a></li>`)}${where && html`<li>${where}</li>`}
  </ul>`
}

function facts(entry: DirectoryEntry, words: PocketWords): Html | undefined {
  const pairs = factsOf(entry).map((fact) => ({ name: fact.name, text: factText(fact, words) }))
  const known = pairs.filter(({ text }) => text !== '')
  if (known.length === 0) return undefined
  // prettier-ignore -- as above
  return html`<dl>
    ${known.map(
      ({ name, text }) =>
        html`<div>
          <dt>${words.t(`directory.facts.${name}`)}</dt>
          <dd>${text}</dd>
        </div>`,
    )}
  </dl>`
}

function factText(fact: Fact, { t, label, day, language }: PocketWords): string {
  switch (fact.kind) {
    case 'text':
      return fact.text
    case 'term':
      return t(fact.key)
    case 'words':
      return fact.codes.map((code) => label(fact.vocabulary, code)).join(', ')
    case 'day':
      return [day(fact.from), fact.to && day(fact.to)].filter(Boolean).join(' – ')
    case 'months': {
      const name = new Intl.DateTimeFormat(language, { month: 'long' })
      const known = fact.months.filter(
        (month) => Number.isInteger(month) && month > 0 && month < 13,
      )
      const months = known.map((month) => name.format(new Date(2000, month - 1, 1))).join(', ')
      return months && t('directory.deadlineMonths', { months })
    }
  }
}

function assured({ assuredAt, year }: DirectoryEntry, { t, day }: PocketWords): string {
  const when = assuredAt && day(assuredAt)
  if (when) return t('own.pocket.assured', { day: when })
  const from = year === undefined ? '' : ` ${t('directory.factsFrom', { year: String(year) })}`
  return `${t('directory.unassured')}.${from}`
}

function sources(entry: DirectoryEntry, { t }: PocketWords): string {
  if (entry.sources.length === 0) return ''
  const all = entry.sources.map(({ publisher, year }) =>
    year ? `${publisher} (${year})` : publisher,
  )
  return ` ${t('own.pocket.sources', { sources: all.join(', ') })}`
}
