import { expect, type Page } from '@playwright/test'

/**
 * Nothing makes the page wider than the screen (WCAG 1.4.10, reflow): the bar at its foot would slide away.
 * A page without a scroll bar of its own may be narrower than the room it has.
 */
export async function expectNoOverflow(page: Page, where: string): Promise<void> {
  const excess = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect.soft(excess, `pixels too wide: ${where}`).toBeLessThanOrEqual(0)
}
