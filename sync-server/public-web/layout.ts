/** What all public pages have in common. */
import { searchableKinds } from '../../src/domain/directory/entry.ts'
import { pageOfKind } from './addresses.ts'
import { dataScript, html, styleElement, type Html } from '../../src/domain/markup.ts'
import { inLanguage, withChoice, type View } from './view.ts'
import { en } from './words/en.ts'
import { fi } from './words/fi.ts'
import { sv } from './words/sv.ts'

export interface Page {
  readonly title: string
  readonly description: string
  /** The address of this page in Swedish, from `/`; undefined for a page that is not to be found. */
  readonly path: string | undefined
  /** schema.org, as JSON-LD. */
  readonly data?: unknown
  readonly main: Html
  readonly links?: { readonly previous?: string | undefined; readonly next?: string | undefined }
}

export interface Frame {
  /** `https://…`, without a slash at the end. */
  readonly origin: string
  readonly css: string
  readonly view: View
  /** As it was asked for, without a choice of language. */
  readonly asked: string
}

export function pageText({ title, description, path, data, main, links }: Page, frame: Frame) {
  const { words, link } = frame.view
  const { language } = words
  const address = path === undefined ? undefined : frame.origin + inLanguage(path, language)
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${title} – Kulturlots</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content="${description}" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        ${
          address === undefined
            ? html`<meta name="robots" content="noindex" />`
            : html`<link rel="canonical" href="${address}" />
                <meta property="og:url" content="${address}" />
                ${path !== undefined && alternates(frame.origin, path)}`
        }
        ${links?.previous && html`<link rel="prev" href="${frame.origin + links.previous}" />`}
        ${links?.next && html`<link rel="next" href="${frame.origin + links.next}" />`}
        <meta property="og:type" content="website" />
        <meta property="og:site_name" content="Kulturlots" />
        <meta property="og:locale" content="${words.locale.replace('-', '_')}" />
        <meta property="og:title" content="${title}" />
        <meta property="og:description" content="${description}" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        ${styleElement(frame.css)} ${data === undefined ? undefined : dataScript(data)}
      </head>
      <body>
        <header>
          <a class="wordmark" href="/">${flag}<span>Kulturlots</span></a>
          <nav class="languages" aria-label="${words.languages}">
            ${everyLanguage.map((other) =>
              other.language === language
                ? html`<span aria-current="true">${other.itself}</span>`
                : html`<a
                    href="${withChoice(frame.asked, other.language)}"
                    lang="${other.language}"
                    hreflang="${other.language}"
                    >${other.itself}</a
                  >`,
            )}
          </nav>
        </header>
        ${main}
        <footer>
          <nav aria-label="${words.whole}">
            <ul>
              ${searchableKinds.map(
                (kind) =>
                  html`<li><a href="${link(pageOfKind(kind))}">${words.kinds[kind].many}</a></li>`,
              )}
            </ul>
          </nav>
          <p class="soft">${words.about}</p>
        </footer>
      </body>
    </html> `.text
}

const everyLanguage = [sv, en, fi]

/** The same page in each language, and in the one that a browser asks for. */
function alternates(origin: string, path: string): Html {
  return html`${everyLanguage.map(
      ({ language }) =>
        html`<link
          rel="alternate"
          hreflang="${language}"
          href="${origin + inLanguage(path, language)}"
        />`,
    )}<link rel="alternate" hreflang="x-default" href="${origin + path}" />`
}

/** Signal flag H, as in the app: "I have a pilot on board." */
const flag = html`<svg viewBox="8 6 50 52" aria-hidden="true">
  <rect x="10" y="8" width="6" height="48" rx="3" />
  <path
    fill-rule="evenodd"
    d="M13 12q10.5-4 21 0t21 0v26q-10.5 4-21 0t-21 0zm6 3v16.4q8-1.8 15 1.6v-16.7q-7-3.3-15-1.3z"
  />
</svg>`
