import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { framesOf, type CarriedQuestion } from '../../src/domain/questions/carried-question.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { bracketed, referenceOf } from '../../src/domain/questions/reference.ts'
import { qrCode } from '../../src/features/export/qr-code.ts'
import DayOfNotes from '../../src/features/log/DayOfNotes.vue'
import { bring, takeComing } from '../../src/features/log/coming.ts'
import { createCodeReader } from '../../src/features/take-in/code-reader.ts'
import { readIncomingFile } from '../../src/features/take-in/read-file.ts'
import { readMail } from '../../src/features/take-in/read-mail.ts'
import TakeIn from '../../src/features/take-in/TakeIn.vue'
import { addContact, editDocument, logMeeting } from '../../src/journal/commands.ts'
import { readDraft } from '../../src/journal/drafts.ts'
import { history, needs } from '../../src/journal/queries.ts'
import type { Journal } from '../../src/journal/record.ts'
import { keepSharedFiles } from '../../src/service-worker/shared-files.ts'
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

async function openTakeIn(): Promise<StaffScreen> {
  const screen = await mountForStaff(TakeIn, workspaceOf(journal))
  screens.push(screen)
  await expect.element(field()).toBeVisible()
  return screen
}
const field = () => page.getByRole('textbox', { name: 'Eller klistra in' })

async function paste(text: string) {
  await field().fill(text)
  await page.getByRole('button', { name: 'Läs', exact: true }).click()
}

const question: CarriedQuestion = {
  id: parseDocumentId('question:01ARZ3NDEKTSV4RRFFQ69G5FAV'),
  text: `Var finns en replokal? ${Array.from({ length: 90 }, (_, n) => n * 7919).join(' ')}`,
  ...{ name: 'Vera', reach: '070-123 45 67', fields: ['dans'], municipalities: ['0482'] },
  ...{ want: 'lokal', entry: '', consents: ['share'] },
}

const mail = (subject: string, text = 'Vi söker en replokal.') =>
  [
    'Date: Sun, 01 Nov 2026 09:30:00 +0100',
    'From: Vera <vera@exempel.se>',
    `Subject: ${subject}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
  ].join('\r\n')

test('a carried question is joined from codes in any order, survives a killed tab, and is one need', async () => {
  const [first = '', ...others] = framesOf(question)
  expect(others.length).toBeGreaterThan(1)
  const before = await openTakeIn()
  await paste(others.toReversed().join('\n'))
  await expect.element(page.getByText(/Kvar: 1\./)).toBeVisible()
  await expect
    .poll(() => readDraft(journal.database, 'take-in'))
    .toMatchObject({ frames: others.toReversed() })
  before.unmount()
  screens.length = 0

  await openTakeIn()
  await expect.element(page.getByText(/Kvar: 1\./)).toBeVisible()
  await paste(first)
  await page.getByRole('button', { name: 'Ta emot frågan' }).click()
  await expect.element(page.getByText('Frågan är mottagen')).toBeVisible()
  const [need] = await answer(needs(journal), (all) => all.length === 1)
  expect(need).toMatchObject({
    id: 'need:01ARZ3NDEKTSV4RRFFQ69G5FAV',
    ...{ text: question.text, channel: 'carried', state: 'new', name: 'Vera' },
    ...{ reach: '070-123 45 67', fields: ['dans'], kinds: ['lokaler'], consents: ['share'] },
  })

  const entries = await journal.database.journal.count()
  await paste(framesOf(question).join(' '))
  await page.getByRole('button', { name: 'Ta emot frågan' }).click()
  await expect.element(page.getByText('Frågan finns redan här')).toBeVisible()
  expect(await journal.database.journal.count()).toBe(entries)
})

test('a code that was read wrong is said, and nothing is kept of it', async () => {
  await openTakeIn()
  await paste((framesOf(question)[0] ?? '').replace(/.$/, '!'))
  await expect.element(page.getByText('En kod gick inte att läsa rätt.')).toBeVisible()
  await paste('KL9:framtid')
  await expect.element(page.getByText(/nyare Kulturlots/)).toBeVisible()
})

test('an e-mail becomes a need with its channel and the time it came in, linked to who wrote it', async () => {
  const vera = await addContact(journal, {
    ...{ name: 'Vera Påhitt', organisation: '', role: '', email: 'vera@exempel.se', phone: '' },
    ...{ fields: [], municipalities: [] },
  })
  await openTakeIn()
  await paste(mail('Replokal', '<script>alert(1)</script>'))
  await expect.element(page.getByText('<script>alert(1)</script>')).toBeVisible()
  await expect
    .element(page.getByLabelText('Koppla till Vera Påhitt bland kontakterna'))
    .toBeChecked()
  await page.getByRole('button', { name: 'Nytt ärende' }).click()
  await expect.element(page.getByText('Sparat', { exact: true })).toBeVisible()
  const [need] = await answer(needs(journal), (all) => all.length === 1)
  expect(need).toMatchObject({
    ...{ channel: 'email', receivedAt: '2026-11-01T08:30:00.000Z', matter: 'Replokal' },
    ...{ text: 'Replokal\n\n<script>alert(1)</script>', contacts: [vera] },
    ...{ name: 'Vera', reach: 'vera@exempel.se' },
  })
  expect(await readDraft(journal.database, 'take-in')).toBeUndefined()
})

test('an e-mail with a reference becomes a line in the history of its need', async () => {
  const {
    needs: [id = parseDocumentId('need:x')],
  } = await logMeeting(journal, {
    ...{ contact: { kind: 'unnamed' }, context: '', note: '', followUp: null },
    needs: [{ text: 'Replokal i Flen', kinds: [], fields: [], municipalities: [] }],
  })
  await openTakeIn()
  await paste(mail(`Sv: svar ${bracketed(referenceOf(id))}`, 'Tack, det hjälpte.'))
  await page.getByRole('button', { name: 'Lägg till i ärendet: Replokal i Flen' }).click()
  await expect.element(page.getByText('Sparat', { exact: true })).toBeVisible()
  const lines = await answer(history(journal, [id]), (all) => all.length === 2)
  expect(lines[0]?.text).toContain('Tack, det hjälpte.')
  await answer(needs(journal), (all) => all.length === 1)
})

test('a reference to a need that is not on the device is said', async () => {
  await openTakeIn()
  await paste(mail('Sv: [KL-ABC123]'))
  await expect.element(page.getByText(/KL-ABC123, men det ärendet finns inte/)).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Nytt ärende' })).toBeVisible()
})

test('what was thrown away leaves the device, and comes back', async () => {
  await openTakeIn()
  await paste(mail('Replokal'))
  await page.getByRole('button', { name: 'Släng' }).click()
  await expect.element(page.getByRole('button', { name: 'Nytt ärende' })).not.toBeInTheDocument()
  await expect.poll(() => readDraft(journal.database, 'take-in')).toBeUndefined()
  await page.getByRole('button', { name: 'Ångra' }).click()
  await expect.element(page.getByRole('button', { name: 'Nytt ärende' })).toBeVisible()
})

test('a device that is full keeps the e-mail on screen and says so', async () => {
  await openTakeIn()
  await paste(mail('Replokal'))
  await expect.element(page.getByRole('button', { name: 'Nytt ärende' })).toBeVisible()
  journal.database.journal.hook('creating', () => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  await page.getByRole('button', { name: 'Nytt ärende' }).click()
  await expect.element(page.getByRole('alert')).toHaveTextContent(/Inget är sparat/)
  expect(await readDraft(journal.database, 'take-in')).toMatchObject({
    mail: { subject: 'Replokal' },
  })
})

test('a card goes on to the form of a meeting, and to nobody else’s', async () => {
  await openTakeIn()
  await paste('MECARD:N:Påhitt,Vera;TEL:070;;')
  await page.getByRole('button', { name: 'Anteckna ett möte' }).click()
  const card = { name: 'Vera Påhitt', organisation: '', phone: '070', email: '' }
  expect(takeComing(journal.user)).toEqual({ card })
  expect(takeComing(journal.user)).toBeUndefined()
  bring(journal.user, { card })
  expect(takeComing('another')).toBeUndefined()
})

test('files that can’t be read are said in a sentence', async () => {
  await openTakeIn()
  const input = page.getByTestId('file').element() as HTMLInputElement
  const choose = (file: File) => {
    const transfer = new DataTransfer()
    transfer.items.add(file)
    input.files = transfer.files
    input.dispatchEvent(new Event('change'))
  }
  choose(new File([new Uint8Array(50_000_000)], 'stor.eml'))
  await expect.element(page.getByText(/Filen är för stor/)).toBeVisible()
  choose(new File(['PK\0\0'], 'arkiv.zip'))
  await expect.element(page.getByText(/Filen går inte att läsa/)).toBeVisible()
  choose(new File([mail('Ur en fil')], 'brev.eml', { type: 'message/rfc822' }))
  await expect.element(page.getByText('Ur en fil')).toBeVisible()
})

test('an e-mail that another app shared is there when the room is opened, once', async () => {
  const content = new Blob([mail('Delat mejl')])
  await keepSharedFiles([{ name: 'brev.eml', type: '', bytes: content.size, content }])
  const before = await openTakeIn()
  await expect.element(page.getByText('Delat mejl')).toBeVisible()
  await page.getByRole('button', { name: 'Nytt ärende' }).click()
  await expect.element(page.getByText('Sparat', { exact: true })).toBeVisible()
  before.unmount()
  screens.length = 0
  await openTakeIn()
  await expect.element(page.getByText('Delat mejl')).not.toBeInTheDocument()
})

test('HTML in an e-mail is read as text, without its scripts', async () => {
  const html = mail('x', '<style>b{}</style><p>Hej</p><script>1</script><p>Vera &amp; Kim</p>')
  const read = await readMail(html.replace('text/plain', 'text/html'), Date.now())
  expect(read?.text).toMatch(/^Hej\s+Vera & Kim$/)
})

/** A code as a camera sees it: drawn, turned a little, on a grey ground. */
async function picture(text: string): Promise<Blob> {
  const code = qrCode(text)
  if (!code) throw new Error('The text is too long for a code.')
  const canvas = document.createElement('canvas')
  canvas.width = 1600
  canvas.height = 1200
  const context = canvas.getContext('2d')
  if (!context) throw new Error('Chromium draws.')
  context.fillStyle = '#887'
  context.fillRect(0, 0, 1600, 1200)
  context.translate(400, 150)
  context.rotate(0.12)
  context.scale(800 / code.size, 800 / code.size)
  context.fillStyle = '#eee'
  context.fillRect(0, 0, code.size, code.size)
  context.fillStyle = '#222'
  context.fill(new Path2D(code.path))
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', 0.8),
  )
  if (!blob) throw new Error('Chromium makes JPEGs.')
  return blob
}

test('a code is read off a picture, the longest that a question is carried in too', async () => {
  const [frame = ''] = framesOf(question)
  for (const text of [frame, 'MECARD:N:Påhitt,Åsa;;']) {
    const file = new File([await picture(text)], 'kod.jpg', { type: 'image/jpeg' })
    expect(await readIncomingFile(file)).toEqual({ kind: 'text', text })
  }
  const empty = document.createElement('canvas')
  const read = await createCodeReader()
  expect(await read(empty, empty, 'quick')).toBeUndefined()
})

test('the day shows what was noted, and nobody with a protected identity', async () => {
  const meeting = { context: 'Kulturfrukost', followUp: null } as const
  const fields = {
    ...{ name: 'Vera Påhitt', organisation: '', role: '', email: '', phone: '' },
    ...{ fields: [], municipalities: [] },
  }
  const wish = { text: 'Replokal', kinds: ['lokaler'], fields: [], municipalities: [] }
  await logMeeting(journal, {
    ...meeting,
    ...{ contact: { kind: 'new', fields }, note: 'Söker lokal', needs: [wish] },
  })
  const { contact } = await logMeeting(journal, {
    ...meeting,
    ...{ contact: { kind: 'new', fields: { ...fields, name: 'Hemlig Person' } }, needs: [] },
    note: 'Hej',
  })
  await editDocument(journal, 'casework', contact ?? '', [
    { kind: 'set', field: 'protected', value: true },
  ])
  screens.push(await mountForStaff(DayOfNotes, workspaceOf(journal)))
  await expect.element(page.getByText('Söker lokal')).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Vera Påhitt' })).toBeVisible()
  expect(page.getByText('Hemlig Person').elements()).toHaveLength(0)
})
