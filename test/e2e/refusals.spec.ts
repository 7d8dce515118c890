/** What the real server does not take stays in sight with its reason until somebody acts; nothing else waits for it. */
import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { canonicalJson } from '../../src/domain/json.ts'
import { contentOf, writeEnvelope } from '../../src/domain/take-along/format.ts'
import { axeFindings } from './support/axe.ts'
import { phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { goInApp } from './support/in-app.ts'
import { expectNoOverflow } from './support/overflow.ts'
import { signInOnScreen } from './support/sign-in.ts'

test('a refused note says why, is sent once it is shortened, and another is thrown away after a question', async ({
  server,
  returningDevice,
}) => {
  const page = await (await returningDevice(phone)).open(server.url)
  await signInOnScreen(page, server, 'staff')

  await test.step('a version without our limits has left two notes that are too long', async () => {
    await goInApp(page, '/mer/ta-med')
    const file = {
      name: 'arbete.kulturlots.json',
      mimeType: 'application/json',
      buffer: Buffer.from(await tooLong(page, ['Den ena', 'Den andra'])),
    }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: 'Ta in', exact: true }).click()
    await expect(page.getByText('2 poster är intagna.')).toBeVisible()
    await goInApp(page, '/mer/synk')
    await expect(page.getByText('2 togs inte emot').filter({ visible: true })).toBeVisible()
    await expect(page.getByText(/Texten är för lång/)).toHaveCount(2)
    await expectNoOverflow(page, 'refused items')
    expect(await axeFindings(page)).toEqual([])
  })

  await test.step('the one is shortened and goes out by itself', async () => {
    await goInApp(page, '/mina')
    await page.getByRole('button', { name: /^Ändra.*Den ena/ }).click()
    await page.getByRole('textbox', { name: 'Anteckning' }).fill('Den ena, kort')
    await page.getByRole('button', { name: 'Spara ändringen' }).click()
    const note = page.getByRole('listitem').filter({ hasText: 'Den ena, kort' })
    await expect(note.getByText('Skickad', { exact: true })).toBeVisible()
  })

  await test.step('the other is thrown away, after a question that says what is lost', async () => {
    await goInApp(page, '/mer/synk')
    await page.getByRole('button', { name: /^Kasta Den andra/ }).click()
    await expect(page.getByRole('dialog')).toContainText('Det här försvinner för gott:')
    await page.getByRole('button', { name: 'Kasta för gott' }).click()
    await expect(page.getByText('Allt är skickat').filter({ visible: true }).first()).toBeVisible()
    await goInApp(page, '/mina')
    await expect(page.getByText('Den ena, kort')).toBeVisible()
    await expect(page.getByText('Den andra')).toBeHidden()
  })
})

test('what waits when the session ends goes out when the same person signs in again', async ({
  server,
  returningDevice,
}) => {
  const shared = await returningDevice(phone)
  const page = await shared.open(server.url)
  await signInOnScreen(page, server, 'staff')
  await server.kill()
  await page.goto(`${server.url}/mina`)
  await page.getByRole('button', { name: 'Ny anteckning' }).first().click()
  await page.getByRole('textbox', { name: 'Anteckning' }).fill('Väntar på inloggning')
  await page.getByRole('button', { name: 'Spara anteckningen' }).click()
  await expect(page.getByText('Sparad här, inte skickad')).toBeVisible()

  // As a session that was ended on the server.
  await shared.context().clearCookies()
  await server.start()
  await page.goto(`${server.url}/katalog`)
  await expect(page.getByText(/din anteckning väntar på enheten/)).toBeVisible()
  await signInOnScreen(page, server, 'staff')
  await expect(page.getByText('Du behöver logga in igen')).toBeHidden()
  await goInApp(page, '/mina')
  const note = page.getByRole('listitem').filter({ hasText: 'Väntar på inloggning' })
  await expect(note.getByText('Skickad', { exact: true })).toBeVisible()
})

/** A take-along file of the signed-in person's own notes, each above what a field may hold. */
async function tooLong(page: Page, starts: readonly string[]): Promise<string> {
  const { user, server } = await page.evaluate(async () => {
    const response = await fetch('/api/session')
    return (await response.json()) as { user: string; server: string }
  })
  const device = '01JD0000000000000000000000'
  const content = contentOf({
    server,
    user: { id: user, name: null },
    madeAt: '2026-11-22T10:00:00.000Z',
    entries: starts.map((start, index) => {
      const dot = [device, index + 1] as const
      const id = parseDocumentId(`note:01JD000000000000000000000${index + 1}`)
      const value = `${start} ${'mycket text '.repeat(1_800)}`
      const written = { dot, at: '2026-11-22T10:00:00.000Z', by: user }
      return {
        database: 'own',
        document: edited(newDocument(id), [{ kind: 'set', field: 'text', value }], written),
        dots: [dot],
        state: 'waiting',
      }
    }),
  })
  const sha256 = createHash('sha256').update(canonicalJson(content)).digest('hex')
  return writeEnvelope({ kind: 'clear', content, sha256 })
}
