import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import ChangePassword from '../../src/features/account/ChangePassword.vue'
import SignOutEverywhere from '../../src/features/account/SignOutEverywhere.vue'
import { saveNote } from '../../src/journal/commands.ts'
import { notes } from '../../src/journal/queries.ts'
import { actor, clearDevice, mountFor } from './support/own-screen.ts'
import { answer } from './support/staff-screen.ts'

afterEach(clearDevice)

const button = (name: string) => page.getByRole('button', { name, exact: true })
const present = () => page.getByLabelText('Nuvarande lösenord')
const next = () => page.getByLabelText('Nytt lösenord')

test('a password that is missing or too short is told at its field, before anything is sent', async () => {
  await mountFor(actor, ChangePassword, { identity: actor })
  await button('Byt lösenord').click()
  await expect.element(present()).toHaveFocus()
  await next().fill('kort')
  await button('Byt lösenord').click()
  await expect.element(present()).toHaveFocus()
  await expect.element(present()).toHaveAccessibleDescription('Skriv ditt nuvarande lösenord.')
  await expect.element(next()).toHaveAccessibleDescription(/Lösenordet behöver minst 10 tecken\./)
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
})

test('changing the password without a server says so and keeps what was typed', async () => {
  await mountFor(actor, ChangePassword, { identity: actor })
  await button('Byt lösenord').click()
  await present().fill('en gammal fras')
  await next().fill('en alldeles ny fras')
  await button('Byt lösenord').click()
  await expect.element(page.getByRole('alert')).toHaveTextContent('Servern går inte att nå')
  await expect.element(next()).toHaveValue('en alldeles ny fras')
})

test('a password form that is left forgets what was typed', async () => {
  await mountFor(actor, ChangePassword, { identity: actor })
  await button('Byt lösenord').click()
  await present().fill('en gammal fras')
  await button('Avbryt').click()
  await expect.element(button('Byt lösenord')).toHaveFocus()
  await button('Byt lösenord').click()
  await expect.element(present()).toHaveValue('')
})

test('signing out everywhere asks first, and without a server changes nothing here', async () => {
  const { workspace, account } = await mountFor(actor, SignOutEverywhere, { identity: actor })
  await saveNote(workspace.journal, { text: 'Bara här', about: [] })
  await button('Logga ut på alla enheter').click()
  const dialog = page.getByRole('dialog', { name: 'Logga ut på alla enheter?' })
  await expect.element(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Logga ut på alla enheter', exact: true }).click()
  await expect.element(page.getByRole('alert')).toHaveTextContent('Servern går inte att nå')
  expect(account.identity.value).toMatchObject({ user: actor.user })
  expect(await answer(notes(workspace.journal))).toHaveLength(1)
})
