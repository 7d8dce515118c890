import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { mailLink, phoneLink, webLink } from '../../src/domain/directory/safe-link.ts'
import { inTheApp, pageOfEntry, pageOfKind } from './addresses.ts'
import type { Catalogue, Listed } from './catalogue.ts'
import { factsOf } from './facts.ts'
import { html, type Html } from '../../src/domain/markup.ts'
import type { Page } from './layout.ts'
import { structuredData } from './structured-data.ts'
import type { View } from './view.ts'

/** @param listed the same entry: what is shown here is what is listed. */
export function entryPage(
  entry: DirectoryEntry,
  listed: Listed,
  catalogue: Catalogue,
  origin: string,
  view: View,
): Page {
  const { words, swedish, link } = view
  const { one, many } = words.kinds[listed.kind]
  const lead = entry.summary ?? (entry.kind === 'funding' ? entry.purpose : undefined)
  return {
    title: entry.name,
    description: describe(entry, one, lead, view),
    path: pageOfEntry(entry.id),
    data: structuredData(entry, catalogue, origin),
    main: html`<nav class="where" aria-label="${words.where}">
        <a href="${link(pageOfKind(listed.kind))}">${many}</a>
      </nav>
      <main>
        <article>
          <h1${swedish}>${entry.name}</h1>
          ${entry.alert && html`<p class="mind" role="note" ${swedish}>${entry.alert}</p>`}
          ${
            entry.status !== 'active' &&
            html`<p class="mind" role="note">
              <strong>${words.statuses[entry.status]}.</strong> ${words.statusTexts[entry.status]}
            </p>`
          }
          ${lead && html`<p class="lead" ${swedish}>${lead}</p>`} ${turnToFor(entry, view)}
          ${'body' in entry && entry.body && html`<p class="text" ${swedish}>${entry.body}</p>`}
        </article>
        ${reach(entry, view)} ${facts(entry, catalogue, view)} ${related(entry, catalogue, view)}
        ${trust(entry, view)}
        <a class="open" rel="nofollow" href="${inTheApp(entry.id)}">${words.openInApp}</a>
      </main>`,
  }
}

/** What a search engine shows below the title; it cuts at some 160 characters itself. */
function describe(
  { status }: DirectoryEntry,
  kind: string,
  lead: string | undefined,
  { words }: View,
): string {
  const text = lead ?? words.describe(kind)
  return status === 'active' ? text : `${words.statuses[status]}. ${text}`
}

function turnToFor(entry: DirectoryEntry, { words, swedish }: View): Html | undefined {
  if (entry.kind !== 'function' || entry.turnToFor.length === 0) return undefined
  return html`<h2>${words.turnToFor}</h2>
    <ul${swedish}>
      ${entry.turnToFor.map((matter) => html`<li>${matter}</li>`)}
    </ul>`
}

function reach(entry: DirectoryEntry, { words }: View): Html | undefined {
  const ways = [
    { href: phoneLink(entry.phone), label: words.call(entry.phone ?? '') },
    { href: mailLink(entry.email), label: words.mail(entry.email ?? '') },
    { href: webLink(entry.website), label: words.website },
  ].filter(({ href }) => href !== undefined)
  if (ways.length === 0) return undefined
  return html`<section aria-labelledby="kontakt">
    <h2 id="kontakt">${words.contact}</h2>
    <ul class="links">
      ${ways.map(({ href, label }) => html`<li><a href="${href}" rel="noreferrer">${label}</a></li>`)}
    </ul>
  </section>`
}

function facts(entry: DirectoryEntry, catalogue: Catalogue, view: View): Html | undefined {
  const pairs = factsOf(entry, catalogue, view)
  if (pairs.length === 0) return undefined
  return html`<section aria-labelledby="fakta">
    <h2 id="fakta">${view.words.factsHeading}</h2>
    <dl>
      ${pairs.map(
        ({ name, text, isOwn }) =>
          html`<div>
            <dt>${name}</dt>
            <dd${isOwn ? view.swedish : undefined}>${text}</dd>
          </div>`,
      )}
    </dl>
  </section>`
}

function related(
  entry: DirectoryEntry,
  catalogue: Catalogue,
  { words, swedish, link }: View,
): Html | undefined {
  const others = (entry.related ?? []).flatMap((id) => catalogue.find(id) ?? [])
  if (others.length === 0) return undefined
  return html`<section aria-labelledby="hor-ihop">
    <h2 id="hor-ihop">${words.related}</h2>
    <ul class="links" ${swedish}>
      ${others.map((other) => html`<li><a href="${link(pageOfEntry(other.id))}">${other.name}</a></li>`)}
    </ul>
  </section>`
}

function trust(entry: DirectoryEntry, view: View): Html {
  const { words, swedish } = view
  const from = entry.year === undefined ? '' : ` ${words.factsFrom(String(entry.year))}`
  const unassured = `${words.unassuredText}${from}`
  return html`<section aria-labelledby="sakra">
    <h2 id="sakra">${words.trust}</h2>
    <p>
      <strong>${view.assured(entry.assuredAt)}.</strong>
      ${entry.assuredAt === undefined ? unassured : ''}
    </p>
    ${
      entry.sources.length > 0 &&
      html`<p>${entry.sources.length === 1 ? words.source : words.sources}:</p>
        <ul${swedish}>
          ${entry.sources.map(sourceItem)}
        </ul>`
    }
  </section>`
}

function sourceItem({ publisher, url, year }: DirectoryEntry['sources'][number]): Html {
  const href = webLink(url)
  const name = href ? html`<a href="${href}" rel="noreferrer">${publisher}</a>` : publisher
  return html`<li>${name}${year === undefined ? '' : ` (${String(year)})`}</li>`
}
