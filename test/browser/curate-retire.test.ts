import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import EntryCare from '../../src/features/curate/EntryCare.vue'
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import { isMutable } from '../../src/domain/documents/document.ts'
import { edited } from '../../src/domain/documents/edit.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import { propose, proposals, type MarkedProposal } from '../../src/journal/proposals.ts'
import type { Journal } from '../../src/journal/record.ts'
import { actor } from '../directory/support/entries.ts'
import { mountCurating, type CurateScreen } from './support/curate-screen.ts'
import { answer, openJournal } from './support/staff-screen.ts'

const okna = actor('Ökna Teater')
const coordinator = { roles: ['coordinator'] } as const
const partner = { roles: ['actor', 'partner'], entries: [okna.id] } as const

let journal: Journal
let screen: CurateScreen | undefined
beforeEach(() => {
  journal = openJournal()
})
afterEach(async () => {
  // Nothing is being read any more when the database goes.
  await Promise.all([stored('own', () => true), stored('casework', () => true)])
  screen?.unmount()
  screen = undefined
  await journal.database.delete()
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const stored = (
  database: SyncedDatabase,
  fits: (all: readonly MarkedProposal[]) => boolean = (all) => all.length > 0,
) => answer(proposals(journal, database), fits)

test('a coordinator takes an entry out with the reason, and can regret it', async () => {
  screen = await mountCurating(`/ta-bort/${okna.id}`, coordinator, [okna], journal)
  await button('Ta bort posten').click()
  await expect.element(page.getByText('Skriv varför posten ska bort.')).toBeVisible()
  await expect.element(page.getByRole('textbox', { name: 'Varför ska posten bort?' })).toHaveFocus()
  expect(await stored('casework', () => true)).toEqual([])
  await page.getByRole('textbox', { name: 'Varför ska posten bort?' }).fill('Finns två gånger.')
  await button('Ta bort posten').click()
  await expect.element(page.getByText('Ökna Teater försvinner ur katalogen')).toBeVisible()
  const [one] = await stored('casework')
  expect(one).toMatchObject({
    purpose: 'retire',
    comment: 'Finns två gånger.',
    decision: 'approved',
    state: 'accepted',
    changes: [{ field: 'retired', before: null, after: true }],
  })
  await button('Ångra').click()
  const [taken] = await stored(
    'casework',
    ([now]) => now?.state === 'withdrawn' || now?.archived === true,
  )
  expect(taken?.archived).toBe(true)
})

test('a partner asks for it, for what is theirs and nothing else', async () => {
  screen = await mountCurating({ component: EntryCare, entry: okna }, partner, [okna], journal)
  await expect
    .element(page.getByRole('link', { name: 'Föreslå att posten tas bort' }))
    .toBeVisible()
  screen.unmount()
  const other = actor('Kulturhuset')
  screen = await mountCurating({ component: EntryCare, entry: other }, partner, [other], journal)
  await expect.element(page.getByRole('link', { name: 'Något är fel' })).toBeVisible()
  expect(page.getByRole('link', { name: /tas bort/ }).elements()).toHaveLength(0)
  screen.unmount()
  screen = await mountCurating(`/ta-bort/${other.id}`, partner, [other], journal)
  await expect
    .element(page.getByText('Bara den som står bakom posten kan ta bort den'))
    .toBeVisible()
  screen.unmount()
  screen = await mountCurating(`/ta-bort/${okna.id}`, partner, [okna], journal)
  await page.getByRole('textbox', { name: 'Varför ska posten bort?' }).fill('Vi har lagt ner.')
  await button('Föreslå att posten tas bort').click()
  const [asked] = await stored('own')
  expect(asked).toMatchObject({ purpose: 'retire', decision: null, state: 'waiting' })
})

test('what was taken out is brought back from its proposal, once', async () => {
  const id = await propose(journal, 'casework', {
    entry: okna.id,
    purpose: 'retire',
    name: okna.name,
    changes: [{ field: 'retired', before: null, after: true }],
    decision: 'approved',
  })
  await carriedOut(id)
  screen = await mountCurating(`/granska/${id}`, coordinator, [], journal)
  await button('Lägg tillbaka i katalogen').click()
  await expect.element(page.getByText('Posten kommer tillbaka i katalogen').first()).toBeVisible()
  await expect.element(button('Lägg tillbaka i katalogen')).not.toBeInTheDocument()
  const all = await stored('casework', ({ length }) => length === 2)
  expect(all.find(({ purpose }) => purpose === 'change')).toMatchObject({
    entry: okna.id,
    decision: 'approved',
    changes: [{ field: 'retired', before: true, after: null }],
  })
})

/** As the server says it. */
async function carriedOut(id: string): Promise<void> {
  const row = await journal.database.rows.get(['casework', id])
  const document = row && journal.seal.open(row.document)
  if (!document || !isMutable(document)) throw new Error('No proposal.')
  const told = edited(document, [{ kind: 'set', field: 'applied', value: 'applied' }], {
    dot: ['01ARZ3NDEKTSV4RRFFQ69G5FAW', 1],
    at: '2026-11-22T10:00:00.000Z',
    by: '01ARZ3NDEKTSV4RRFFQ69G5FAW',
  })
  await createOutbox(journal).takeIn(
    'casework',
    new Map([[id, { live: [told] } as never]]),
    '1-opaque',
  )
}
