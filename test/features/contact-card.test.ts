import { expect, test } from 'vitest'
import type { ContactView } from '../../src/domain/casework/views.ts'
import { cardOfContact } from '../../src/domain/contacts/card-of-contact.ts'
import { contactFile } from '../../src/features/export/contact-file.ts'

const contact = (part: Partial<ContactView>) =>
  ({
    ...{ id: 'contact:1', name: 'Vera Maria Påhitt', organisation: 'Ökna Teater', role: 'Chef' },
    ...{ phone: '070-000 00 00', email: '', website: '', kind: 'person', protected: false },
    ...part,
  }) as ContactView

function fileOf(part: Partial<ContactView>): string {
  const card = cardOfContact(contact(part))
  return card ? contactFile([card]) : ''
}

test('a person is sorted by their last name, and is nobody’s page', () => {
  const file = fileOf({})
  expect(file).toContain('N:Påhitt;Vera Maria;;;')
  expect(file).toContain('ORG:Ökna Teater')
  expect(file).toContain('TITLE:Chef')
  expect(file).not.toMatch(/COMPANY|URL|NOTE/)
})

test('an organisation is one', () => {
  const file = fileOf({ kind: 'organisation', name: 'Ökna Teater', website: 'https://exempel.se' })
  expect(file).toContain('X-ABSHOWAS:COMPANY')
  expect(file).toContain('URL:https://exempel.se')
})

test('a protected identity has no card, nor has who can’t be reached', () => {
  expect(fileOf({ protected: true })).toBe('')
  expect(fileOf({ phone: '' })).toBe('')
})
