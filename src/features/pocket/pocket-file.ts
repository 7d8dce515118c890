/**
 * "Fickkatalog": a part of the directory as one HTML file that needs nothing but itself. It is read from `file://`
 * on phones of people who have no app: every text in it is escaped, no request leaves it, and its policy runs one
 * script alone, ours, by its digest (docs/adr/0018-own-things.md).
 */
import { searchableKinds, type DirectoryEntry } from '../../domain/directory/entry.ts'
import { html, scriptElement, styleElement, type Html } from '../../domain/markup.ts'
import { pocketArticle, pocketKind, type PocketWords } from './pocket-entry.ts'
import { pocketStyle } from './pocket-style.ts'
import { searchScript } from './search-script.ts'

/** Bytes; a file below it goes through e-mail and the share sheets of phones. */
export const mostPocketBytes = 2_000_000

export interface Pocket {
  /** What it holds: a municipality, or a list's name. */
  readonly title: string
  readonly entries: readonly DirectoryEntry[]
  /** ISO time at which the directory was last compared with the server. */
  readonly fetchedAt: string
  /** Where it was made, as people may type it. */
  readonly origin: string
  readonly words: PocketWords
  /** Of names: å ä ö last. */
  readonly compare: (a: string, b: string) => number
}

/** @returns the whole file. */
export async function pocketFile(pocket: Pocket): Promise<string> {
  const { language } = pocket.words
  const policy = [
    "default-src 'none'",
    `style-src ${await digestOf(pocketStyle)}`,
    `script-src ${await digestOf(searchScript)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <title>${pocket.words.t('own.pocket.fileTitle', { title: pocket.title })}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        ${styleElement(pocketStyle)}
      </head>
      <body>
        ${bodyOf(pocket)} ${scriptElement(searchScript)}
      </body>
    </html> `.text
}

/** What entries add to a file, in bytes. */
export function pocketBytes(entries: readonly DirectoryEntry[], words: PocketWords): number {
  const encoder = new TextEncoder()
  return entries.reduce(
    (bytes, entry) => bytes + encoder.encode(pocketArticle(entry, words).text).length,
    0,
  )
}

function bodyOf({ title, entries, fetchedAt, origin, words, compare }: Pocket): Html {
  const { t } = words
  const sections = searchableKinds
    .map((kind) => ({
      kind,
      of: entries
        .filter((entry) => pocketKind(entry) === kind)
        .toSorted((a, b) => compare(a.name, b.name)),
    }))
    .filter(({ of }) => of.length > 0)
  const fetched = t('own.pocket.fetched', { day: words.day(fetchedAt), origin })
  return html`<header>
      <p class="soft">Kulturlots</p>
      <h1>${title}</h1>
      <p class="soft">${fetched}</p>
    </header>
    <form role="search" hidden>
      <label for="search">${t('own.pocket.search')}</label>
      <input id="search" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" />
      <p
        role="status"
        data-none="${t('own.pocket.noHits')}"
        data-one="${t('own.pocket.oneHit')}"
        data-many="${t('own.pocket.hits')}"
      ></p>
    </form>
    <nav aria-label="${t('own.pocket.contents')}">
      <ul>
        ${sections.map(({ kind, of }) => html`<li><a href="#${kind}">${t(`directory.kinds.${kind}`)} (<span>${of.length}</span>)</a></li>`)}
      </ul>
    </nav>
    <main>
      ${sections.map(
        ({ kind, of }) =>
          html`<section id="${kind}" aria-labelledby="h-${kind}">
            <h2 id="h-${kind}">${t(`directory.kinds.${kind}`)}</h2>
            ${of.map((entry) => pocketArticle(entry, words))}
          </section> `,
      )}
    </main>
    <footer><p class="soft">${t('own.pocket.about')}</p></footer>`
}

/** For a policy: `'sha256-…'`. */
async function digestOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}'`
}
