/** The catalogue under the keyboard while answers come late. */
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { DirectoryQuery, DirectoryResult } from '../../src/directory/calls.ts'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import CatalogueScreen from '../../src/features/directory/CatalogueScreen.vue'
import { actor, funding } from '../directory/support/entries.ts'
import { clearDevice, mountFor, noDirectory, visitor } from './support/own-screen.ts'

afterEach(clearDevice)

const choir = actor('Dansande kören')
const company = actor('Danskompaniet')
const grant = funding('Dansbidraget')

/** Answers each text when told to, as a slow device does. */
function slowDirectory() {
  const waiting = new Map<string, (result: DirectoryResult) => void>()
  const search = ({ text }: DirectoryQuery) =>
    new Promise<DirectoryResult>((resolve) => void waiting.set(text, resolve))
  return {
    directory: { ...noDirectory, search },
    answer: async (text: string, ...kinds: readonly (readonly DirectoryEntry[])[]) => {
      await expect.poll(() => waiting.has(text)).toBe(true)
      waiting.get(text)?.(result(kinds))
    },
    asked: (text: string) => expect.poll(() => waiting.has(text)).toBe(true),
  }
}

function result(kinds: readonly (readonly DirectoryEntry[])[]): DirectoryResult {
  const groups = kinds.map((entries) => ({
    kind: entries[0]?.kind === 'funding' ? ('funding' as const) : ('actor' as const),
    total: entries.length,
    hits: entries.map((entry) => ({ entry })),
  }))
  const hits = groups.flatMap((group) => group.hits)
  return { total: hits.length, hits, groups, facets: { kinds: {}, fields: {}, municipalities: {} } }
}

const row = (name: string) => page.getByRole('link', { name })

/** Stands on the first hit of ”dans” while ”danska” is still looked for. */
async function onFirstHit() {
  const { directory, answer, asked } = slowDirectory()
  await mountFor(visitor, CatalogueScreen, {}, { directory, at: '/?q=dans' })
  await answer('dans', [choir, company], [grant])
  await expect.element(row(choir.name)).toBeVisible()
  await page.getByRole('searchbox').fill('danska')
  await asked('danska')
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(row(choir.name)).toHaveFocus()
  return answer
}

test('focus stays on an entry when a late answer draws one list in the place of groups', async () => {
  const answer = await onFirstHit()
  await answer('danska', [company, choir])
  await expect.element(row(grant.name)).not.toBeInTheDocument()
  await expect.element(row(choir.name)).toHaveFocus()
})

test('focus goes to what took the place of an entry that a late answer lacks', async () => {
  const answer = await onFirstHit()
  await answer('danska', [company], [grant])
  await expect.element(row(choir.name)).not.toBeInTheDocument()
  await expect.element(row(company.name)).toHaveFocus()
})

test('whoever has gone back to the search box is left there by a late answer', async () => {
  const answer = await onFirstHit()
  await userEvent.keyboard('{ArrowUp}')
  await answer('danska', [company, choir])
  await expect.element(row(grant.name)).not.toBeInTheDocument()
  await expect.element(page.getByRole('searchbox')).toHaveFocus()
})
