import { expect, test } from 'vitest'
import {
  beginReply,
  signedReply,
  withTemplate,
  type ReplyWords,
} from '../../src/domain/guiding/reply-templates.ts'

const words: ReplyWords = {
  greeting: (name) => (name === '' ? 'Hej,' : `Hej ${name},`),
  opening: (template) => `[${template}]`,
  phone: (phone) => `Telefon: ${phone}`,
  email: (email) => `E-post: ${email}`,
  website: (website) => `Webb: ${website}`,
  closing: () => 'Hör av dig.',
}
const office = {
  name: 'Kulturbidrag',
  owner: 'Gnesta kommun',
  when: ['Sista dag 1 oktober 2027.'],
  phone: '0158-275 000',
  email: 'kultur@exempel.example',
}

test('a reply tells of each entry how to reach it and by when', () => {
  expect(beginReply('funding', ' Kim ', [office], words)).toBe(
    [
      'Hej Kim,',
      '[funding]',
      'Kulturbidrag, Gnesta kommun\nSista dag 1 oktober 2027.\nTelefon: 0158-275 000\nE-post: kultur@exempel.example',
      'Hör av dig.',
    ].join('\n\n'),
  )
})

test('what is not known of an entry is left out, and nobody is named twice', () => {
  const entries = [{ name: 'Gnesta kommun, kulturenheten', owner: 'Gnesta kommun' }]
  expect(beginReply('refer', '', entries, words)).toBe(
    'Hej,\n\n[refer]\n\nGnesta kommun, kulturenheten\n\nHör av dig.',
  )
})

test('who asks for more, or has no answer, tells of no entry', () => {
  expect(beginReply('more', '', [office], words)).not.toContain('Kulturbidrag')
  expect(beginReply('none', '', [office], words)).not.toContain('Kulturbidrag')
})

test('another template replaces an untouched one, and follows what somebody has written', () => {
  expect(withTemplate('', '', 'B')).toBe('B')
  expect(withTemplate('A', 'A', 'B')).toBe('B')
  expect(withTemplate('A, och mer.', 'A', 'B')).toBe('A, och mer.\n\nB')
  expect(withTemplate('Mitt eget.\n\nA', 'A', 'B')).toBe('Mitt eget.\n\nB')
})

test('by e-mail a reply bears its reference and who signs it', () => {
  expect(signedReply('Ring dem. ', 'Anna', 'Hälsningar', 'Skriv [KL-10AB2C].')).toBe(
    'Ring dem.\n\nSkriv [KL-10AB2C].\n\nHälsningar\nAnna',
  )
})
