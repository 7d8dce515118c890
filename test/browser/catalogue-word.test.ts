import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import EntryTrust from '../../src/features/directory/EntryTrust.vue'
import { actor, term } from '../directory/support/entries.ts'
import { mountCurating, type CurateScreen } from './support/curate-screen.ts'

let screen: CurateScreen | undefined
afterEach(() => screen?.unmount())

test('only what somebody could check is said to be unchecked', async () => {
  const word = { ...term('fields', 'dans', 'Dans'), sources: [] }
  screen = await mountCurating({ component: EntryTrust, entry: word }, { roles: [] }, [word])
  await expect.element(page.getByText('Ej kontrollerad')).not.toBeInTheDocument()
  screen.unmount()
  const one = actor('Dansen')
  screen = await mountCurating({ component: EntryTrust, entry: one }, { roles: [] }, [one])
  await expect.element(page.getByText('Ej kontrollerad')).toBeVisible()
})
