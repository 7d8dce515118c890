import type { DirectoryEntry, SearchableKind } from '../../src/domain/directory/entry.ts'
import { pageOfEntry, pageOfKind } from './addresses.ts'
import type { Catalogue } from './catalogue.ts'
import { html, type Html } from '../../src/domain/markup.ts'
import type { Page } from './layout.ts'
import type { View } from './view.ts'

/** Entries on one page. */
const pageSize = 100

/** @param page from 1. @returns undefined for a page that there is not. */
export async function listPage(
  kind: SearchableKind,
  page: number,
  catalogue: Catalogue,
  view: View,
): Promise<Page | undefined> {
  const { words, link } = view
  const all = catalogue.ofKind(kind)
  const pages = pagesOf(all.length)
  if (page < 1 || page > pages) return undefined
  const shown = all.slice((page - 1) * pageSize, page * pageSize)
  const entries = await Promise.all(shown.map((listed) => catalogue.read(listed)))
  const { many } = words.kinds[kind]
  const previous = page > 1 ? link(pageOfKind(kind, page - 1)) : undefined
  const next = page < pages ? link(pageOfKind(kind, page + 1)) : undefined
  const numbered = pages > 1 ? `, ${words.pageOf(page, pages)}` : ''
  return {
    title: page > 1 ? `${many}, ${words.page(page)}` : many,
    description: words.kindTexts[kind],
    path: pageOfKind(kind, page),
    links: { previous, next },
    main: html`<main>
      <article>
        <h1>${many}</h1>
        <p class="lead">${words.kindTexts[kind]}</p>
        <p class="soft">
          ${all.length === 0 ? words.empty : `${words.count(view.number(all.length))}${numbered}.`}
        </p>
      </article>
      ${
        all.length > 0 &&
        html`<ul class="list">
          ${entries.map((entry) => entry && row(entry, catalogue, view))}
        </ul>`
      }
      ${
        (previous ?? next) &&
        html`<nav class="pages" aria-label="${words.morePages}">
          ${previous && html`<a href="${previous}">${words.previous}</a>`}${next && html`<a href="${next}">${words.next}</a>`}
        </nav>`
      }
      <a class="open" rel="nofollow" href="/katalog?kind=${kind}">${words.searchInApp}</a>
    </main>`,
  }
}

export function pagesOf(count: number): number {
  return Math.max(1, Math.ceil(count / pageSize))
}

function row(entry: DirectoryEntry, catalogue: Catalogue, view: View): Html {
  const { words, swedish, link } = view
  const places = entry.municipalities.map((code) =>
    catalogue.label('municipalities', code, words.language),
  )
  const where = places.length > 3 ? words.municipalities(places.length) : places.join(', ')
  const about = [
    entry.status === 'active' ? undefined : words.statuses[entry.status],
    where || (entry.scope && words.scopes[entry.scope]),
    view.assured(entry.assuredAt),
  ]
  const line = entry.summary ?? (entry.kind === 'funding' ? entry.purpose : undefined)
  return html`<li>
    <a href="${link(pageOfEntry(entry.id))}" ${swedish}>${entry.name}</a
    >${line && html`<p${swedish}>${line}</p>`}
    <p class="soft">${about.filter(Boolean).join(' · ')}</p>
  </li>`
}
