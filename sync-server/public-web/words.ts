/** What the public pages say, in plain Swedish: they are read by whoever a search engine sends. */
import type {
  EntryStatus,
  ResourceAudience,
  Scope,
  SearchableKind,
} from '../../src/domain/directory/entry.ts'

export const kindNames: Readonly<Record<SearchableKind, { one: string; many: string }>> = {
  actor: { one: 'Aktör', many: 'Aktörer' },
  function: { one: 'Funktion', many: 'Funktioner' },
  funding: { one: 'Stöd att söka', many: 'Stöd att söka' },
  network: { one: 'Nätverk', many: 'Nätverk' },
  venue: { one: 'Plats', many: 'Platser' },
  training: { one: 'Utbildning', many: 'Utbildningar' },
  event: { one: 'Evenemang', many: 'Evenemang' },
  resource: { one: 'Material', many: 'Material' },
  answer: { one: 'Svar', many: 'Svar' },
}

export const kindTexts: Readonly<Record<SearchableKind, string>> = {
  actor: 'De som skapar och bär kultur i Sörmland och Gävleborg.',
  function: 'Vem du vänder dig till med vad, i kommun, region och stat.',
  funding: 'Pengar som kulturaktörer kan söka.',
  network: 'Nätverk och sammanhang att vara med i.',
  venue: 'Scener, lokaler och andra platser för kultur.',
  training: 'Kurser och utbildningar för kulturaktörer.',
  event: 'Träffar, festivaler och andra evenemang.',
  resource: 'Vägledningar, mallar och metoder.',
  answer: 'Frågor som har fått svar.',
}

export const statusNames: Readonly<Record<EntryStatus, string | undefined>> = {
  active: undefined,
  inactive: 'Vilande',
  'temporarily-closed': 'Tillfälligt stängd',
  defunct: 'Upphört',
}

export const statusTexts: Readonly<Record<EntryStatus, string | undefined>> = {
  active: undefined,
  inactive: 'Det är oklart om verksamheten fortfarande är i gång.',
  'temporarily-closed': 'Verksamheten är stängd tills vidare.',
  defunct: 'Verksamheten har upphört. Uppgifterna är kvar för den som söker bakåt.',
}

export const scopeNames: Readonly<Record<Scope, string>> = {
  sormland: 'Hela Sörmland',
  gavleborg: 'Hela Gävleborg',
  sweden: 'Hela Sverige',
  nordic: 'Norden',
  europe: 'Europa',
  outside: 'Utanför länen',
}

export const audienceNames: Readonly<Record<ResourceAudience, string>> = {
  actor: 'Kulturaktörer',
  municipality: 'Kommuner',
  'support-structure': 'Stödstrukturer',
}

const longDay = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone: 'UTC' })
const monthName = new Intl.DateTimeFormat('sv-SE', { month: 'long', timeZone: 'UTC' })
const inSwedish = new Intl.ListFormat('sv-SE')
const number = new Intl.NumberFormat('sv-SE')

export function dayInWords(date: string): string {
  const time = Date.parse(date)
  return Number.isNaN(time) ? date : longDay.format(time)
}

/** @param months 1–12; what is none is left out, since a date that is none cannot be formatted. */
export function monthsInWords(months: readonly number[]): string {
  const known = months.filter((month) => Number.isInteger(month) && month >= 1 && month <= 12)
  return inSwedish.format(known.map((month) => monthName.format(Date.UTC(2000, month - 1))))
}

export function countInWords(count: number): string {
  return number.format(count)
}

export function assuredInWords(assuredAt: string | undefined): string {
  return assuredAt === undefined
    ? 'Ej kontrollerad'
    : `Senast kontrollerad ${dayInWords(assuredAt)}`
}
