/**
 * What axe finds on the page as it stands. Its half megabyte is brought to each document once, and what it found
 * in order stays there: with `AxeBuilder`, that passing to and fro took longer than the rules.
 */
import type { Page } from '@playwright/test'
import axe from 'axe-core'

declare global {
  interface Window {
    readonly axe?: typeof axe
  }
}

export interface Asked {
  /** `colours`: what a theme or a look changes; `rest`: all else; all when left out. */
  readonly of?: 'colours' | 'rest'
  /** Only in elements with this attribute. */
  readonly within?: string
}

export async function axeFindings(page: Page, asked: Asked = {}): Promise<readonly string[]> {
  // Not by a script element: the page's own policy would refuse it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async ({ of, within }) => {
    if (!window.axe) throw new Error('axe is not on the page.')
    const { getRules, run } = window.axe
    const colours = 'cat.color'
    // Rules beyond AA run when they are asked for by a tag they share.
    const left = getRules([colours]).filter(
      ({ tags }) => of === 'rest' || tags.includes('wcag2aaa'),
    )
    const { violations } = await run(within ? `[${within}]` : document, {
      resultTypes: ['violations'],
      ...(of === 'colours' ? { runOnly: [colours] } : {}),
      rules: Object.fromEntries(left.map(({ ruleId }) => [ruleId, { enabled: false }])),
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' · ')}`)
  }, asked)
}
