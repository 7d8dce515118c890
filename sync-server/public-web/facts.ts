/** The facts of an entry, by kind, as pairs of a name and what stands there. Words are in Swedish. */
import type { DirectoryEntry, Occasion, Vocabulary } from '../../src/domain/directory/entry.ts'
import type { Catalogue } from './catalogue.ts'
import { audienceNames, dayInWords, monthsInWords, scopeNames } from './words.ts'

export interface Fact {
  readonly name: string
  readonly text: string
}

export function factsOf(entry: DirectoryEntry, catalogue: Pick<Catalogue, 'label'>): Fact[] {
  const words = (vocabulary: Vocabulary, codes: readonly string[]) =>
    codes.map((code) => catalogue.label(vocabulary, code)).join(', ')
  const word = (vocabulary: Vocabulary, code: string | undefined) =>
    code === undefined ? undefined : catalogue.label(vocabulary, code)

  return present([
    ...ownFacts(entry, words, word),
    ['Kommun', words('municipalities', entry.municipalities)],
    ['Räckvidd', entry.scope && scopeNames[entry.scope]],
    ['Kulturområde', words('fields', entry.fields)],
    ['Adress', placeOf(entry)],
    ['Tillgänglighet', entry.accessibility],
    ['Bra att veta', entry.note],
  ])
}

type Pair = readonly [name: string, text: string | undefined]

function ownFacts(
  entry: DirectoryEntry,
  words: (vocabulary: Vocabulary, codes: readonly string[]) => string,
  word: (vocabulary: Vocabulary, code: string | undefined) => string | undefined,
): readonly Pair[] {
  switch (entry.kind) {
    case 'actor':
      return [
        ['Slag', word('actor-types', entry.actorType)],
        ['Roll', words('actor-roles', entry.roles)],
        ['Juridisk form', word('legal-forms', entry.legalForm)],
      ]
    case 'function':
      return [['Finns hos', entry.organisation]]
    case 'funding':
      return [
        ['Ges av', entry.funder],
        ['Ansökan', deadlineOf(entry)],
        ['Vem som kan söka', entry.whoCanApply],
        ['För', words('audiences', entry.audiences)],
        ['Belopp', entry.amount],
        ['Till vad', purposeOf(entry)],
      ]
    case 'venue':
      return [['Slag', word('venue-types', entry.venueType)]]
    case 'training':
      return [
        ['Slag', word('training-types', entry.trainingType)],
        ['Ges av', entry.provider],
        ['När', occasionOf(entry)],
      ]
    case 'event':
      return [
        ['Slag', word('event-types', entry.eventType)],
        ['När', occasionOf(entry)],
      ]
    case 'resource':
      return [['För', entry.audience && audienceNames[entry.audience]]]
    default:
      return []
  }
}

function deadlineOf(entry: Extract<DirectoryEntry, { kind: 'funding' }>): string {
  const { year = '', deadlineText } = entry
  // Many a text tells its year already.
  const isTold = year === '' || deadlineText?.includes(String(year))
  const seen = isTold ? '' : ` (som det såg ut ${String(year)})`
  if (deadlineText) return deadlineText + seen
  if (entry.rolling) return 'Löpande, det går att söka när som helst'
  if (entry.deadlineMonths?.length)
    return `Brukar vara i ${monthsInWords(entry.deadlineMonths)}${seen}`
  return 'Inte känd. Fråga den som ger stödet.'
}

/** Without a summary the page begins with it, and a summary may tell it already. */
function purposeOf({ purpose, summary }: Extract<DirectoryEntry, { kind: 'funding' }>) {
  const bare = purpose.replace(/\.$/, '').toLowerCase()
  return summary === undefined || summary.toLowerCase().includes(bare) ? undefined : purpose
}

function occasionOf({ startsOn, endsOn, dateText }: Occasion) {
  if (startsOn === undefined) return dateText
  return endsOn === undefined || endsOn === startsOn
    ? dayInWords(startsOn)
    : `${dayInWords(startsOn)} – ${dayInWords(endsOn)}`
}

function placeOf({ place }: DirectoryEntry): string {
  return [place?.name, place?.address].filter((part) => typeof part === 'string').join(', ')
}

function present(pairs: readonly Pair[]): Fact[] {
  return pairs.flatMap(([name, text]) => (text ? [{ name, text }] : []))
}
