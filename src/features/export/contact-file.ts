/**
 * Contact cards (vCard 3.0, RFC 2426: the version that phones, Outlook and the web’s mail all take in). The
 * same entry saved twice is one contact where the program looks at UID.
 */
import ICAL from 'ical.js'
import type { ContactCard } from '../../domain/export/contact-card.ts'

export function contactFile(cards: readonly ContactCard[]): string {
  return cards.map((card) => `${cardText(card)}\r\n`).join('')
}

/** Short, for a QR code: what one calls and writes to, and where the rest is to be read. */
export function contactCode(card: ContactCard): string {
  const { summary: _summary, ...short } = card
  return cardText(short)
}

function cardText(card: ContactCard): string {
  const vcard = new ICAL.Component('vcard')
  const add = (name: string, value: string | undefined) => {
    if (value !== undefined) vcard.addPropertyWithValue(name, plain(value))
  }
  // First, since ical.js reads from it which rules the rest goes by.
  add('version', '3.0')
  const addParts = (name: string, ...parts: readonly string[]) => {
    const property = new ICAL.Property(name, vcard)
    property.setValue(parts.map(plain))
    vcard.addProperty(property)
  }
  if (card.isPerson) addParts('n', ...partsOf(card.name), '', '', '')
  else addParts('n', card.name, '', '', '', '')
  add('fn', card.name)
  if (card.organisation !== '') addParts('org', card.organisation)
  add('title', card.role)
  add('tel', card.phone && inOneLine(card.phone))
  add('email', card.email)
  const address = card.website ?? card.page
  add('url', address && inOneLine(address))
  if (card.place !== undefined || card.address !== undefined) {
    addParts('adr', '', card.place ?? '', card.address ?? '', '', '', '', '')
  }
  add('note', [card.summary, card.page].filter(Boolean).join('\n') || undefined)
  add('uid', `${card.id}@kulturlots`)
  // Without it a phone sorts an organisation among people; others pass it over.
  if (!card.isPerson) add('x-abshowas', 'COMPANY')
  return vcard.toString()
}

/** Last name and the rest: the last word is taken for the last name. */
function partsOf(name: string): readonly [string, string] {
  const words = name.trim().split(/\s+/)
  const last = words.pop() ?? ''
  return words.length === 0 ? ['', last] : [last, words.join(' ')]
}

/** A lone carriage return would end a line in some readers; ical.js escapes line feeds only. */
function plain(text: string): string {
  return text.replaceAll('\r', '')
}

/** Of a number and of an address ical.js escapes no line feeds: what follows would be lines of the card. */
function inOneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ')
}
