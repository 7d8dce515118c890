import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { h, ref } from 'vue'
import ChosenFilters from '../../src/features/directory/ChosenFilters.vue'
import FacetGroups from '../../src/features/directory/FacetGroups.vue'
import type { CatalogueQuery } from '../../src/features/directory/catalogue-query.ts'
import { actor, term } from '../directory/support/entries.ts'
import { mountCurating, type CurateScreen } from './support/curate-screen.ts'
import { openJournal } from './support/staff-screen.ts'

const journal = openJournal()
let screen: CurateScreen | undefined
afterEach(async () => {
  screen?.unmount()
  await journal.database.delete()
})

const counts = {
  kinds: { resource: 3 },
  fields: {},
  municipalities: {},
  types: {
    'resource-types.metod': 2,
    'resource-types.Egen sort': 1,
    'resource-audiences.actor': 1,
    'venue-types.scen': 9,
  },
}

test('the one kind that is chosen is told apart by its types, in words', async () => {
  const query = ref<CatalogueQuery>({
    ...{ text: '', kinds: ['resource'], fields: [], municipalities: [] },
    types: ['resource-audiences.municipality'],
  })
  const onChange = (change: Partial<CatalogueQuery>) => {
    query.value = { ...query.value, ...change }
  }
  const component = {
    inheritAttrs: false,
    render: () => [
      h(ChosenFilters, { query: query.value, onChange }),
      h(FacetGroups, { query: query.value, counts, onChange }),
    ],
  }
  const entry = actor('Ingen')
  const words = [term('venue-types', 'scen', 'Scen')]
  screen = await mountCurating({ component, entry }, { roles: ['staff'] }, words, journal)
  const group = (name: string) => page.getByRole('group', { name })
  await expect.element(group('Slag av material')).toHaveTextContent('Egen sort1Metod2')
  // What is chosen can be let go though it would leave nothing.
  const chosen = group('För vem').getByRole('checkbox', { name: 'För kommuner' })
  await expect.element(chosen).toBeChecked()
  await expect.element(page.getByText('Scen')).not.toBeInTheDocument()
  await group('Slag av material').getByRole('checkbox', { name: 'Metod' }).click()
  expect(query.value.types).toEqual(['resource-audiences.municipality', 'resource-types.metod'])
  await page.getByRole('button', { name: 'För kommuner' }).click()
  expect(query.value.types).toEqual(['resource-types.metod'])
  query.value = { ...query.value, kinds: [] }
  await expect.element(group('Slag av material')).not.toBeInTheDocument()
})
