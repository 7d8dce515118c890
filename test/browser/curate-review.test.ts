import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { edited } from '../../src/domain/documents/edit.ts'
import { isMutable } from '../../src/domain/documents/document.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import { decide, propose, proposals, type MarkedProposal } from '../../src/journal/proposals.ts'
import type { Journal } from '../../src/journal/record.ts'
import { actor } from '../directory/support/entries.ts'
import { mountCurating, type CurateScreen } from './support/curate-screen.ts'
import { answer, openJournal } from './support/staff-screen.ts'

const okna = actor('Ökna Teater', { website: 'https://okna.example/' })
const huset = actor('Kulturhuset', { email: 'hej@huset.example' })
const entries = [okna, huset]
const coordinator = { roles: ['coordinator'] } as const

let journal: Journal
let screen: CurateScreen | undefined
beforeEach(() => {
  journal = openJournal()
})
afterEach(async () => {
  // Nothing is being read any more when the database goes.
  await stored(() => true)
  screen?.unmount()
  screen = undefined
  await journal.database.delete()
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const field = (name: string | RegExp) => page.getByRole('textbox', { name })
const renamed = (before: string, after: string, entry = okna) =>
  propose(journal, 'casework', {
    entry: entry.id,
    purpose: 'change',
    name: entry.name,
    changes: [{ field: 'name', before, after }],
  })
const stored = (fits: (all: readonly MarkedProposal[]) => boolean) =>
  answer(proposals(journal, 'casework'), fits)

test('a proposal is approved, and leaves the queue', async () => {
  const id = await renamed(okna.name, 'Ökna Scen')
  screen = await mountCurating(`/granska/${id}`, coordinator, entries, journal)
  await button('Godkänn').click()
  const [one] = await stored(([now]) => now?.decision === 'approved')
  expect(one).toMatchObject({ state: 'accepted', adjusted: null })
  await expect.element(page.getByText('Godkänt, inte infört än').first()).toBeVisible()
})

test('a proposal that is not here has a way back that a keyboard reaches', async () => {
  screen = await mountCurating('/granska/finns-inte', coordinator, entries, journal)
  await expect.element(page.getByText('Förslaget finns inte på enheten')).toBeVisible()
  await page.getByRole('link', { name: 'Tillbaka till listan' }).click()
  expect(screen.router.currentRoute.value.name).toBe('review')
})

test('a decision leads on to the next in the list', async () => {
  const second = await renamed(huset.name, 'Huset', huset)
  const first = await renamed(okna.name, 'Ökna Scen')
  screen = await mountCurating(`/granska/${first}`, coordinator, entries, journal)
  await button('Godkänn').click()
  const next = page.getByRole('link', { name: 'Nästa förslag' })
  await expect.element(next).toHaveFocus()
  await next.click()
  await expect.element(page.getByRole('heading', { name: 'Kulturhuset' })).toBeVisible()
  expect(screen.router.currentRoute.value.params['id']).toBe(second)
})

test('where the entry has changed since, what is approved begins with what stands there', async () => {
  const id = await renamed('Ökna gamla teater', 'Ökna Scen')
  screen = await mountCurating(`/granska/${id}`, coordinator, entries, journal)
  await expect.element(page.getByText('Har ändrats sedan förslaget skrevs.')).toBeVisible()
  await expect.element(page.getByRole('deletion')).toHaveTextContent('Ökna Teater')
  await button('Godkänn').click()
  const [one] = await stored(([now]) => now?.decision === 'approved')
  expect(one?.adjusted).toEqual([{ field: 'name', before: 'Ökna Teater', after: 'Ökna Scen' }])
})

test('a proposal is adjusted and approved as it was written then', async () => {
  const id = await renamed(okna.name, 'ökna scen')
  screen = await mountCurating(`/granska/${id}`, coordinator, entries, journal)
  await button('Justera').click()
  await expect.element(field(/^Namn$/)).toHaveValue('ökna scen')
  await field(/^Namn$/).fill('Ökna Scen')
  await button('Granska ändringen').click()
  await button('Godkänn så här').click()
  const [one] = await stored(([now]) => now?.decision === 'approved')
  expect(one?.effective).toEqual([{ field: 'name', before: 'Ökna Teater', after: 'Ökna Scen' }])
  expect(one?.changes).toEqual([{ field: 'name', before: 'Ökna Teater', after: 'ökna scen' }])
})

test('nobody is refused without a reason', async () => {
  const id = await renamed(okna.name, 'Ökna Scen')
  screen = await mountCurating(`/granska/${id}`, coordinator, entries, journal)
  await button('Avslå').click()
  await button('Avslå').click()
  await expect.element(page.getByText('Skriv varför')).toBeVisible()
  await field('Skäl').fill('De heter Ökna Teater.')
  await button('Avslå').click()
  const [one] = await stored(([now]) => now?.decision === 'declined')
  expect(one?.reason).toBe('De heter Ökna Teater.')
})

test('staff see the queue and that a coordinator decides', async () => {
  const id = await renamed(okna.name, 'Ökna Scen')
  screen = await mountCurating(`/granska/${id}`, { roles: ['staff'] }, entries, journal)
  await expect.element(page.getByText('En samordnare beslutar.')).toBeVisible()
  await expect.element(button('Godkänn')).not.toBeInTheDocument()
})

test('several are approved after a summary that leaves out what needs a look of its own', async () => {
  await renamed(okna.name, 'Ökna Scen')
  await renamed('Något äldre', 'Huset', huset)
  await propose(journal, 'casework', {
    entry: huset.id,
    purpose: 'report',
    name: huset.name,
    comment: 'Fel nummer',
  })
  screen = await mountCurating('/granska', coordinator, entries, journal)
  await expect.element(page.getByText('3 förslag', { exact: true })).toBeVisible()
  await button('Godkänn flera').click()
  await button('Markera alla').click()
  await button('Gå vidare med 3').click()
  await expect.element(page.getByText('Du är på väg att godkänna 1 förslag')).toBeVisible()
  await expect.element(page.getByText('2 av de valda behöver du titta på för sig.')).toBeVisible()
  await button('Godkänn de här').click()
  const all = await stored((now) => now.some(({ decision }) => decision === 'approved'))
  expect(all.filter(({ decision }) => decision !== null)).toHaveLength(1)
  await expect.element(page.getByText('2 förslag', { exact: true })).toBeVisible()
})

test('two decisions made at once stand beside each other until somebody chooses', async () => {
  const id = await renamed(okna.name, 'Ökna Scen')
  const row = await journal.database.rows.get(['casework', id])
  const document = row && journal.seal.open(row.document)
  if (!document || !isMutable(document)) throw new Error('No proposal.')
  await decide(journal, [{ id, decided: { kind: 'approved' }, opened: [] }])
  const elsewhere = edited(document, [{ kind: 'set', field: 'decision', value: 'declined' }], {
    dot: ['01ARZ3NDEKTSV4RRFFQ69G5FAW', 1],
    at: '2026-11-22T10:00:00.000Z',
    by: '01ARZ3NDEKTSV4RRFFQ69G5FAW',
  })
  const outbox = createOutbox(journal)
  await outbox.takeIn('casework', new Map([[id, { live: [elsewhere] } as never]]), '1-opaque')
  screen = await mountCurating(`/granska/${id}`, coordinator, entries, journal)
  await expect.element(page.getByText('Flera versioner')).toBeVisible()
  await button('Välj: Avslaget').click()
  const [one] = await stored(([now]) => now?.state === 'declined')
  expect(one?.openFields).toEqual([])
})
