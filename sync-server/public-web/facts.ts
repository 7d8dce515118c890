/** The facts of an entry, by kind, as pairs of a name and what stands there. */
import type { DirectoryEntry, Occasion, Vocabulary } from '../../src/domain/directory/entry.ts'
import type { Catalogue } from './catalogue.ts'
import type { View } from './view.ts'
import type { FactName } from './words/public-words.ts'

export interface Fact {
  readonly name: string
  readonly text: string
  /** It is the entry’s own text, and so in Swedish whatever the page is in. */
  readonly isOwn: boolean
}

export function factsOf(
  entry: DirectoryEntry,
  catalogue: Pick<Catalogue, 'label'>,
  view: View,
): Fact[] {
  const { language } = view.words
  const words = (vocabulary: Vocabulary, codes: readonly string[]) =>
    codes.map((code) => catalogue.label(vocabulary, code, language)).join(', ')
  const word = (vocabulary: Vocabulary, code: string | undefined) =>
    code === undefined ? undefined : catalogue.label(vocabulary, code, language)

  return present(view, [
    ...ownFacts(entry, words, word, view),
    ['municipality', words('municipalities', entry.municipalities)],
    ['scope', entry.scope && view.words.scopes[entry.scope]],
    ['field', words('fields', entry.fields)],
    ['address', placeOf(entry), 'own'],
    ['accessibility', entry.accessibility, 'own'],
    ['note', entry.note, 'own'],
  ])
}

type Pair = readonly [name: FactName, text: string | undefined, whose?: 'own']

function ownFacts(
  entry: DirectoryEntry,
  words: (vocabulary: Vocabulary, codes: readonly string[]) => string,
  word: (vocabulary: Vocabulary, code: string | undefined) => string | undefined,
  view: View,
): readonly Pair[] {
  switch (entry.kind) {
    case 'actor':
      return [
        ['kind', word('actor-types', entry.actorType)],
        ['role', words('actor-roles', entry.roles)],
        ['legalForm', word('legal-forms', entry.legalForm)],
      ]
    case 'function':
      return [['organisation', entry.organisation, 'own']]
    case 'funding':
      return [
        ['funder', entry.funder, 'own'],
        deadlineOf(entry, view),
        ['whoCanApply', entry.whoCanApply, 'own'],
        ['audiences', words('audiences', entry.audiences)],
        ['amount', entry.amount, 'own'],
        ['purpose', purposeOf(entry), 'own'],
      ]
    case 'venue':
      return [['kind', word('venue-types', entry.venueType)]]
    case 'training':
      return [
        ['kind', word('training-types', entry.trainingType)],
        ['provider', entry.provider, 'own'],
        occasionOf(entry, view),
      ]
    case 'event':
      return [['kind', word('event-types', entry.eventType)], occasionOf(entry, view)]
    case 'resource': {
      const { resourceType: type = '' } = entry
      const known = Object.entries(view.words.resourceTypes).find(([code]) => code === type)
      return [
        known ? ['kind', known[1]] : ['kind', type, 'own'],
        ['audiences', entry.audience && view.words.audiences[entry.audience]],
      ]
    }
    default:
      return []
  }
}

function deadlineOf(entry: Extract<DirectoryEntry, { kind: 'funding' }>, view: View): Pair {
  const { year = '', deadlineText } = entry
  const { words } = view
  // Many a text tells its year already.
  const isTold = year === '' || deadlineText?.includes(String(year))
  const seen = isTold ? '' : ` ${words.seenIn(String(year))}`
  if (deadlineText) return ['deadline', deadlineText + seen, 'own']
  if (entry.rolling) return ['deadline', words.rolling]
  if (entry.deadlineMonths?.length) {
    return ['deadline', words.usually(view.months(entry.deadlineMonths)) + seen]
  }
  return ['deadline', words.unknownDeadline]
}

/** Without a summary the page begins with it, and a summary may tell it already. */
function purposeOf({ purpose, summary }: Extract<DirectoryEntry, { kind: 'funding' }>) {
  const bare = purpose.replace(/\.$/, '').toLowerCase()
  return summary === undefined || summary.toLowerCase().includes(bare) ? undefined : purpose
}

function occasionOf({ startsOn, endsOn, dateText }: Occasion, { day }: View): Pair {
  if (startsOn === undefined) return ['when', dateText, 'own']
  return endsOn === undefined || endsOn === startsOn
    ? ['when', day(startsOn)]
    : ['when', `${day(startsOn)} – ${day(endsOn)}`]
}

function placeOf({ place }: DirectoryEntry): string {
  return [place?.name, place?.address].filter((part) => typeof part === 'string').join(', ')
}

function present({ words }: View, pairs: readonly Pair[]): Fact[] {
  return pairs.flatMap(([name, text, whose]) =>
    text ? [{ name: words.facts[name], text, isOwn: whose === 'own' }] : [],
  )
}
