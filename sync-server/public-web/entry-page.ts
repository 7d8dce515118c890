import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { mailLink, phoneLink, webLink } from '../../src/domain/directory/safe-link.ts'
import { inTheApp, pageOfEntry, pageOfKind } from './addresses.ts'
import type { Catalogue, Listed } from './catalogue.ts'
import { factsOf } from './facts.ts'
import { html, type Html } from '../../src/domain/markup.ts'
import type { Page } from './layout.ts'
import { structuredData } from './structured-data.ts'
import { assuredInWords, kindNames, statusNames, statusTexts } from './words.ts'

/** @param listed the same entry: what is shown here is what is listed. */
export function entryPage(
  entry: DirectoryEntry,
  listed: Listed,
  catalogue: Catalogue,
  origin: string,
): Page {
  const { one, many } = kindNames[listed.kind]
  const status = statusNames[entry.status]
  const lead = entry.summary ?? (entry.kind === 'funding' ? entry.purpose : undefined)
  return {
    title: entry.name,
    description: describe(entry, one, lead),
    path: pageOfEntry(entry.id),
    data: structuredData(entry, catalogue, origin),
    main: html`<nav class="where" aria-label="Var du är">
        <a href="${pageOfKind(listed.kind)}">${many}</a>
      </nav>
      <main>
        <article>
          <h1>${entry.name}</h1>
          ${entry.alert && html`<p class="mind" role="note">${entry.alert}</p>`}
          ${status && html`<p class="mind" role="note"><strong>${status}.</strong> ${statusTexts[entry.status]}</p>`}
          ${lead && html`<p class="lead">${lead}</p>`} ${turnToFor(entry)}
          ${'body' in entry && entry.body && html`<p class="text">${entry.body}</p>`}
        </article>
        ${reach(entry)} ${facts(entry, catalogue)} ${related(entry, catalogue)} ${trust(entry)}
        <a class="open" rel="nofollow" href="${inTheApp(entry.id)}">Öppna i appen</a>
      </main>`,
  }
}

/** What a search engine shows below the title; it cuts at some 160 characters itself. */
function describe(entry: DirectoryEntry, kind: string, lead: string | undefined): string {
  const text = lead ?? `${kind} i kulturkatalogen för Sörmland och Gävleborg.`
  return entry.status === 'active' ? text : `${statusNames[entry.status] ?? ''}. ${text}`
}

function turnToFor(entry: DirectoryEntry): Html | undefined {
  if (entry.kind !== 'function' || entry.turnToFor.length === 0) return undefined
  return html`<h2>Vänd dig hit för</h2>
    <ul>
      ${entry.turnToFor.map((matter) => html`<li>${matter}</li>`)}
    </ul>`
}

function reach(entry: DirectoryEntry): Html | undefined {
  const ways = [
    { href: phoneLink(entry.phone), label: `Ring ${entry.phone ?? ''}` },
    { href: mailLink(entry.email), label: `Mejla ${entry.email ?? ''}` },
    { href: webLink(entry.website), label: 'Öppna webbplatsen' },
  ].filter(({ href }) => href !== undefined)
  if (ways.length === 0) return undefined
  return html`<section aria-labelledby="kontakt">
    <h2 id="kontakt">Kontakt</h2>
    <ul class="links">
      ${ways.map(({ href, label }) => html`<li><a href="${href}" rel="noreferrer">${label}</a></li>`)}
    </ul>
  </section>`
}

function facts(entry: DirectoryEntry, catalogue: Catalogue): Html | undefined {
  const pairs = factsOf(entry, catalogue)
  if (pairs.length === 0) return undefined
  return html`<section aria-labelledby="fakta">
    <h2 id="fakta">Fakta</h2>
    <dl>
      ${pairs.map(
        ({ name, text }) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${text}</dd>
          </div>`,
      )}
    </dl>
  </section>`
}

function related(entry: DirectoryEntry, catalogue: Catalogue): Html | undefined {
  const others = (entry.related ?? []).flatMap((id) => catalogue.find(id) ?? [])
  if (others.length === 0) return undefined
  return html`<section aria-labelledby="hor-ihop">
    <h2 id="hor-ihop">Hör ihop med</h2>
    <ul class="links">
      ${others.map((other) => html`<li><a href="${pageOfEntry(other.id)}">${other.name}</a></li>`)}
    </ul>
  </section>`
}

function trust(entry: DirectoryEntry): Html {
  const from = entry.year === undefined ? '' : ` Uppgifterna är från ${String(entry.year)}.`
  const unassured = `Uppgifterna är hämtade från källan och har inte bekräftats av någon ännu.${from}`
  return html`<section aria-labelledby="sakra">
    <h2 id="sakra">Så säkra är uppgifterna</h2>
    <p>
      <strong>${assuredInWords(entry.assuredAt)}.</strong>
      ${entry.assuredAt === undefined ? unassured : ''}
    </p>
    ${
      entry.sources.length > 0 &&
      html`<p>${entry.sources.length === 1 ? 'Källa' : 'Källor'}:</p>
        <ul>
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
