/**
 * What of a page has not been judged before. Pages of the same elements, classes and states in the same order get the
 * same findings: which texts and addresses they hold makes no difference to axe. And an element has the same colours
 * wherever it stands under the same ancestors. What was seen is kept in the document.
 */
import type { Page } from '@playwright/test'

interface Seen {
  /** Each element with its ancestors, by name, class and state, as a number. */
  readonly kinds: Map<string, number>
  readonly builds: Set<string>
}

declare global {
  interface Window {
    seenLooks?: Seen
  }
}

export interface NewLooks {
  /** No page of the same elements was seen at this size. */
  readonly build: boolean
  /** There are elements whose like was not seen at any size; marked with `newLook`. */
  readonly elements: boolean
}

export const newLook = 'data-new-look'

export function newLooks(page: Page, size: string): Promise<NewLooks> {
  return page.evaluate(
    ({ at, mark }) => {
      const seen = (window.seenLooks ??= { kinds: new Map(), builds: new Set() })
      // Of which text, row or document it is, not of what kind.
      const names = /^(id|href|for|src|d|name|value|title|style|data-(?!state|tone|v-).*)$/
      const look = (element: Element) => {
        const states = element.getAttributeNames().flatMap((name) => {
          if (names.test(name)) return []
          const value = element.getAttribute(name) ?? ''
          const speaks = /^(class|role|type|data-.*)$/.test(name) || /^(true|false|)$/.test(value)
          return [speaks ? `${name}=${value}` : name]
        })
        const text = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
        )
        return [element.tagName, ...states, text ? 'text' : '', element.checkVisibility()].join(' ')
      }
      const kindOf = new Map<Element | null, number>()
      const fresh: Element[] = []
      for (const element of document.body.querySelectorAll('*')) {
        element.removeAttribute(mark)
        const key = `${kindOf.get(element.parentElement) ?? 0} ${look(element)}`
        if (!seen.kinds.has(key)) fresh.push(element)
        const kind = seen.kinds.get(key) ?? seen.kinds.size + 1
        seen.kinds.set(key, kind)
        kindOf.set(element, kind)
      }
      // What stands in one that is marked is judged with it.
      for (const element of fresh) {
        if (!element.parentElement?.closest(`[${mark}]`)) element.setAttribute(mark, '')
      }
      const build = `${at} ${[...kindOf.values()].join(' ')}`
      const isNew = !seen.builds.has(build)
      seen.builds.add(build)
      return { build: isNew, elements: fresh.length > 0 }
    },
    { at: size, mark: newLook },
  )
}
