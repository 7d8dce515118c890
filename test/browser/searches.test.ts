/** What was searched for: remembered on the device, kept by choice, gone with its person. */
import { createMemoryHistory, createRouter } from 'vue-router'
import { defineComponent, h, ref, shallowRef } from 'vue'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { leaveUnsent } from '../../src/features/account/leaving.ts'
import { openWorkspace } from '../../src/features/account/workspace.ts'
import MineScreen from '../../src/features/notes/MineScreen.vue'
import KeepSearch from '../../src/features/searches/KeepSearch.vue'
import SearchesPanel from '../../src/features/searches/SearchesPanel.vue'
import { followSearches } from '../../src/features/searches/follow-searches.ts'
import { saveNote } from '../../src/journal/commands.ts'
import { savedSearches } from '../../src/journal/queries.ts'
import { recentSearches, rememberSearch } from '../../src/journal/recent-searches.ts'
import { saveSearch } from '../../src/journal/search-commands.ts'
import SearchField from '../../src/ui/SearchField.vue'
import { actor, clearDevice, mountFor, visitor } from './support/own-screen.ts'
import { answer } from './support/staff-screen.ts'

afterEach(clearDevice)

const button = (name: string | RegExp) => page.getByRole('button', { name })
const box = () => page.getByRole('searchbox')
const empty = { text: '', kinds: [], types: [], fields: [], municipalities: [] } as const

/** The box and what lies below it, as they stand in the catalogue. */
const Searching = defineComponent(() => {
  const text = ref('')
  return () =>
    h('div', [
      h(SearchField, {
        label: 'Sök',
        modelValue: text.value,
        'onUpdate:modelValue': (typed: string) => (text.value = typed),
      }),
      h(SearchesPanel, { query: empty, text: text.value }),
    ])
})

test('an empty box in use shows what was searched for, and lets it be forgotten', async () => {
  const { workspace } = await mountFor(visitor, Searching)
  await rememberSearch(workspace.journal, 'q=dans')
  await saveSearch(workspace.journal, { name: 'Musik i Gävle', query: 'q=musik' })
  const panel = page.getByRole('region', { name: 'Tidigare sökningar' })
  await expect.element(box()).toBeVisible()
  expect(panel.elements()).toHaveLength(0)
  await box().click()
  await expect.element(panel).toBeVisible()
  await expect.element(page.getByRole('link', { name: '”dans”' })).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Musik i Gävle' })).toBeVisible()
  await button('Glöm ”dans”').click()
  await expect.poll(() => answer(recentSearches(workspace.journal))).toEqual([])
  await expect.element(panel).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => panel.elements()).toHaveLength(0)
})

test('a search is remembered when it is sent off, not while it is being typed', async () => {
  const { workspace } = await mountFor(visitor, Searching)
  await box().fill('kör')
  expect(await answer(recentSearches(workspace.journal))).toEqual([])
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => answer(recentSearches(workspace.journal))).toEqual(['q=k%C3%B6r'])
})

test('a search that was sent off before the panel was there is remembered all the same', async () => {
  const sentOff = () => [
    h(SearchField, { label: 'Sök', modelValue: 'dans' }),
    h(SearchesPanel, { query: empty, text: 'dans' }),
  ]
  const { workspace } = await mountFor(visitor, { render: sentOff })
  await expect.poll(() => answer(recentSearches(workspace.journal))).toEqual(['q=dans'])
})

test('the last ten are remembered, each once, the newest first', async () => {
  const { workspace } = await mountFor(visitor, { render: () => null })
  for (let number = 1; number <= 12; number += 1) {
    await rememberSearch(workspace.journal, `q=${number}`)
  }
  await rememberSearch(workspace.journal, 'q=5')
  const all = await answer(recentSearches(workspace.journal))
  expect(all).toEqual([5, 12, 11, 10, 9, 8, 7, 6, 4, 3].map((number) => `q=${number}`))
})

test('opening an entry from a search remembers it; a way without words is none', async () => {
  const { workspace } = await mountFor(visitor, { render: () => null })
  const none = { render: () => null }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: ['catalogue', 'entry', 'start'].map((name) => ({
      path: `/${name}`,
      name,
      component: none,
    })),
  })
  const stop = followSearches(router, { workspace: shallowRef(workspace) })
  await router.push('/catalogue?kind=actor')
  await router.push('/entry?kind=actor')
  await router.push('/catalogue?q=dans&municipality=2180')
  await router.push('/entry?q=dans&municipality=2180')
  await expect
    .poll(() => answer(recentSearches(workspace.journal)))
    .toEqual(['q=dans&municipality=2180'])
  stop()
})

test('a search is kept, once, and then renamed and removed among one’s things', async () => {
  const query = { ...empty, text: 'dans', kinds: ['actor'] }
  const keeping = await mountFor(visitor, KeepSearch, { query })
  await button('Spara sökningen').click()
  await expect.element(button('Sökningen är sparad')).toBeVisible()
  await button('Sökningen är sparad').click({ force: true })
  expect(await answer(savedSearches(keeping.workspace.journal))).toMatchObject([
    { name: '”dans” · Aktörer', query: 'q=dans&kind=actor', mark: 'saved-here' },
  ])
  await keeping.unmount()

  const mine = await mountFor(visitor, MineScreen, {}, { at: '/?visa=sokningar' })
  await button(/^Byt namn på sökningen/).click()
  await page.getByRole('textbox', { name: 'Sökningens namn' }).fill('Dansare')
  await button('Spara').first().click()
  await expect
    .poll(() => answer(savedSearches(mine.workspace.journal)))
    .toMatchObject([{ name: 'Dansare', query: 'q=dans&kind=actor' }])
  await button('Ta bort sökningen Dansare').click()
  await expect.poll(() => answer(savedSearches(mine.workspace.journal))).toEqual([])
})

test('signing out on a shared phone forgets what was searched for, also where something is unsent', async () => {
  const before = openWorkspace(actor)
  await rememberSearch(before.journal, 'q=Anna')
  await saveNote(before.journal, { text: 'Inte skickad', about: [] })
  await leaveUnsent(before)
  const after = openWorkspace(actor)
  expect(await answer(recentSearches(after.journal))).toEqual([])
  await after.close()
})
