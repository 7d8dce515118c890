/**
 * HTML as text in which nothing can be but what a template of ours says: every value put into `html` is escaped,
 * for text and for attributes in double quotes alike. A value that is `Html` already is taken as it is, and only
 * this file makes one. (The packages that do the same are as small as this and little used.)
 */
declare const brand: unique symbol

export interface Html {
  readonly [brand]: true
  readonly text: string
}
export type HtmlValue = Html | string | number | false | undefined | readonly HtmlValue[]

class Made {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const text = parts.reduce((before, part, index) => before + textOf(values[index - 1]) + part)
  return made(text)
}

/**
 * For machines, never run. A `<` would end the element or open a comment in it (HTML, "Restrictions for contents
 * of script elements"); inside JSON it can be written otherwise.
 */
export function dataScript(value: unknown): Html {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c')
  return made(`<script type="application/ld+json">${json}</script>`)
}

/** @param css ours, holding no one's text. */
export function styleElement(css: string): Html {
  return made(`<style>${css}</style>`)
}

/** @param script ours, holding no one's text: a page of ours names its digest in its policy. */
export function scriptElement(script: string): Html {
  return made(`<script>${script}</script>`)
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character)
}

function made(text: string): Html {
  return new Made(text) as unknown as Html
}

function textOf(value: HtmlValue): string {
  if (value === undefined || value === false) return ''
  if (isMade(value)) return value.text
  if (isList(value)) return value.map(textOf).join('')
  return escaped(String(value))
}

function isMade(value: HtmlValue): value is Html {
  return value instanceof Made
}

function isList(value: HtmlValue): value is readonly HtmlValue[] {
  return Array.isArray(value)
}
