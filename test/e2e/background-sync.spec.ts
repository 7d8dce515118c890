/** A note that was written without network leaves with no page open, and only as its author. */
import type { BrowserContext, Page } from '@playwright/test'
import { phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { goInApp } from './support/in-app.ts'
import { signInOnScreen } from './support/sign-in.ts'
import type { SyncServer } from './support/sync-server.ts'

const text = 'Skriven i tunneln'

test('the service worker sends what waits when the app is closed; in another’s session it sends nothing', async ({
  server,
  returningDevice,
}) => {
  const field = await returningDevice(phone)
  const page = await field.open(server.url)
  await signInOnScreen(page, server, 'staff')
  const tag = await tagOf(page)
  // The databases are there: a service worker makes none.
  await page.getByText('Allt är skickat').first().waitFor({ state: 'attached' })
  await goInApp(page, '/mina')
  await page.getByRole('button', { name: 'Ny anteckning' }).first().waitFor()
  await server.kill()
  await page.getByRole('button', { name: 'Ny anteckning' }).first().click()
  await page.getByRole('textbox', { name: 'Anteckning' }).fill(text)
  await page.getByRole('button', { name: 'Spara anteckningen' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: text })).toBeVisible()

  const context = field.context()
  const blank = await context.newPage()
  await page.close()
  await server.start()

  await test.step('a colleague has signed in meanwhile', async () => {
    await signInByHand(context, server, 'coordinator')
    // The closed page's lead may not have ended yet. The browser, too, asks again then.
    await expect
      .poll(async () => {
        await dispatchSync(blank, server, tag)
        return server.output()
      })
      .toContain('/api/sync')
    expect(await ownNotes(context, server)).not.toContain(text)
  })

  await test.step('the author is back', async () => {
    await signInByHand(context, server, 'staff')
    expect(await ownNotes(context, server)).not.toContain(text)
    await expect
      .poll(async () => {
        await dispatchSync(blank, server, tag)
        return ownNotes(context, server)
      })
      .toContain(text)
  })
})

/** As `workers/background-sync.ts` makes it. */
async function tagOf(page: Page): Promise<string> {
  const session = await page.evaluate(
    async () => (await (await fetch('/api/session')).json()) as { server: string; user: string },
  )
  return `kulturlots-sync ${session.server} ${session.user}`
}

async function dispatchSync(page: Page, { url }: SyncServer, tag: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(url))
      if (ours) resolve(ours.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.dispatchSyncEvent', {
    origin: url,
    registrationId: await registered,
    tag,
    lastChance: false,
  })
  await session.detach()
}

async function signInByHand(
  context: BrowserContext,
  server: SyncServer,
  role: 'staff' | 'coordinator',
): Promise<void> {
  const response = await context.request.post(`${server.url}/api/session`, {
    data: await server.signIn(role),
    headers: { origin: server.url },
  })
  expect(response.ok()).toBe(true)
}

async function ownNotes(context: BrowserContext, { url }: SyncServer): Promise<string> {
  return (await context.request.get(`${url}/db/own/_all_docs?include_docs=true`)).text()
}
