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

/** @param tags only the rules with one of these; all when left out. */
export async function axeFindings(
  page: Page,
  tags?: readonly string[],
): Promise<readonly string[]> {
  // Not by a script element: the page's own policy would refuse it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (runOnly) => {
    if (!window.axe) throw new Error('axe is not on the page.')
    const { violations } = await window.axe.run(document, {
      resultTypes: ['violations'],
      ...(runOnly ? { runOnly: [...runOnly] } : {}),
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' · ')}`)
  }, tags)
}
