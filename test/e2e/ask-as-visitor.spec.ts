/** A visitor asks without network; the node answers; whoever asked says that it helped. */
import { randomInt } from 'node:crypto'
import { axeFindings } from './support/axe.ts'
import { phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { expectNoOverflow } from './support/overflow.ts'
import { createVisitor, type Visitor } from '../support/visitor.ts'

const text = 'Var kan vår kör på fyrtio personer öva i Eskilstuna? (påhittat)'

test('what a visitor asks without network goes out by itself, and the reply comes back', async ({
  server,
  returningDevice,
}) => {
  const device = await returningDevice(phone)
  const page = await device.open(`${server.url}/fraga`)
  await device.context().setOffline(true)
  await page.getByLabel('Din fråga').fill(text)
  await page.getByRole('button', { name: 'Skicka frågan' }).click()
  await expect(page.getByText('Frågan är sparad här')).toBeVisible()
  const need = `need:${new URL(page.url()).pathname.split(':')[1] ?? ''}`
  const shown = await page.getByText(/(-[0-9A-Y]{4}){2}/).textContent()
  const code = /[0-9A-Y]{4}(-[0-9A-Y]{4}){2}/.exec(shown ?? '')?.[0] ?? 'no code'

  await device.context().setOffline(false)
  await expect(page.getByText('Frågan är sparad här')).toBeHidden()
  await expect(page.getByText('Mottagen')).toBeVisible()

  const { name, password } = await server.signIn('staff')
  const staff = createVisitor(server.url)
  await staff.signIn(name, password)
  await expect.poll(async () => (await staff.get(`/db/casework/${need}`)).status).toBe(200)
  await reply(staff, need, 'Ring Folkets hus. <b>De</b> har plats.')

  await expect(page.getByText('Ring Folkets hus. <b>De</b> har plats.')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await expectNoOverflow(page, 'a question with its reply')
  await page.getByRole('button', { name: 'Ja', exact: true }).click()
  await expect
    .poll(async () => JSON.stringify(await (await staff.get(`/db/casework/${need}`)).json()))
    .toContain('"helped"')

  await test.step('the code fetches the reply where nobody has asked', async () => {
    const other = await (await returningDevice(phone)).open(`${server.url}/svar`)
    await other.getByLabel('Din kod').fill(code.toLowerCase().replaceAll('-', ' '))
    await other.getByRole('button', { name: 'Hämta' }).click()
    await expect(other.getByText('Ring Folkets hus. <b>De</b> har plats.')).toBeVisible()
    expect(await axeFindings(other)).toEqual([])
  })
})

test('another phone goes on with the questions of the first, once', async ({
  server,
  returningDevice,
}) => {
  const first = await (await returningDevice(phone)).open(`${server.url}/fraga`)
  await first.getByLabel('Din fråga').fill(text)
  await first.getByRole('button', { name: 'Skicka frågan' }).click()
  await expect(first.getByText('Mottagen')).toBeVisible()
  await first.goto(`${server.url}/flytta`)
  const made = first.waitForResponse((response) => response.url().endsWith('/api/guest/move'))
  await first.getByRole('button', { name: 'Visa koden' }).click()
  const { token } = (await (await made).json()) as { token: string }
  await expect(first.getByRole('img', { name: 'Kod för att flytta' })).toBeVisible()

  const second = await (await returningDevice(phone)).open(`${server.url}/flytta#${token}`)
  await second.getByRole('button', { name: 'Ja, ta över' }).click()
  await expect(second.getByRole('link', { name: text })).toBeVisible()
  expect(new URL(second.url()).hash).toBe('')

  const third = await (await returningDevice(phone)).open(`${server.url}/flytta#${token}`)
  await third.getByRole('button', { name: 'Ja, ta över' }).click()
  await expect(third.getByText('Koden gäller inte längre.')).toBeVisible()
})

async function reply(staff: Visitor, need: string, said: string): Promise<void> {
  const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const ulid = `01JD${Array.from({ length: 22 }, () => signs[randomInt(32)]).join('')}`
  const body = { about: [need], text: said, via: 'app', signed: 'Anna på klustret' }
  const at = '2026-11-22T10:00:00Z'
  const document = {
    _id: `reply:${ulid}`,
    type: 'reply',
    schemaVersion: 1,
    at,
    by: staff.user,
    body,
  }
  const response = await staff.post('/db/casework/_bulk_docs', { docs: [document] })
  expect(await response.json()).toMatchObject([{ ok: true }])
}
