import type { Page } from '@playwright/test'
import type { App } from 'vue'
import type { Router } from 'vue-router'

type Root = Element & { readonly __vue_app__?: App }

/**
 * Where a press on a link would lead: the app's own router goes there, and its screen is drawn. What is loaded anew
 * at each address is the whole app; tests that mean that say `page.goto`.
 */
export async function goInApp(page: Page, path: string): Promise<void> {
  await page.waitForFunction(() => document.querySelector<Root>('#app')?.__vue_app__)
  await page.evaluate(async (address) => {
    const app = document.querySelector<Root>('#app')?.__vue_app__
    const router: Router | undefined = app?.config.globalProperties.$router
    if (!router) throw new Error('The app is not on the page.')
    await router.push(address)
    // Vue draws in a microtask; what it drew is laid out with the next frame.
    await new Promise(requestAnimationFrame)
  }, path)
}
