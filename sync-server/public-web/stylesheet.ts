/**
 * The app's type and colours (src/ui/tokens.css) for pages that are one request: the style stands in the page, and
 * the page's policy allows exactly this text by its hash.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export interface Stylesheet {
  readonly css: string
  /** For `style-src`. */
  readonly source: string
}

/** @param appDirectory the built app, for its font; without it the page has the system's. */
export function pageStylesheet(appDirectory: string): Stylesheet {
  const css = fontFace(appDirectory) + style.replaceAll(/\n\s*/g, '\n').trim()
  const hash = createHash('sha256').update(css).digest('base64')
  return { css, source: `'sha256-${hash}'` }
}

function fontFace(appDirectory: string): string {
  const assets = join(appDirectory, 'assets')
  const files = existsSync(assets) ? readdirSync(assets) : []
  const file = files.find((name) => /^atkinson-.*-latin-wght-normal-[\w-]+\.woff2$/.test(name))
  return file === undefined
    ? ''
    : `@font-face{font-family:"Atkinson Hyperlegible Next";font-weight:200 800;font-display:swap;src:url("/assets/${file}") format("woff2")}\n`
}

const style = `
:root {
  --ground: #f6f1e7; --raised: #fdfbf6; --ink: #1c1a16; --soft: #585247; --rule: #d8cfbd;
  --act: #17533d; --on-act: #fdfbf6; --mind: #9c1a3c; --mind-wash: #f5dfdc;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #171613; --raised: #211f1b; --ink: #efe9dc; --soft: #b9b1a1; --rule: #3a362e;
    --act: #8fd0ab; --on-act: #0b2216; --mind: #f59aa8; --mind-wash: #42202a;
  }
}
@media (prefers-contrast: more) {
  :root { --soft: var(--ink); --rule: var(--ink); }
}
*, *::before, *::after { box-sizing: border-box; }
* { margin: 0; }
html {
  font-family: "Atkinson Hyperlegible Next", system-ui, sans-serif; line-height: 1.5;
  background: var(--ground); color: var(--ink); -webkit-text-size-adjust: 100%; text-size-adjust: 100%;
}
body {
  max-inline-size: 46rem; margin-inline: auto; padding: 0.5rem 1rem 3rem;
  font-size: 1.0625rem; overflow-wrap: anywhere;
}
h1, h2 { line-height: 1.2; text-wrap: balance; hyphens: auto; letter-spacing: -0.012em; }
h1 { font-size: clamp(1.625rem, 1.35rem + 1.3vw, 2.125rem); }
h2 { font-size: 1.1875rem; }
p, li, dd { text-wrap: pretty; }
a { color: var(--act); text-underline-offset: 0.18em; }
a:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; border-radius: 2px; }
main { display: grid; gap: 1.5rem; padding-block: 0.5rem 2.5rem; }
main > * { min-inline-size: 0; }
section, article { display: grid; gap: 0.75rem; }
.wordmark {
  display: inline-flex; align-items: center; gap: 0.5rem; min-block-size: 3rem;
  font-size: 1.1875rem; font-weight: 740; color: var(--ink); text-decoration: none;
}
.wordmark svg { inline-size: 1.75rem; block-size: 1.75rem; fill: var(--act); }
.languages { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.languages > * { display: inline-flex; align-items: center; min-block-size: 2.75rem; }
.languages [aria-current] { font-weight: 620; }
.where { color: var(--soft); }
.where a, .pages a, footer a, .links a { display: inline-flex; align-items: center; min-block-size: 2.75rem; }
.soft { color: var(--soft); }
.lead { font-size: 1.1875rem; }
.mind {
  padding: 0.75rem 1rem; border-inline-start: 4px solid var(--mind);
  background: var(--mind-wash); white-space: pre-line;
}
.text { white-space: pre-line; }
dl { display: grid; gap: 0.75rem; }
dl > div { padding-block-start: 0.75rem; border-block-start: 1px solid var(--rule); }
dt { color: var(--soft); font-size: 0.9375rem; }
dd { white-space: pre-line; }
ul { padding-inline-start: 1.25rem; }
.list, .links, footer ul { padding: 0; list-style: none; }
.list li { padding-block: 0.75rem; border-block-start: 1px solid var(--rule); }
.list a { display: inline-block; padding-block: 0.25rem; font-weight: 620; }
.open {
  display: inline-flex; align-items: center; justify-self: start; min-block-size: 3rem; padding: 0.5rem 1.25rem;
  border-radius: 0.375rem; background: var(--act); color: var(--on-act); font-weight: 620; text-decoration: none;
}
.pages { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
footer { display: grid; gap: 0.5rem; padding-block-start: 1rem; border-block-start: 1px solid var(--rule); }
footer ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
@media (width >= 40rem) {
  dl > div { display: grid; grid-template-columns: 12rem 1fr; gap: 1rem; }
}
@media print {
  footer, .open, .languages { display: none; }
}
`
