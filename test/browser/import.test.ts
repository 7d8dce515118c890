/** The import on screen, with the real journal; the server answers as it is told to. */
import { ulid } from 'ulid'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { v5 as uuidv5 } from 'uuid'
import { toHsds } from '../../src/domain/hsds/to-hsds.ts'
import { actor, term } from '../directory/support/entries.ts'
import type { ImportApi } from '../../src/features/import/import-api.ts'
import ImportSteps from '../../src/features/import/ImportSteps.vue'
import EarlierImports from '../../src/features/import/EarlierImports.vue'
import { ImportSession } from '../../src/features/import/import-session.ts'
import type { SentRow } from '../../src/features/import/import-session.ts'
import type { ImportClient } from '../../src/workers/import-client.ts'
import {
  mountForStaff,
  openJournal,
  workspaceOf,
  type StaffScreen,
} from './support/staff-screen.ts'

const choir = actor('Kören', { municipalities: ['0488'], phone: '016-710 10 00' })
const directory = [
  choir,
  term('municipalities', '0488', 'Trosa'),
  term('municipalities', '0461', 'Gnesta'),
]

let screen: StaffScreen | undefined
afterEach(() => screen?.unmount())

/** As the worker answers, without its thread: the tests' server has no directory to fetch. */
function clientHere(): ImportClient {
  const session = new ImportSession(() => Promise.resolve(directory))
  return {
    open: (file) => session.open(file),
    check: (reading, progress) => session.check(reading, progress),
    problems: (offset, limit) => Promise.resolve(session.problems(offset, limit)),
    doubts: () => Promise.resolve(session.doubts()),
    plan: (choices) => Promise.resolve(session.plan(choices)),
    lines: (kind, offset, limit) => Promise.resolve(session.lines(kind, offset, limit)),
    rows: (offset, limit) => Promise.resolve(session.rows(offset, limit)),
    stop: () => undefined,
  }
}

function apiTaking(sent: SentRow[], answers: Partial<ImportApi> = {}): ImportApi {
  return {
    open: () => Promise.resolve({ kind: 'ok', answer: null }),
    send: (_id, rows) => {
      sent.push(...rows)
      const answer = { applied: rows.length, unchanged: 0, failed: [] }
      return Promise.resolve({ kind: 'ok', answer })
    },
    undo: () => Promise.resolve({ kind: 'ok', answer: { restored: 1, left: 0 } }),
    list: () => Promise.resolve({ kind: 'ok', answer: [] }),
    ...answers,
  }
}

async function mount(api: ImportApi, journal = openJournal()) {
  const others = { createClient: clientHere, api }
  screen = await mountForStaff(ImportSteps, workspaceOf(journal), { others })
  return journal
}

async function choose(name: string, content: BlobPart) {
  const input = screen?.element.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('No place for a file.')
  const chosen = new DataTransfer()
  chosen.items.add(new File([content], name))
  input.files = chosen.files
  input.dispatchEvent(new Event('change'))
  await expect.poll(() => screen?.element.querySelector('h2, [role=alert]')).not.toBeNull()
}

const button = (name: string | RegExp) => page.getByRole('button', { name })
const table = 'Namn;Kommun;Tel;Mejl\nBandet;Gnesta;016-1234567;fel\nTrion;Trosa;;\nKören;;;\n'

test('a list is mapped, looked through, decided on and taken in', async () => {
  const sent: SentRow[] = []
  const journal = await mount(apiTaking(sent))
  await choose('Länsbildningen 2026-10.csv', table)
  await expect.element(page.getByLabelText('Varifrån kommer listan?')).toHaveValue('Länsbildningen')
  await expect.element(page.getByLabelText('C: Tel')).toHaveValue('phone')
  await button('Granska filen').click()

  await expect.element(page.getByText('”fel” är ingen e-postadress.')).toBeVisible()
  await expect.element(page.getByText('1 rad väntar på ditt val.', { exact: false })).toBeVisible()
  await page.getByRole('radio', { name: /Samma som Kören/ }).click()
  await expect.element(page.getByText('1 rad står redan så i katalogen')).toBeVisible()
  expect(sent).toEqual([])

  await button('Ta in 2 poster').click()
  await expect.element(page.getByText('Importen är klar')).toBeVisible()
  expect(sent.map(({ row, entry, purpose }) => [row, entry, purpose])).toEqual([
    [0, 'actor:bandet', 'new'],
    [1, 'actor:trion', 'new'],
  ])
  const facts = await journal.database.facts.toArray()
  expect(facts).toContainEqual(
    expect.objectContaining({ key: 'import-mapping:länsbildningen', kind: 'actor' }),
  )
})

test('the columns of a source are remembered for its next file', async () => {
  const journal = openJournal(`test-${ulid()}`)
  await mount(apiTaking([]), journal)
  await choose('Registret 1.csv', 'Vad\nBandet\n')
  await page.getByLabelText('A: Vad').selectOptions('name')
  await button('Granska filen').click()
  await expect.element(page.getByText('1 ny post')).toBeVisible()
  screen?.unmount()
  await mount(apiTaking([]), journal)
  await choose('Registret 2.csv', 'Ort;Vad\nTrosa;Trion\n')
  await expect.element(page.getByLabelText('B: Vad')).toHaveValue('name')
})

test('a picture named .csv is refused in words, and another file can be chosen', async () => {
  await mount(apiTaking([]))
  await choose('aktörer.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  await expect.element(page.getByText('Filen är en bild')).toBeVisible()
  await choose('aktörer.csv', table)
  await expect.element(button('Granska filen')).toBeVisible()
})

test('HTML in a file is text on every step', async () => {
  await mount(apiTaking([]))
  const script = '<img src=x onerror="document.title=1">'
  await choose('a.csv', `Namn;${script}\n${script};b\n`)
  await expect.element(page.getByLabelText(`B: ${script}`)).toBeVisible()
  await button('Granska filen').click()
  await page.getByText('1 ny post').click()
  await expect.element(page.getByText(script, { exact: true })).toBeVisible()
  expect(screen?.element.querySelector('img')).toBeNull()
})

test('a broken line keeps what was sent, and the import goes on from there', async () => {
  const sent: SentRow[] = []
  let broken = true
  const whole = apiTaking(sent)
  const send: ImportApi['send'] = (id, rows) =>
    broken ? Promise.resolve({ kind: 'unreachable' }) : whole.send(id, rows)
  await mount({ ...whole, send })
  await choose('a.csv', 'Namn\nBandet\n')
  await button('Granska filen').click()
  await button('Ta in 1 post').click()
  await expect.element(page.getByText('Servern går inte att nå')).toBeVisible()
  broken = false
  await button('Fortsätt').click()
  await expect.element(page.getByText('Importen är klar')).toBeVisible()
  expect(sent.map(({ entry }) => entry)).toEqual(['actor:bandet'])
})

test('a directory in HSDS is looked through and taken in, what is new and what differs', async () => {
  const sent: SentRow[] = []
  await mount(apiTaking(sent))
  const data = toHsds(directory, (name) => uuidv5(name, uuidv5.URL)) as unknown as {
    organization: Record<string, unknown>[]
  }
  const [known] = data.organization
  data.organization = [
    { ...known, name: 'Kören i Trosa', description: 'Kören i Trosa' },
    { id: uuidv5('ny', uuidv5.URL), name: '<b>Bandet</b>', description: 'Spelar.' },
  ]
  await choose('katalog.json', JSON.stringify(data))
  await expect.element(page.getByText('poster i filen', { exact: false }).first()).toBeVisible()
  await button('Granska filen').click()
  await expect.element(page.getByText('1 ny post')).toBeVisible()
  await page.getByText('1 ny post').click()
  await expect.element(page.getByText('<b>Bandet</b>', { exact: true })).toBeVisible()
  await page.getByText('1 post ändras').click()
  await expect.element(page.getByText('Kören i Trosa', { exact: false })).toBeVisible()
  await button('Ta in 2 poster').click()
  await expect.element(page.getByText('Importen är klar')).toBeVisible()
  expect(sent).toMatchObject([
    {
      entry: choir.id,
      purpose: 'change',
      changes: [{ field: 'name', before: 'Kören', after: 'Kören i Trosa' }],
    },
    { entry: 'actor:b-bandet-b', purpose: 'new' },
  ])
})

test('references that lead nowhere are told with their place, and taken in only when confirmed', async () => {
  await mount(apiTaking([]))
  const service = { id: ulid(), name: 'Rådgivning', status: 'active', organization_id: 'borta' }
  await choose('annan katalog.json', JSON.stringify({ service: [service] }))
  await expect.element(page.getByText('service[0].organization_id')).toBeVisible()
  await button('Granska filen').click()
  await expect.element(page.getByText('Kryssa för att ta in resten ändå')).toBeVisible()
  await page.getByRole('checkbox').click()
  await button('Granska filen').click()
  await expect.element(page.getByText('1 rad lämnas utanför')).toBeVisible()
})

test('an earlier import is taken back after a question', async () => {
  const undone: string[] = []
  const earlier = {
    ...{ id: 'i1', source: 'Registret', by: 'x', at: '2026-11-22T10:00:00Z' },
    ...{ applied: 3, unchanged: 0, failed: 0, undone: null },
  }
  const api = apiTaking([], {
    list: () => {
      const state = undone.length > 0 ? ('undone' as const) : ('open' as const)
      return Promise.resolve({ kind: 'ok', answer: [{ ...earlier, state }] })
    },
    undo: (id) => {
      undone.push(id)
      return Promise.resolve({ kind: 'ok', answer: { restored: 2, left: 1 } })
    },
  })
  screen = await mountForStaff(EarlierImports, workspaceOf(openJournal()), { changed: 0, api })
  await button('Ångra importen').click()
  expect(undone).toEqual([])
  await button('Ja, ångra importen').click()
  await expect.element(page.getByText('2 poster är som före importen.')).toBeVisible()
  await expect.element(page.getByText('Av 1 post är något kvar', { exact: false })).toBeVisible()
  expect(undone).toEqual(['i1'])
})
