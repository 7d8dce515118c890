import { expect, test } from 'vitest'
import {
  framesOf,
  joinFrames,
  type CarriedQuestion,
} from '../../src/domain/questions/carried-question.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { recognise } from '../../src/features/take-in/incoming.ts'
import { readIncomingFile } from '../../src/features/take-in/read-file.ts'
import { looksLikeMail } from '../../src/features/take-in/looks-like-mail.ts'
import { readMail } from '../../src/features/take-in/read-mail.ts'
import { framesAtHand, takeInForm, withFrame } from '../../src/features/take-in/take-in-draft.ts'

const origin = 'https://lots.exempel.se'
const now = Date.parse('2026-11-22T12:00:00Z')

const question = (text: string, last = 'V'): CarriedQuestion => ({
  id: parseDocumentId(`question:01ARZ3NDEKTSV4RRFFQ69G5FA${last}`),
  ...{ text, name: 'Vera', reach: '070-123 45 67', fields: ['dans'], municipalities: ['0482'] },
  ...{ want: 'lokal', entry: '', consents: [] },
})
/** Text that can't be said shorter, so that it fills several codes. */
const long = Array.from({ length: 90 }, (_, index) => `rad ${index * 7919}`).join(' ')

const mail = (...lines: readonly string[]) => lines.join('\r\n')
const plain = mail(
  'Received: from a by b; Sun, 22 Nov 2026 09:30:00 +0100',
  'Date: Sat, 21 Nov 2026 08:00:00 +0100',
  'From: =?utf-8?Q?Vera_P=C3=A5hitt?= <vera@exempel.se>',
  'To: stod@exempel.se',
  'Subject: =?utf-8?B?U8O2a2VyIGxva2Fs?=',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Vi söker en replokal.',
  '',
  'Vera',
)

test('an e-mail tells who wrote it, when it came in and what it says', async () => {
  expect(await readMail(plain, now)).toEqual({
    name: 'Vera Påhitt',
    address: 'vera@exempel.se',
    subject: 'Söker lokal',
    text: 'Vi söker en replokal.\n\nVera',
    receivedAt: '2026-11-22T08:30:00.000Z',
    attachments: [],
    cut: false,
  })
})

test('attachments are named and not kept', async () => {
  const parts = mail(
    'From: vera@exempel.se',
    'Subject: Bilaga',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    'Content-Type: text/plain',
    '',
    'Se bilagan.',
    '--x',
    'Content-Type: application/pdf; name="plan.pdf"',
    'Content-Disposition: attachment; filename="plan.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    'AAAA',
    '--x--',
  )
  const read = await readMail(parts, now)
  expect(read).toMatchObject({ text: 'Se bilagan.', attachments: ['plan.pdf'], name: '' })
  expect(JSON.stringify(read)).not.toContain('AAAA')
})

test('an e-mail in an old encoding is read by its own bytes', async () => {
  const head = mail(
    'From: vera@exempel.se',
    'Subject: x',
    'Content-Type: text/plain; charset=latin1',
  )
  const bytes = Uint8Array.from([...new TextEncoder().encode(`${head}\r\n\r\nH`), 0xe4, 0x72])
  expect(await readMail(new Blob([bytes]), now)).toMatchObject({ text: 'Här' })
})

test('an e-mail from the future came in now, and one without a time says none', async () => {
  const future = plain.replace('2026 09:30', '2031 09:30')
  expect((await readMail(future, now))?.receivedAt).toBe(new Date(now).toISOString())
  const timeless = plain.split('\r\n').slice(2).join('\r\n')
  expect((await readMail(timeless, now))?.receivedAt).toBe('')
})

test('a very long e-mail is cut, and says so', async () => {
  const read = await readMail(`${plain}\r\n${'å'.repeat(30_000)}`, now)
  expect(read?.cut).toBe(true)
  expect(read?.text.length).toBeLessThan(20_000)
})

test.each([
  ['a list', 'Att göra:\nRing Vera\nHej'],
  ['a letter', 'Hej Vera,\n\nTack för sist.'],
  ['garbage', '\0\u0001'],
])('%s is no e-mail', (_what, text) => {
  expect(looksLikeMail(text)).toBe(false)
})

test('what is pasted is told apart', () => {
  expect(recognise('  ', origin)).toEqual({ kind: 'nothing' })
  expect(recognise(plain, origin)).toMatchObject({ kind: 'mail' })
  expect(recognise('MECARD:N:Påhitt,Vera;;', origin)).toMatchObject({
    kind: 'card',
    card: { name: 'Vera Påhitt' },
  })
  expect(recognise('BEGIN:VCARD\nEND:VCARD', origin)).toEqual({ kind: 'broken-card' })
  expect(recognise('KL2:något', origin)).toEqual({ kind: 'newer' })
  expect(recognise(`${origin}/katalog/actor:x`, origin)).toEqual({
    kind: 'page',
    path: '/katalog/actor:x',
  })
  expect(recognise('https://annan.exempel/katalog', origin)).toMatchObject({ kind: 'text' })
  // A secret is for whom it was made: it opens nothing here.
  expect(recognise(`${origin}/flytta#hemligt`, origin)).toMatchObject({ kind: 'text' })
  expect(recognise('javascript:alert(1)', origin)).toMatchObject({ kind: 'text' })
})

test('frames that come out of order and more than once are joined to the question', () => {
  const texts = framesOf(question(long))
  expect(texts.length).toBeGreaterThan(2)
  const seen = [...texts.toReversed(), ...texts].reduce<string[]>(withFrame, [])
  expect(seen).toHaveLength(texts.length)
  expect(joinFrames(framesAtHand(seen))).toEqual({ kind: 'whole', question: question(long) })
})

test('frames of another question are kept apart, and what is left is told', () => {
  const [first = '', second = ''] = framesOf(question(long))
  const [other = ''] = framesOf(question(long, 'W'))
  expect(joinFrames(framesAtHand([other, first, second]))).toMatchObject({ kind: 'missing' })
  expect(framesAtHand([first, other])).toHaveLength(1)
  expect(framesAtHand([other, first, second])).toHaveLength(2)
})

test('a frame that was read wrong is left out, also among right ones', () => {
  const [first = ''] = framesOf(question('Kort fråga'))
  const wrong = first.replace(/.$/, (sign) => (sign === '0' ? '1' : '0'))
  expect(recognise(wrong, origin)).toEqual({ kind: 'frames', frames: [], damaged: 1 })
  expect(recognise(`${wrong}\n${first}`, origin)).toMatchObject({
    frames: [{ number: 1 }],
    damaged: 1,
  })
})

test('what an earlier version or a damaged disk left in the draft is read as far as it goes', () => {
  expect(takeInForm.parse({ mail: { subject: 'Hej', text: 3 }, frames: ['a', 4] })).toEqual({
    mail: {
      ...{ name: '', address: '', subject: 'Hej', text: '', receivedAt: '' },
      ...{ attachments: [], cut: false },
    },
    frames: ['a'],
  })
  expect(takeInForm.parse(3)).toBeUndefined()
})

const file = (name: string, content: BlobPart, type = '') => new File([content], name, { type })

test('a file is read as the text it is, whatever it is called', async () => {
  expect(await readIncomingFile(file('x.pdf', plain))).toEqual({ kind: 'text', text: plain })
  const latin = Uint8Array.from([0x48, 0xe4, 0x72])
  expect(await readIncomingFile(file('x.txt', latin))).toEqual({ kind: 'text', text: 'Här' })
})

test('files that can’t be read are refused with their reason', async () => {
  expect(await readIncomingFile(file('x.zip', '\0\0'))).toEqual({ kind: 'other' })
  expect(await readIncomingFile(file('x.msg', 'x'))).toEqual({ kind: 'outlook' })
  const fifty = file('stor.eml', new Uint8Array(50_000_000))
  expect(await readIncomingFile(fifty)).toEqual({ kind: 'too-large' })
  const picture = file('stor.jpg', new Uint8Array(50_000_000), 'image/jpeg')
  expect(await readIncomingFile(picture)).toEqual({ kind: 'too-large' })
})
