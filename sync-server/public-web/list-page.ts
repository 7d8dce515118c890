import type { DirectoryEntry, SearchableKind } from '../../src/domain/directory/entry.ts'
import { pageOfEntry, pageOfKind } from './addresses.ts'
import type { Catalogue } from './catalogue.ts'
import { html, type Html } from '../../src/domain/markup.ts'
import type { Page } from './layout.ts'
import {
  assuredInWords,
  countInWords,
  kindNames,
  kindTexts,
  scopeNames,
  statusNames,
} from './words.ts'

/** Entries on one page. */
const pageSize = 100

/** @param page from 1. @returns undefined for a page that there is not. */
export async function listPage(
  kind: SearchableKind,
  page: number,
  catalogue: Catalogue,
): Promise<Page | undefined> {
  const all = catalogue.ofKind(kind)
  const pages = pagesOf(all.length)
  if (page < 1 || page > pages) return undefined
  const shown = all.slice((page - 1) * pageSize, page * pageSize)
  const entries = await Promise.all(shown.map((listed) => catalogue.read(listed)))
  const { many } = kindNames[kind]
  const previous = page > 1 ? pageOfKind(kind, page - 1) : undefined
  const next = page < pages ? pageOfKind(kind, page + 1) : undefined
  const numbered = pages > 1 ? `, sida ${String(page)} av ${String(pages)}` : ''
  return {
    title: `${many}${page > 1 ? `, sida ${String(page)}` : ''}`,
    description: kindTexts[kind],
    path: pageOfKind(kind, page),
    links: { previous, next },
    main: html`<main>
      <article>
        <h1>${many}</h1>
        <p class="lead">${kindTexts[kind]}</p>
        <p class="soft">
          ${all.length === 0 ? 'Här finns inget ännu.' : `${countInWords(all.length)} i katalogen${numbered}.`}
        </p>
      </article>
      ${
        all.length > 0 &&
        html`<ul class="list">
          ${entries.map((entry) => entry && row(entry, catalogue))}
        </ul>`
      }
      ${
        (previous ?? next) &&
        html`<nav class="pages" aria-label="Fler sidor">
          ${previous && html`<a href="${previous}">Föregående sida</a>`}${next && html`<a href="${next}">Nästa sida</a>`}
        </nav>`
      }
      <a class="open" rel="nofollow" href="/katalog?kind=${kind}">Sök i appen</a>
    </main>`,
  }
}

export function pagesOf(count: number): number {
  return Math.max(1, Math.ceil(count / pageSize))
}

function row(entry: DirectoryEntry, catalogue: Catalogue): Html {
  const places = entry.municipalities.map((code) => catalogue.label('municipalities', code))
  const where = places.length > 3 ? `${String(places.length)} kommuner` : places.join(', ')
  const about = [
    statusNames[entry.status],
    where || (entry.scope && scopeNames[entry.scope]),
    assuredInWords(entry.assuredAt),
  ]
  const line = entry.summary ?? (entry.kind === 'funding' ? entry.purpose : undefined)
  return html`<li>
    <a href="${pageOfEntry(entry.id)}">${entry.name}</a>${line && html`<p>${line}</p>`}
    <p class="soft">${about.filter(Boolean).join(' · ')}</p>
  </li>`
}
