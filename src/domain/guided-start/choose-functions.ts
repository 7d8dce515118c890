/**
 * Whom to turn to, the best first. In turn: those that answer just this need before those that answer
 * anything; the municipality's own before the region's, those before civil society's and the state's; those
 * of the chosen field; how much of what they are turned to for speaks of the need; name.
 *
 * At most two of each distance, so that one municipality's many offices don't hide the region's adviser, and
 * at most two that answer anything.
 */
import type { FunctionEntry, Scope } from '../directory/entry.ts'
import type { Choice, Want } from './wants.ts'
import { countyOf } from './where-to-look.ts'

const most = 4
const mostOfOneDistance = 2
const mostForAnything = 2

export function chooseFunctions(
  functions: readonly FunctionEntry[],
  choice: Choice,
): readonly FunctionEntry[] {
  const ranked = functions
    .map((entry) => ({ entry, ...rankOf(entry, choice) }))
    .filter(({ answers, distance }) => answers !== 'nothing' && distance !== tooFar)
    .sort(
      (a, b) =>
        Number(b.answers === 'this') - Number(a.answers === 'this') ||
        a.distance - b.distance ||
        b.fit - a.fit ||
        a.entry.name.localeCompare(b.entry.name, 'sv'),
    )
  const taken = new Map<string, number>()
  let forAnything = 0
  const chosen = ranked.filter(({ entry, answers, distance }) => {
    // Without a municipality both counties are as far away: neither crowds the other out.
    const group = `${distance} ${choice.municipality === undefined ? (entry.scope ?? '') : ''}`
    const count = (taken.get(group) ?? 0) + 1
    taken.set(group, count)
    if (count > mostOfOneDistance) return false
    if (answers === 'anything') forAnything += 1
    return forAnything <= mostForAnything || answers === 'this'
  })
  return chosen.slice(0, most).map(({ entry }) => entry)
}

interface Rank {
  readonly answers: 'this' | 'anything' | 'nothing'
  readonly distance: number
  readonly fit: number
}

function rankOf(entry: FunctionEntry, choice: Choice): Rank {
  const distance = distanceOf(entry, choice.municipality)
  const inField = choice.field !== undefined && entry.fields.includes(choice.field)
  const words = [...entry.turnToFor, ...entry.topics].map((word) => word.toLowerCase())
  const meeting = words.filter((word) => speaksOf[choice.want].test(word)).length
  const nothing: Rank = { answers: 'nothing', distance, fit: 0 }

  if (entry.status === 'defunct' || entry.status === 'inactive') return nothing
  // Whoever is there for another field only cannot help.
  if (choice.field !== undefined && entry.fields.length > 0 && !inField) return nothing
  if (isSwitchboard(words)) {
    const alone = choice.want === 'vet-inte' || (choice.want === 'ratt-person' && !choice.field)
    return { answers: alone ? 'this' : 'anything', distance, fit: 0 }
  }
  const forCulture = [entry.name.toLowerCase(), ...words].some((word) => word.includes('kultur'))
  // Asked about no field, whoever is there for some fields only is a guess.
  const isGuess = choice.field === undefined && entry.fields.length > 0
  if (isGuess && meeting === 0) return nothing
  const isRightPerson = choice.want === 'ratt-person' && forCulture
  if (meeting === 0 && !inField && !forCulture) return nothing
  const fit =
    meeting * 0.2 +
    (inField ? 3 + 1 / entry.fields.length : 0) +
    (forCulture ? 0.1 : 0) -
    (isGuess ? 2 : 0) -
    (decides.test(entry.name.toLowerCase()) ? 2 : 0)
  const isMeant = (meeting > 0 || inField || isRightPerson) && !isGuess
  return { answers: isMeant ? 'this' : 'anything', distance, fit }
}

/** Boards decide in meetings; the office answers. */
export const decides = /(nämnd|nämnden|utskottet|styrelsen)\b/

/** The counties that `scope` has words for. */
const countyScopes: Readonly<Record<string, Scope>> = { '04': 'sormland', '21': 'gavleborg' }
const tooFar = 9

function distanceOf(entry: FunctionEntry, municipality: string | undefined): number {
  if (municipality === undefined) return entry.municipalities.length > 0 ? tooFar : 0
  if (entry.municipalities.length > 0) {
    if (!entry.municipalities.includes(municipality)) return tooFar
    return entry.level === 'municipality' ? 0 : 2
  }
  if (entry.scope === countyScopes[countyOf(municipality)]) return entry.level === 'region' ? 1 : 3
  return isWide(entry.scope) ? 4 : tooFar
}

function isWide(scope: Scope | undefined): boolean {
  return scope === 'sweden' || scope === 'nordic' || scope === 'europe'
}

export function isSwitchboard(words: readonly string[]): boolean {
  return words.some((word) => word === 'kontaktcenter' || word === 'kundtjänst')
}

/** How functions put what one turns to them for (`turnToFor`, `topics`), in lower case. */
const speaksOf: Readonly<Record<Want, RegExp>> = {
  pengar: /bidrag|stöd|pengar|stipendi|finansiering|garanti|utvecklingscheck/,
  'ratt-person': /kulturfrågor|rådgivning|vägledning|sakkunskap/,
  samarbete: /nätverk|samverkan|samarbet|mötesplats|träff|kulturfrukost|turné/,
  lokal: /lokal|hyra|ställa ut|utställning|residens/,
  'lara-mig': /utbildning|fortbildning|kurs|studiecirkel|mentor|att utvecklas/,
  'traffa-andra': /nätverk|mötesplats|träff|kulturfrukost/,
  'vet-inte': /rådgivning|vägledning|bollplank|utveckla en idé/,
}
