/**
 * What each kind of need calls for: kinds of entries, and words that entries for it hold. Most people who
 * ask tick no kind; then the words they use tell.
 */
import type { EntryKind } from '../directory/entry.ts'

interface CallsFor {
  readonly entries: Partial<Record<EntryKind, number>>
  /** Words that a function speaks of when it is there for this. */
  readonly words: string
  /** How people put it. */
  readonly said: RegExp
}

export const callsFor: Readonly<Record<string, CallsFor>> = {
  finansiering: {
    entries: { funding: 1, function: 0.3 },
    words: 'bidrag stöd finansieringsfrågor',
    said: /pengar|bidrag|stipend|finansier|\bråd\b|sponsr|kostnad|gage|\bstöd\b/,
  },
  ansokan: {
    entries: { training: 0.7, resource: 0.6, function: 0.6 },
    words: 'ansökan finansieringsfrågor',
    said: /ansök|avslag/,
  },
  lokaler: {
    entries: { venue: 1, function: 0.3 },
    words: 'lokaler boka hyra ställa ut residens',
    said: /lokal|hyra|boka|någonstans|ställe|\bplats\b|\bscen\b|ateljé|ställa ut/,
  },
  kunskap: {
    entries: { training: 1, resource: 0.5, function: 0.6 },
    words: 'utbildning fortbildning sakkunskap vård',
    said: /kurs|lära|utbild|hur gör|hur sköter|kunskap/,
  },
  arrangorskap: {
    entries: { function: 0.8, training: 0.5, resource: 0.5, network: 0.3 },
    words: 'arrangör arrangörer arrangemang',
    said: /arrangör|tillstånd/,
  },
  bollplank: {
    entries: { function: 1, network: 0.3 },
    words: 'idé rådgivning utveckla affärsidé företagande starta',
    said: /idé|bolla|starta eget|\bråd om\b|tänka igenom/,
  },
  'hitta-funktion': {
    entries: { function: 1 },
    words: 'kulturfrågor rådgivning sakkunskap',
    said: /\bvem\b|kommunen|ansvarar|bestämmer/,
  },
  'hitta-aktor': { entries: { actor: 1 }, words: '', said: /söker en|letar efter en/ },
  sammanhang: {
    entries: { network: 1, function: 0.5, actor: 0.3, event: 0.2 },
    words: 'nätverk mötesplatser träff',
    said: /träffa|ensam|nätverk|gemenskap|känner ingen|i kontakt/,
  },
  kontakt: {
    entries: { network: 0.8, event: 0.4, actor: 0.4, function: 0.3 },
    words: 'nätverk mötesplatser',
    said: /nya kontakter/,
  },
  'natverk-sprida': {
    entries: { network: 0.8, event: 0.5, function: 0.3 },
    words: 'nätverk',
    said: /sprida/,
  },
  'publik-kunder': {
    entries: { function: 0.7, event: 0.3, network: 0.3, venue: 0.2 },
    words: 'turnéer boka skola skolföreställningar företagande visa',
    said: /publik|kunder|turné|sälja|köper|nå ut/,
  },
}

/** What a need that tells no kind at all is for. */
export const callsForAnything: Partial<Record<EntryKind, number>> = { function: 0.6 }

/** Kinds with how sure one can be of them: those that were ticked, and those that the words speak of. */
export function kindsOf(text: string, ticked: readonly string[]): ReadonlyMap<string, number> {
  const lower = text.toLowerCase()
  const said = Object.entries(callsFor).flatMap(([kind, calls]) =>
    calls.said.test(lower) ? [[kind, ticked.length === 0 ? 0.8 : 0.4] as const] : [],
  )
  return new Map([...said, ...ticked.map((kind) => [kind, 1] as const)])
}
