import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import LogForm from '../../src/features/log/LogForm.vue'
import { claimDraft } from '../../src/journal/draft-claim.ts'
import { contacts, needs } from '../../src/journal/queries.ts'
import type { Journal } from '../../src/journal/record.ts'
import { holdStorage } from './support/held-storage.ts'
import {
  answer,
  mountForStaff,
  openJournal,
  workspaceOf,
  type StaffScreen,
} from './support/staff-screen.ts'

let journal: Journal
const screens: StaffScreen[] = []

beforeEach(() => {
  journal = openJournal()
})
afterEach(async () => {
  for (const screen of screens.splice(0)) screen.unmount()
  await journal.database.delete()
})

/** A form of its own, as in a tab of its own: locks and storage tell tabs and forms apart alike. */
async function openTab() {
  const screen = await mountForStaff(LogForm, workspaceOf(journal))
  screens.push(screen)
  screen.element.dataset['testid'] = `tab ${screens.length}`
  const within = page.getByTestId(`tab ${screens.length}`)
  const tab = {
    screen,
    who: () => within.getByRole('textbox', { name: 'Vem?' }),
    note: () => within.getByRole('textbox', { name: 'Vad sades?' }),
    need: () => within.getByRole('textbox', { name: 'Behov', exact: true }),
    save: () => within.getByRole('button', { name: 'Spara' }),
    saved: () => within.getByText(/^Sparat på/),
    restored: () => within.getByText('Utkast återställt.'),
  }
  await expect.element(tab.note()).toBeVisible()
  return tab
}

async function draftsWith(note: string): Promise<string[]> {
  const drafts = await journal.database.drafts.toArray()
  return drafts
    .filter(({ content }) => (content as { note?: unknown }).note === note)
    .map(({ key }) => key)
}

test('typing while a meeting is being saved neither brings its draft back nor is believed saved', async () => {
  const tab = await openTab()
  await tab.who().fill('Påhittad Person')
  await tab.need().fill('Replokal')
  await tab.note().fill('Söker lokal')
  await expect.poll(() => draftsWith('Söker lokal')).toEqual(['log'])
  const letThrough = await holdStorage(journal.database)
  await tab.save().click()
  tab.note().element().focus()
  await userEvent.keyboard('!')
  await expect.element(tab.note()).toHaveValue('Söker lokal')
  await letThrough()
  await expect.element(tab.saved()).toBeVisible()
  expect(await journal.database.drafts.get('log')).toBeUndefined()

  screens.splice(0).forEach((screen) => screen.unmount())
  const later = await openTab()
  await expect.element(later.note()).toHaveValue('')
  await expect.element(later.restored()).not.toBeInTheDocument()
})

test('what reaches the draft in the middle of saving is gone with the meeting that was saved', async () => {
  const tab = await openTab()
  await tab.note().fill('Söker lokal')
  await expect.poll(() => draftsWith('Söker lokal')).toEqual(['log'])
  const letThrough = await holdStorage(journal.database)
  await tab.save().click()
  // A field that is filled in by something else than a hand, such as a browser's own completion.
  const field = tab.note().element() as HTMLTextAreaElement
  field.value = 'Söker lokal i Flen'
  field.dispatchEvent(new Event('input'))
  await letThrough()
  await expect.element(tab.saved()).toBeVisible()
  expect(await journal.database.drafts.get('log')).toBeUndefined()
})

test('focus is back in the field when what was in it could not be saved', async () => {
  const tab = await openTab()
  await tab.who().fill('Påhittad Person')
  journal.database.journal.hook('creating', () => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('alert')).toBeVisible()
  await expect.element(tab.who()).toHaveFocus()
})

test('a meeting that one tab is writing is not restored in another, so it is saved once', async () => {
  const first = await openTab()
  await first.who().fill('Påhittad Person')
  await first.need().fill('Replokal')
  await first.note().fill('Söker lokal')
  await expect.poll(() => draftsWith('Söker lokal')).toEqual(['log'])

  const second = await openTab()
  await expect.element(second.note()).toHaveValue('')
  await expect.element(second.restored()).not.toBeInTheDocument()
  await second.note().fill('Ett annat möte')
  await second.save().click()
  await expect.element(second.saved()).toBeVisible()
  expect(await draftsWith('Söker lokal')).toEqual(['log'])

  await first.save().click()
  await expect.element(first.saved()).toBeVisible()
  await answer(contacts(journal), (all) => all.length === 1)
  await answer(needs(journal), (all) => all.length === 1)
  expect(await journal.database.drafts.filter(({ key }) => /^log(~|$)/.test(key)).count()).toBe(0)
})

test('two tabs that were closed while writing are restored one after the other, the newest first', async () => {
  const first = await openTab()
  const second = await openTab()
  await first.note().fill('Det första mötet')
  await expect.poll(() => draftsWith('Det första mötet')).toEqual(['log'])
  await second.note().fill('Det andra mötet')
  await expect.poll(() => draftsWith('Det andra mötet')).toEqual(['log~2'])
  screens.splice(0).forEach((screen) => screen.unmount())

  const later = await openTab()
  await expect.element(later.note()).toHaveValue('Det andra mötet')
  await expect.element(later.restored()).toBeVisible()
  await later.save().click()
  await expect.element(later.saved()).toBeVisible()
  screens.splice(0).forEach((screen) => screen.unmount())

  const last = await openTab()
  await expect.element(last.note()).toHaveValue('Det första mötet')
  await expect.element(last.restored()).toBeVisible()
})

test('a draft that is let go while another form waits for it is restored there', async () => {
  const { database } = journal
  await database.drafts.put({ key: 'log', content: { note: 'Kvar' }, changedAt: '' })
  const leaving = await claimDraft(database, 'log')
  const coming = claimDraft(database, 'log')
  leaving.release()
  const { key, content, release } = await coming
  expect({ key, content }).toEqual({ key: 'log', content: { note: 'Kvar' } })
  release()
})

test('where there are no locks every form has the one key, and its draft', async () => {
  const { database } = journal
  await database.drafts.put({ key: 'log', content: { note: 'Kvar' }, changedAt: '' })
  const locks = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks')
  if (!locks) throw new Error('Chromium has locks.')
  Reflect.deleteProperty(Navigator.prototype, 'locks')
  try {
    const [first, second] = [await claimDraft(database, 'log'), await claimDraft(database, 'log')]
    expect([first, second]).toMatchObject([
      { key: 'log', content: { note: 'Kvar' } },
      { key: 'log', content: { note: 'Kvar' } },
    ])
  } finally {
    Object.defineProperty(Navigator.prototype, 'locks', locks)
  }
})
