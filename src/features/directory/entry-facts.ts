/** The facts of an entry, by kind, as pairs of a name and what stands there. */
import type {
  DirectoryEntry,
  Occasion,
  TaxonomyTerm,
  Vocabulary,
} from '../../domain/directory/entry.ts'

export type Fact =
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  /** Words of a vocabulary; those that the catalogue can be narrowed to are links. */
  | {
      readonly kind: 'words'
      readonly name: string
      readonly vocabulary: Vocabulary
      readonly codes: readonly string[]
    }
  | { readonly kind: 'months'; readonly name: string; readonly months: readonly number[] }
  | { readonly kind: 'day'; readonly name: string; readonly from: string; readonly to?: string }
  /** A word from the app's own texts. */
  | { readonly kind: 'term'; readonly name: string; readonly key: string }

export function factsOf(entry: DirectoryEntry): readonly Fact[] {
  return [...ownFacts(entry), ...commonFacts(entry)]
}

/** Those that the app has words for; another’s is its own word. */
const resourceTypes: readonly string[] = ['vagledning', 'webbplats', 'metod', 'mall', 'checklista']

function resourceType(type: string | undefined): readonly Fact[] {
  const name = 'resourceType'
  if (type === undefined || !resourceTypes.includes(type)) return text(name, type)
  return [{ kind: 'term', name, key: `directory.resourceTypes.${type}` }]
}

function ownFacts(entry: DirectoryEntry): readonly Fact[] {
  switch (entry.kind) {
    case 'funding':
      return [
        ...deadline(entry),
        ...text('whoCanApply', entry.whoCanApply),
        ...words('audiences', 'audiences', entry.audiences),
        ...text('amount', entry.amount),
        ...text('purpose', saysMore(entry.purpose, entry.summary) ? entry.purpose : undefined),
      ]
    case 'function':
      return text('replyTime', entry.replyTime)
    case 'actor':
      return [
        ...words('actorType', 'actor-types', entry.actorType ? [entry.actorType] : []),
        ...words('roles', 'actor-roles', entry.roles),
        ...words('legalForm', 'legal-forms', entry.legalForm ? [entry.legalForm] : []),
      ]
    case 'venue':
      return words('venueType', 'venue-types', entry.venueType ? [entry.venueType] : [])
    case 'training':
      return [
        ...words('trainingType', 'training-types', entry.trainingType ? [entry.trainingType] : []),
        ...when(entry),
      ]
    case 'event':
      return [
        ...words('eventType', 'event-types', entry.eventType ? [entry.eventType] : []),
        ...when(entry),
      ]
    case 'resource':
      return resourceType(entry.resourceType)
    case 'inventory':
      return text('year', entry.year === undefined ? undefined : String(entry.year))
    case 'taxonomy':
      return wordFacts(entry)
    default:
      return []
  }
}

/** What a controlled word is called, and what it stands under or has become. */
function wordFacts(entry: TaxonomyTerm): readonly Fact[] {
  const { vocabulary, labels, altLabels, broader, mergedInto, population } = entry
  const others = [labels.en, labels.fi].filter((label) => label && label !== labels.sv)
  return [
    ...words('mergedInto', vocabulary, mergedInto ? [mergedInto] : []),
    ...words('broader', vocabulary, broader ? [broader] : []),
    ...text('otherLanguages', others.join(', ')),
    ...text('alsoCalled', altLabels?.sv?.join(', ')),
    ...text('population', population?.toLocaleString('sv-SE')),
  ]
}

function when({ startsOn, endsOn, dateText }: Occasion): readonly Fact[] {
  if (startsOn === undefined) return text('when', dateText)
  const to = endsOn !== undefined && endsOn !== startsOn ? { to: endsOn } : {}
  return [{ kind: 'day', name: 'when', from: startsOn, ...to }]
}

/** A purpose that the summary already tells is not told twice. */
function saysMore(purpose: string, summary: string | undefined): boolean {
  const bare = purpose.replace(/\.$/, '').toLowerCase()
  return !summary?.toLowerCase().includes(bare)
}

function deadline(entry: Extract<DirectoryEntry, { kind: 'funding' }>): readonly Fact[] {
  if (entry.deadlineText) return text('deadline', entry.deadlineText)
  if (entry.rolling) return [{ kind: 'term', name: 'deadline', key: 'directory.rolling' }]
  if (entry.deadlineMonths?.length) {
    return [{ kind: 'months', name: 'deadline', months: entry.deadlineMonths }]
  }
  return [{ kind: 'term', name: 'deadline', key: 'directory.deadlineUnknown' }]
}

function commonFacts(entry: DirectoryEntry): readonly Fact[] {
  return [
    ...words('municipalities', 'municipalities', entry.municipalities),
    ...(entry.scope
      ? [{ kind: 'term' as const, name: 'scope', key: `directory.scopes.${entry.scope}` }]
      : []),
    ...words('fields', 'fields', entry.fields),
    ...text('accessibility', entry.accessibility),
    ...text('note', entry.note),
  ]
}

function text(name: string, value: string | undefined): readonly Fact[] {
  return value ? [{ kind: 'text', name, text: value }] : []
}

function words(name: string, vocabulary: Vocabulary, codes: readonly string[]): readonly Fact[] {
  return codes.length > 0 ? [{ kind: 'words', name, vocabulary, codes }] : []
}
