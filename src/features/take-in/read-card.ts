/**
 * A contact card as phones, business cards and QR codes give it: vCard 2.1 to 4.0, or MECARD. ical.js reads the
 * newer versions; what the old ones write otherwise is put right first.
 */
import ICAL from 'ical.js'

export interface ReadCard {
  readonly name: string
  readonly organisation: string
  readonly phone: string
  readonly email: string
}

/** Longest text of a field that a card may bring. */
const longest = 300
/** A QR code holds some 3 KB; a card file may hold a portrait. */
const longestCard = 2_000_000

export function looksLikeCard(text: string): boolean {
  return /^\s*(BEGIN:VCARD|MECARD:)/i.test(text)
}

/** The first card of a text. Undefined for what is none, or says nothing of how to name or reach anybody. */
export function readCard(text: string): ReadCard | undefined {
  if (!looksLikeCard(text) || text.length > longestCard) return undefined
  const card = /^\s*MECARD:/i.test(text) ? readMecard(text) : readVcard(text)
  if (!card || [card.name, card.organisation, card.phone, card.email].every((part) => !part)) {
    return undefined
  }
  return card
}

function readVcard(text: string): ReadCard | undefined {
  const whole = /BEGIN:VCARD[\s\S]*?END:VCARD/i.exec(text)?.[0]
  if (whole === undefined) return undefined
  let card: ICAL.Component
  try {
    const parsed: unknown = ICAL.parse(asNewer(whole))
    card = new ICAL.Component(parsed as string)
  } catch {
    return undefined
  }
  const first = (name: string): string => {
    const values = card.getAllProperties(name).map((property) => property.getFirstValue())
    const value: unknown = values.find((each) => parts(each).some((part) => part !== ''))
    return parts(value).join(' ')
  }
  // Family name, given name, further names, before, after.
  const [family = '', given = '', further = ''] = parts(card.getFirstPropertyValue('n'))
  const organisation = parts(card.getFirstPropertyValue('org')).filter((part) => part !== '')
  return {
    name: cut(first('fn') || [given, further, family].filter((part) => part !== '').join(' ')),
    organisation: cut(organisation.join(', ')),
    phone: cut(first('tel').replace(/^tel:/i, '')),
    email: cut(first('email').replace(/^mailto:/i, '')),
  }
}

/** Of a structured value all parts, of any other the one. */
function parts(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  return all.map((each) => {
    if (Array.isArray(each)) return each.filter((part) => typeof part === 'string').join(' ')
    return typeof each === 'string' ? each.trim() : ''
  })
}

/** vCard 2.1 writes parameters without their names (`TEL;CELL:`) and texts as quoted-printable. */
function asNewer(card: string): string {
  const lines = card
    .replace(/\r\n?/g, '\n')
    // A quoted-printable line goes on where it ends in "=".
    .replace(/^[^:\n]*QUOTED-PRINTABLE[^:\n]*:(?:[^\n]*=\n)*[^\n]*/gim, (line) =>
      line.replace(/=\n[ \t]?/g, ''),
    )
    .replace(/\n[ \t]/g, '')
    .split('\n')
  return lines.map(newerLine).join('\r\n')
}

function newerLine(line: string): string {
  const at = line.indexOf(':')
  if (at < 0) return line
  const [name = '', ...parameters] = line.slice(0, at).split(';')
  const value = line.slice(at + 1)
  if (parameters.some((parameter) => parameter.includes('"'))) return line
  const isQuoted = parameters.some((parameter) => /quoted-printable/i.test(parameter))
  const kept = parameters
    .filter((parameter) => !/^(encoding|charset)=|^quoted-printable$/i.test(parameter))
    .map((parameter) => (parameter.includes('=') ? parameter : `TYPE=${parameter}`))
  // "item1.EMAIL": the group says which lines belong together, and nothing that is read here.
  const bare = name.replace(/^[A-Za-z0-9-]+\./, '')
  if (bare.toUpperCase() === 'VERSION' && value.startsWith('2')) return 'VERSION:3.0'
  return `${[bare, ...kept].join(';')}:${isQuoted ? unquoted(value) : value}`
}

function unquoted(value: string): string {
  const bytes: number[] = []
  for (let at = 0; at < value.length; at += 1) {
    const hex = /^=([0-9A-F]{2})/i.exec(value.slice(at, at + 3))?.[1]
    if (hex !== undefined) {
      bytes.push(Number.parseInt(hex, 16))
      at += 2
    } else bytes.push(...new TextEncoder().encode(value.charAt(at)))
  }
  const text = Uint8Array.from(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(text)
  } catch {
    return new TextDecoder('windows-1252').decode(text)
  }
}

function readMecard(text: string): ReadCard {
  const fields = new Map<string, string>()
  for (const [, key = '', value = ''] of text
    .replace(/^\s*MECARD:/i, '')
    .matchAll(/([A-Z-]+):((?:\\.|[^;\\])*);/gi)) {
    const name = key.toUpperCase()
    if (!fields.has(name)) fields.set(name, value.replace(/\\(.)/g, '$1').trim())
  }
  const [family = '', given = ''] = (fields.get('N') ?? '').split(',')
  return {
    name: cut([given.trim(), family.trim()].filter((part) => part !== '').join(' ')),
    organisation: cut(fields.get('ORG') ?? ''),
    phone: cut(fields.get('TEL') ?? ''),
    email: cut(fields.get('EMAIL') ?? ''),
  }
}

function cut(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, longest)
}
