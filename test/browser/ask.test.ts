import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { moveVisitorNotes } from '../../src/journal/move-visitor-notes.ts'
import {
  addToQuestion,
  additionsTo,
  askQuestion,
  question,
  questions,
  type MarkedQuestion,
  type NewQuestion,
} from '../../src/journal/questions.ts'
import { record, type Journal } from '../../src/journal/record.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { framesOf, joinFrames, readFrame } from '../../src/domain/questions/carried-question.ts'
import { actor } from '../directory/support/entries.ts'
import { mountAsking, type AskScreen } from './support/ask-screen.ts'
import { answer, openJournal } from './support/staff-screen.ts'

const okna = actor('Ökna Teater', { summary: 'Spelar för unga.' })
const asked: NewQuestion = {
  ...{ text: 'Var finns en lokal?', name: '', reach: '', want: '', entry: '', solvedBy: '' },
  ...{ fields: [], municipalities: [], consents: [], code: '7K2M-04QX-9ATD' },
}

let journal: Journal
let screen: AskScreen | undefined
beforeEach(() => {
  journal = openJournal()
})
afterEach(async () => {
  screen?.unmount()
  screen = undefined
  // Nothing is being read any more when the database goes.
  await stored(() => true)
  await journal.database.delete()
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const field = (name: string | RegExp) => page.getByRole('textbox', { name })
const stored = (fits: (all: readonly MarkedQuestion[]) => boolean = (all) => all.length > 0) =>
  answer(questions(journal), fits)

test('a question is saved on the device without an account, and says where it is', async () => {
  screen = await mountAsking('/fraga?onskan=lokal&falt=musik&kommun=0484', journal)
  await field('Din fråga').fill('<b>Var</b> kan vi repetera?')
  await field(/^Hur vi når dig/).fill('gun@example.se')
  await page.getByRole('checkbox', { name: /presenteras/ }).click()
  await page.getByRole('checkbox', { name: /publiceras/ }).click()
  await button('Skicka frågan').click()
  await expect
    .element(page.getByText('Den skickas av sig själv när du har täckning.', { exact: false }))
    .toBeVisible()
  await expect.element(page.getByText('<b>Var</b> kan vi repetera?')).toBeVisible()
  const [saved] = await stored()
  expect(saved).toMatchObject({
    text: '<b>Var</b> kan vi repetera?',
    reach: 'gun@example.se',
    fields: ['musik'],
    municipalities: ['0484'],
    want: 'lokal',
    consents: ['introduce', 'publish'],
    mark: 'saved-here',
  })
  expect(saved?.code).toMatch(/^[0-9A-Y]{4}-[0-9A-Y]{4}-[0-9A-Y]{4}$/)
  await expect.element(page.getByText(saved?.code ?? '')).toBeVisible()
})

test('only spaces and 100,000 characters are refused with a sentence, and nothing is lost', async () => {
  screen = await mountAsking('/fraga', journal)
  await field('Din fråga').fill('   ')
  await button('Skicka frågan').click()
  await expect.element(page.getByText('Skriv din fråga.')).toBeVisible()
  await expect.element(field('Din fråga')).toHaveFocus()
  const long = 'a'.repeat(100_000)
  await field('Din fråga').fill(long)
  await button('Skicka frågan').click()
  await expect.element(field('Din fråga')).toHaveAccessibleDescription(/92\s000/)
  await expect.element(field('Din fråga')).toHaveValue(long)
  expect(await stored(() => true)).toEqual([])
  await field('Din fråga').fill('a'.repeat(7_990))
  await expect.element(page.getByText('10 tecken kvar.')).toBeVisible()
})

test('what was begun is there again, and belongs to what it is about', async () => {
  screen = await mountAsking('/fraga', journal)
  await field('Din fråga').fill('Var kan v')
  await expect
    .poll(() => journal.database.drafts.get('ask'))
    .toMatchObject({ content: { text: 'Var kan v' } })
  screen.unmount()
  screen = await mountAsking(`/fraga?om=${okna.id}`, journal, [okna])
  await expect.element(page.getByRole('link', { name: 'Ökna Teater' })).toBeVisible()
  await expect.element(field('Din fråga')).toHaveValue('')
  screen.unmount()
  screen = await mountAsking('/fraga', journal)
  await expect.element(field('Din fråga')).toHaveValue('Var kan v')
})

test('what helps is offered while one writes, without moving the focus, and counts as solved', async () => {
  screen = await mountAsking('/fraga', journal, [okna])
  await field('Din fråga').fill('Vem spelar teater för barn hos oss?')
  await field(/^Vad vi ska kalla dig/).fill('Gun')
  await field(/^Hur vi når dig/).fill('gun@example.se')
  await expect.element(page.getByText('Det här kanske hjälper')).toBeVisible()
  await expect.element(page.getByRole('link', { name: /Ökna Teater/ })).toBeVisible()
  await expect.element(field(/^Hur vi når dig/)).toHaveFocus()
  await button(/^Det löste min fråga/).click()
  await expect.element(page.getByText('utan ditt namn', { exact: false }).first()).toBeVisible()
  await expect.element(button('Skicka som löst')).toHaveFocus()
  await button('Skicka som löst').click()
  await expect.element(page.getByText('Katalogen löste din fråga')).toBeVisible()
  const [saved] = await stored()
  expect(saved).toMatchObject({ solvedBy: okna.id, name: '', reach: '', code: '', consents: [] })
})

test('a question is followed, added to, and says whether the reply helped', async () => {
  const id = await askQuestion(journal, asked)
  const body = {
    question: id,
    text: 'Ring <i>Folkets hus</i>.',
    entries: [{ id: okna.id, name: 'Ökna Teater' }],
    signed: 'Anna på klustret',
  }
  const reply = parseDocumentId('received:01JD0000000000000000000009')
  await record(journal, [
    { kind: 'once', database: 'own', id: reply, body },
    {
      kind: 'edit',
      database: 'own',
      id,
      edits: [{ kind: 'set', field: 'stage', value: 'answered' }],
    },
  ])
  screen = await mountAsking(`/fraga/${id}`, journal, [okna])
  await expect.element(page.getByText('Ring <i>Folkets hus</i>.')).toBeVisible()
  await expect.element(page.getByText('Anna på klustret')).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Ökna Teater' })).toBeVisible()
  await stored(([one]) => one?.read.includes(reply) === true)

  await button('Nej').click()
  await expect.element(page.getByText('tittar på frågan igen', { exact: false })).toBeVisible()
  await button('Ja').click()
  await stored(([one]) => one?.helped === 'yes')

  await button('Lägg till').click()
  await expect.element(page.getByText('Skriv det du vill lägga till.')).toBeVisible()
  await field('Lägg till något').fill('Helst på kvällar.')
  await button('Lägg till').click()
  await expect.element(page.getByText('Helst på kvällar.')).toBeVisible()
  await expect.element(field('Lägg till något')).toHaveValue('')

  await page.getByRole('checkbox', { name: /delas/ }).click()
  await stored(([one]) => one?.consents.includes('share') === true)
  await page.getByRole('checkbox', { name: /delas/ }).click()
  await stored(([one]) => one?.consents.length === 0)
})

test('a closed question says why, and what one can do next', async () => {
  const id = await askQuestion(journal, asked)
  const set = (name: string, value: string) => ({ kind: 'set', field: name, value }) as const
  await record(journal, [
    {
      kind: 'edit',
      database: 'own',
      id,
      edits: [
        set('stage', 'closed'),
        set('closedBecause', 'outside-mandate'),
        set('nextStep', 'Fråga kommunens byggnadsnämnd.'),
      ],
    },
  ])
  screen = await mountAsking(`/fraga/${id}`, journal)
  await expect.element(page.getByText('utanför det klustret', { exact: false })).toBeVisible()
  await expect.element(page.getByText('Fråga kommunens byggnadsnämnd.')).toBeVisible()
  await expect.element(page.getByText('Hjälpte det?')).toBeVisible()
})

test('without coverage it is shown as codes that hold all of it', async () => {
  const text = 'Var kan en kör med fyrtio röster öva? '.repeat(40).trim()
  const id = await askQuestion(journal, { ...asked, text, reach: 'gun@example.se' })
  screen = await mountAsking(`/fraga/${id}`, journal)
  await button(/^Ingen täckning/).click()
  await expect
    .element(page.getByRole('heading', { name: 'Låt någon från klustret läsa av' }))
    .toHaveFocus()
  const [saved] = await stored()
  if (!saved) throw new Error('No question.')
  const frames = framesOf({ ...saved, id, consents: [] })
  const last = `Kod ${frames.length} av ${frames.length}`
  await expect.element(page.getByRole('img', { name: `Kod 1 av ${frames.length}` })).toBeVisible()
  await button('Förra').click()
  await expect.element(page.getByRole('img', { name: last })).toBeVisible()
  const read = frames.flatMap((frame) => {
    const reading = readFrame(frame)
    return reading.kind === 'frame' ? [reading.frame] : []
  })
  expect(joinFrames(read)).toMatchObject({ kind: 'whole', question: { id, text } })
})

test('a question and what was added to it move into the account, without what the server says', async () => {
  const account = openJournal()
  const id = await askQuestion(journal, asked)
  const addition = await addToQuestion(journal, id, 'Helst på kvällar.')
  await record(journal, [
    {
      kind: 'edit',
      database: 'own',
      id,
      edits: [{ kind: 'set', field: 'stage', value: 'received' }],
    },
  ])
  expect(await moveVisitorNotes(journal, account)).toBe(2)
  expect(await answer(question(account, id), (found) => found !== null)).toMatchObject({
    text: asked.text,
    code: asked.code,
    stage: '',
    mark: 'saved-here',
  })
  expect(await answer(additionsTo(account, id), (all) => all.length > 0)).toMatchObject([
    { id: addition, text: 'Helst på kvällar.', mark: 'saved-here' },
  ])
  expect(await journal.database.rows.count()).toBe(0)
  await account.database.delete()
})

test('a code that can’t be one, or without a server, is told in a sentence', async () => {
  screen = await mountAsking('/svar', journal)
  await field('Din kod').fill('7K2M')
  await button('Hämta').click()
  await expect.element(page.getByText('Koden har tolv tecken.', { exact: false })).toBeVisible()
  await expect.element(field('Din kod')).toHaveFocus()
  await field('Din kod').fill('7k2m 04qx 9atd')
  await button('Hämta').click()
  // The tests' server answers with a page, as a hotel's network does.
  await expect.element(page.getByRole('alert')).toHaveTextContent('Servern går inte att nå')
})
