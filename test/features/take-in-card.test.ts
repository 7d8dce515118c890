import { expect, test } from 'vitest'
import { contactFile } from '../../src/features/export/contact-file.ts'
import { readCard } from '../../src/features/take-in/read-card.ts'

const vera = {
  name: 'Vera Påhitt',
  organisation: 'Ökna Teater',
  phone: '070-123 45 67',
  email: 'vera@exempel.se',
}

const lines = (...all: readonly string[]) => all.join('\r\n')

test.each([
  [
    'vCard 3.0',
    lines(
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:Påhitt;Vera;;;',
      'FN:Vera Påhitt',
      'ORG:Ökna Teater;',
      'TEL;TYPE=CELL:070-123 45 67',
      'EMAIL;TYPE=INTERNET:vera@exempel.se',
      'END:VCARD',
    ),
  ],
  [
    'vCard 4.0 with groups and addresses',
    lines(
      'BEGIN:VCARD',
      'VERSION:4.0',
      'FN:Vera Påhitt',
      'item1.ORG:Ökna Teater',
      'item2.TEL;VALUE=uri;TYPE="voice,cell":tel:070-123 45 67',
      'item3.EMAIL:vera@exempel.se',
      'END:VCARD',
    ),
  ],
  [
    'vCard 2.1, quoted-printable, without a full name',
    lines(
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:P=C3=A5hitt;Vera;;;',
      'ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=96kna=',
      '=20Teater',
      'TEL;CELL;PREF:070-123 45 67',
      'EMAIL;INTERNET:vera@exempel.se',
      'END:VCARD',
    ),
  ],
  [
    'MECARD',
    'MECARD:N:Påhitt,Vera;ORG:Ökna Teater;TEL:070-123 45 67;EMAIL:vera@exempel.se;NOTE:a\\;b;;',
  ],
])('%s is read', (_what, text) => {
  expect(readCard(text)).toEqual(vera)
})

test('what the app itself gives out is read', () => {
  const card = { id: 'actor:x', ...vera, page: 'https://exempel.se/katalog/actor:x' }
  expect(readCard(contactFile([card]))).toEqual(vera)
})

test('of several cards the first is read, and empty lines are passed over', () => {
  const text = lines('BEGIN:VCARD', 'VERSION:3.0', 'FN:', 'N:;Kim;;;', 'TEL:', 'END:VCARD')
  expect(readCard(`${text}\r\n${text.replace('Kim', 'Vera')}`)).toMatchObject({ name: 'Kim' })
})

test.each([
  ['another text', 'Hej'],
  ['a card that ends in the middle', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Vera'],
  ['a card that says nothing', 'BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD'],
  ['garbage in a card', 'BEGIN:VCARD\r\n\0\r\n;;;:\r\nEND:VCARD'],
  ['an empty MECARD', 'MECARD:;;'],
])('%s is no card', (_what, text) => {
  expect(readCard(text)).toBeUndefined()
})

test('a script in a card is text', () => {
  const text = lines('BEGIN:VCARD', 'VERSION:3.0', 'FN:<img src=x onerror=alert(1)>', 'END:VCARD')
  expect(readCard(text)?.name).toBe('<img src=x onerror=alert(1)>')
})
