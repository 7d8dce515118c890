/**
 * A question's whole way, between an actor's phone, a staff member's phone and a coordinator's desktop: asked without
 * coverage, guided, referred, answered, said to have helped, closed, recognised in the next like it, and published for
 * whoever asks after that.
 */
import type { Page } from '@playwright/test'
import { desktop, phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { goInApp } from './support/in-app.ts'
import { expectNoOverflow } from './support/overflow.ts'
import { signInOnScreen } from './support/sign-in.ts'

const asked = 'Var i Flen kan vår cirkusgrupp hyra en lokal med högt i tak? (påhittat)'
const alike = 'Två cirkusartister vill hyra en lokal i Flen, högt i tak (påhittat)'
const next = 'Vi är en cirkusgrupp som söker lokal med högt i tak'
const answer = 'Lokal för cirkus i Flen, högt i tak'

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const suggestions = (page: Page) => page.getByRole('region', { name: 'Förslag' })
const needRow = (page: Page, text: string) =>
  page.getByRole('main').getByRole('link').filter({ hasText: text })

test('a question asked without coverage becomes the answer that the next one finds without it', async ({
  server,
  returningDevice,
  device,
}) => {
  test.setTimeout(240_000)
  const actor = await returningDevice(phone)
  const asker = await actor.open(`${server.url}/fraga`)
  const field = await (await returningDevice(phone)).open(server.url)
  const desk = await (await returningDevice(desktop)).open(server.url)

  await test.step('an actor asks without coverage', async () => {
    await actor.context().setOffline(true)
    await asker.getByLabel('Din fråga').fill(asked)
    await asker.getByLabel('Kommun', { exact: true }).selectOption('Flen')
    await asker.getByLabel('Vad vi ska kalla dig').fill('Påhittad Cirkus')
    await asker.getByLabel('Svaret får publiceras i katalogen').check()
    await button(asker, 'Skicka frågan').click()
    await expect(asker.getByText('Frågan är sparad här')).toBeVisible()
  })

  await test.step('with coverage it goes out by itself, and staff see it', async () => {
    await signInOnScreen(field, server, 'staff')
    await goInApp(field, '/arenden')
    await expect(field.getByText('Allt är skickat').first()).toBeAttached()
    await expect(needRow(field, asked)).toHaveCount(0)
    await actor.context().setOffline(false)
    await expect(asker.getByText('Mottagen')).toBeVisible()
    await needRow(field, asked).click()
    await expect(heading(field, asked)).toBeVisible()
    const whose = field.getByRole('region', { name: 'Den som frågade' })
    await expect(whose).toContainText('Påhittad Cirkus')
    await expect(whose).toContainText('att svaret publiceras')
  })

  const referred =
    await test.step('a suggestion becomes a referral, and a reply names it', async () => {
      await button(field, 'Jag tar det').click()
      await button(field, /^Förslag: \d/).click()
      const refer = suggestions(field).getByRole('button', { name: /^Hänvisa till / })
      const name = /^Hänvisa till (.+)$/.exec(
        (await refer.first().getAttribute('aria-label')) ?? '',
      )
      await refer.first().click()
      await expect(field.getByText('Fråga hur det gick')).toBeVisible()
      await expect(asker.locator('[aria-current="step"]')).toContainText('Någon arbetar med den')
      await button(field, 'Skriv ett svar').click()
      await field.getByRole('group', { name: 'Börja med en mall' }).getByText('Hänvisa').click()
      await expect(field.getByLabel('Svar', { exact: true })).toHaveValue(/Hej Påhittad Cirkus,/)
      await expectNoOverflow(field, 'a need that is answered')
      await button(field, 'Skicka svaret').click()
      return name?.[1] ?? 'no name'
    })

  await test.step('the asker reads it and says that it helped', async () => {
    await expect(asker.getByText('Hej Påhittad Cirkus,')).toBeVisible()
    await expect(asker.getByRole('link', { name: referred })).toBeVisible()
    await button(asker, 'Ja').click()
    await expect(asker.getByText('Vad bra. Klustret får veta det.')).toBeVisible()
  })

  await test.step('the coordinator sees that, and closes it with what helped', async () => {
    await signInOnScreen(desk, server, 'coordinator')
    await goInApp(desk, '/arenden')
    await needRow(desk, asked).click()
    await expect(desk.getByText('Den som frågade säger att det hjälpte.')).toBeVisible()
    await desk.getByRole('radio', { name: 'Löst' }).check()
    const chosen = desk.getByRole('group', { name: 'Vad var det som hjälpte?' })
    await chosen.getByRole('button', { name: referred }).click()
    await button(desk, 'Markera som löst').click()
    await expect(asker.getByText('Frågan är avslutad')).toBeVisible()
  })

  await test.step('the next need like it shows how the first ended', async () => {
    await goInApp(desk, '/anteckna')
    await desk.getByLabel('Var är du?').fill('Kulturfrukost')
    await desk.getByRole('group', { name: 'Behov' }).getByRole('textbox').fill(alike)
    await button(desk, 'Spara').click()
    await desk.getByRole('link', { name: 'Se ärendet' }).click()
    const similar = desk.getByRole('region', { name: 'Liknande ärenden' })
    await expect(similar.getByRole('link', { name: asked })).toBeVisible()
    await expect(similar).toContainText('Löst')
    await expect(similar).toContainText(`Det hjälpte: ${referred}`)
  })

  await test.step('what several have asked becomes an answer for everybody', async () => {
    await goInApp(desk, '/flera-fragar')
    await desk.getByRole('radio', { name: 'Senaste 24 månaderna' }).check()
    const group = desk.getByRole('article').filter({ hasText: asked }).filter({ hasText: alike })
    await group.getByRole('button', { name: 'Gör till ett svar' }).click()
    const text = desk.getByRole('textbox', { name: /^Text/ })
    await expect(text).toHaveValue(new RegExp(referred))
    await expect(text).not.toHaveValue(/Påhittad Cirkus/)
    await desk.getByLabel('Namn', { exact: true }).fill(answer)
    await desk.getByLabel('Kort beskrivning').fill(`Fråga ${referred}. (påhittat)`)
    await button(desk, 'Gå vidare').click()
    await button(desk, 'Publicera svaret').click()
    await expect(group.getByText('Publicerat svar')).toBeVisible()
    await goInApp(desk, '/katalog?q=cirkus')
    await expect(needRow(desk, answer)).toBeVisible()
  })

  await test.step('whoever asks next finds it, with the server gone', async () => {
    const other = await (await device(phone)).open(`${server.url}/katalog?q=cirkus`)
    await expect(needRow(other, answer)).toBeVisible()
    await other.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await server.kill()
    await other.goto(`${server.url}/fraga`)
    await other.getByLabel('Din fråga').fill(next)
    const found = other.getByRole('region', { name: 'Det här kanske hjälper' })
    await expect(found.getByRole('link', { name: answer })).toBeVisible()
    await expectNoOverflow(other, 'what may help')
  })
})
