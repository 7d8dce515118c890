/**
 * Presses what a person would press in the list of needs, and tells how long it was until the frame that shows the
 * answer. Runs before the page's own scripts; a classic script once its types are taken away.
 */
import type { ListTimer } from '../../guiding/list-timer.ts'

{
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))

  function find(selector: string): HTMLElement {
    const found = document.querySelector<HTMLElement>(selector)
    if (!found) throw new Error(`Nothing is ${selector}.`)
    return found
  }

  /** From `act` to the frame in which `there` is another answer than before. */
  async function until(there: () => string | undefined, act: () => void): Promise<number> {
    const before = there()
    const start = performance.now()
    await new Promise<void>((done) => {
      const look = () => {
        const now = there()
        if (now === undefined || now === before) return
        observer.disconnect()
        done()
      }
      const observer = new MutationObserver(look)
      observer.observe(document.body, { childList: true, subtree: true, characterData: true })
      act()
      look()
    })
    await frame()
    return performance.now() - start
  }

  const firstRow = () => document.querySelector<HTMLElement>('[data-row]')?.dataset['row']
  const hits = () => document.querySelector('.hits')?.textContent.trim()
  const rowAndHits = () => `${firstRow() ?? ''} ${hits() ?? ''}`

  function enter(selector: string, value: string, event: string) {
    const field = find(selector) as HTMLInputElement | HTMLSelectElement
    field.value = value
    field.dispatchEvent(new Event(event, { bubbles: true }))
  }

  const timer: ListTimer = {
    open() {
      return until(firstRow, () => {
        find('nav a[href="/arenden"]').click()
      })
    },
    async coldOpen() {
      if (firstRow() === undefined) await until(firstRow, () => undefined)
      else await frame()
      return performance.now()
    },
    async showFilters() {
      const button = find('[aria-controls="needs-filters"]')
      if (button.getAttribute('aria-expanded') !== 'true') button.click()
      await frame()
      await new Promise((done) => requestIdleCallback(done))
    },
    narrow: (state) =>
      until(rowAndHits, () => {
        enter('#needs-filters select', state, 'change')
      }),
    search: (text) =>
      until(hits, () => {
        enter('[data-search]', text, 'input')
      }),
  }
  Object.assign(globalThis, { listTimer: timer })
}
