/** Where nobody has coverage, a staff member's phone takes a question along; when the asker's own sends it, it is one. */
import type { Page } from '@playwright/test'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { framesOf, type CarriedQuestion } from '../../src/domain/questions/carried-question.ts'
import { qrCode } from '../../src/features/export/qr-code.ts'
import { axeFindings } from './support/axe.ts'
import { phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { goInApp } from './support/in-app.ts'
import { expectNoOverflow } from './support/overflow.ts'
import { signInOnScreen } from './support/sign-in.ts'

const text =
  'Vi är fyra spelmän i Gnesta som vill ha en scen till i sommar. Vem ska vi vända oss till, och hur tidigt ' +
  'behöver vi höra av oss? Vi spelar både låtar från trakten och egna, helst ute, och kan ta med högtalare. (påhittat)'
const written: Omit<CarriedQuestion, 'id'> = {
  ...{ text, name: 'Påhittad Spelman', reach: '070-174 06 05' },
  ...{ fields: [], municipalities: ['0461'], want: '', entry: '', consents: ['introduce'] },
}

const button = (page: Page, name: string) => page.getByRole('button', { name })
const needRow = (page: Page) => page.getByRole('main').getByRole('link').filter({ hasText: text })

test('a question that a staff member carried and its own phone sent is one need, with an asker to answer', async ({
  server,
  returningDevice,
}) => {
  const actor = await returningDevice(phone)
  const asker = await actor.open(`${server.url}/fraga`)
  const colleague = await returningDevice(phone)
  const field = await colleague.open(server.url)
  await signInOnScreen(field, server, 'staff')
  await expect(field.getByText('Allt är skickat').first()).toBeAttached()
  for (const device of [actor, colleague]) await device.context().setOffline(true)

  const frames = await test.step('the asker shows it as codes', async () => {
    await asker.getByLabel('Din fråga').fill(text)
    await asker.getByLabel('Kommun', { exact: true }).selectOption('Gnesta')
    await asker.getByLabel('Vad vi ska kalla dig').fill(written.name)
    await asker.getByLabel('Hur vi når dig').fill(written.reach)
    await asker.getByLabel('Jag får presenteras för andra').check()
    await button(asker, 'Skicka frågan').click()
    await button(asker, 'Ingen täckning? Visa för någon från klustret').click()
    const id = parseDocumentId(
      decodeURIComponent(new URL(asker.url()).pathname.split('/')[2] ?? ''),
    )
    const expected = framesOf({ id, ...written })
    expect(expected.length).toBeGreaterThan(1)
    for (const [index, frame] of expected.entries()) {
      const code = asker.getByRole('img', { name: `Kod ${index + 1} av ${expected.length}` })
      await expect(code.locator('path')).toHaveAttribute('d', qrCode(frame)?.path ?? '')
      await button(asker, 'Nästa').click()
    }
    expect(await axeFindings(asker)).toEqual([])
    await expectNoOverflow(asker, 'a question shown as codes')
    return expected
  })

  await test.step('the staff member takes it along', async () => {
    await goInApp(field, '/ta-emot')
    await field.getByLabel('Eller klistra in').fill(frames.join('\n'))
    await button(field, 'Läs').click()
    await expect(field.getByText(text)).toBeVisible()
    await button(field, 'Ta emot frågan').click()
    await expect(field.getByText('Frågan är mottagen')).toBeVisible()
    await goInApp(field, '/arenden')
    await expect(needRow(field)).toContainText('inte skickad')
  })

  await test.step('it reaches the node before the asker does', async () => {
    await colleague.context().setOffline(false)
    await expect(needRow(field)).not.toContainText('inte skickad')
    await needRow(field).click()
    await button(field, 'Skriv ett svar').click()
    await expect(field.getByLabel('Svar', { exact: true })).toBeVisible()
    await expect(field.getByText('Skickas till den som frågade.')).toBeHidden()
  })

  await test.step('sent by the asker’s own phone too, it is the same need', async () => {
    await actor.context().setOffline(false)
    await expect(asker.getByText('Mottagen')).toBeVisible()
    await expect(field.getByText('Skickas till den som frågade.')).toBeVisible()
    await field.getByLabel('Svar', { exact: true }).fill('Hör av er till kommunen. (påhittat)')
    await button(field, 'Skicka svaret').click()
    await expect(asker.getByText('Hör av er till kommunen. (påhittat)')).toBeVisible()
    await goInApp(field, '/arenden')
    await expect(needRow(field)).toHaveCount(1)
  })
})
