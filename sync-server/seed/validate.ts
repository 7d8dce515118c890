/** What is wrong with an entry, in words. Used over the whole seed, over generated entries and imports. */
import {
  entryKinds,
  entryStatuses,
  scopes,
  vocabularies,
  type DirectoryEntry,
  type Vocabulary,
} from '../../src/domain/directory/entry.ts'
import { isDocumentId, typeOfId } from '../../src/domain/identifiers.ts'
import { branchEntries, branchGroupEntries } from './branches.ts'
import { formatEntries } from './formats.ts'
import { isRoleAddress } from './role-address.ts'
import {
  actorKindEntries,
  fieldEntries,
  municipalityEntries,
  needKindEntries,
  ownWordEntries,
  topicEntries,
} from './vocabularies.ts'

type Words = ReadonlyMap<Vocabulary, ReadonlySet<string>>

/** @returns an empty list for a sound entry. */
export function validateEntry(
  entry: DirectoryEntry,
  words: Words = seedWords(),
): readonly string[] {
  return [
    ...identityFaults(entry),
    ...sourceFaults(entry),
    ...wordFaults(entry, words),
    ...textFaults(entry),
    ...placeFaults(entry),
  ]
}

let wordsOfSeed: Words | undefined
/** Every controlled word of the seed, by vocabulary. */
export function seedWords(): Words {
  wordsOfSeed ??= gatheredWords()
  return wordsOfSeed
}

function gatheredWords(): Words {
  const mapped = [
    fieldEntries(),
    municipalityEntries(),
    needKindEntries(),
    actorKindEntries(),
    formatEntries(),
    branchEntries(),
  ].flat()
  const entries = mapped.flatMap(({ entries: terms }) => terms)
  const words = new Map<Vocabulary, Set<string>>(vocabularies.map((name) => [name, new Set()]))
  for (const entry of [
    ...entries,
    ...ownWordEntries(),
    ...topicEntries(),
    ...branchGroupEntries(),
  ]) {
    if (entry.kind === 'taxonomy') words.get(entry.vocabulary)?.add(entry.code)
  }
  return words
}

function identityFaults(entry: DirectoryEntry): readonly string[] {
  return [
    fault(!isDocumentId(entry.id), 'The id is not one.'),
    fault(!/^[a-z]+:[a-z0-9.-]+$/.test(entry.id), 'The id is not readable.'),
    fault(!entryKinds.includes(entry.kind), `Unknown kind ${entry.kind}.`),
    fault(typeOfId(entry.id) !== entry.kind, 'The id belongs to another kind.'),
    fault(!entryStatuses.includes(entry.status), `Unknown status ${entry.status}.`),
    fault(entry.name.trim() === '', 'The name is missing.'),
    fault(entry.kind !== 'taxonomy' && !entry.summary, 'The summary is missing.'),
  ].flat()
}

function sourceFaults(entry: DirectoryEntry): readonly string[] {
  const faults = entry.sources.flatMap(({ publisher, url }) => [
    ...fault(!URL.canParse(url), `A source’s address is none.`),
    ...fault(looksLikeAddress(publisher), `A source’s publisher ${publisher} is an address.`),
  ])
  return [...fault(entry.sources.length === 0, 'The source is missing.'), ...faults]
}

function wordFaults(entry: DirectoryEntry, words: Words): readonly string[] {
  const check = (vocabulary: Vocabulary, used: readonly (string | undefined)[]) =>
    used.flatMap((word) =>
      fault(
        word !== undefined && !words.get(vocabulary)?.has(word),
        `Unknown word ${word ?? ''} in ${vocabulary}.`,
      ),
    )
  return [
    ...check('fields', entry.fields),
    ...check('municipalities', entry.municipalities),
    ...ownWordFaults(entry, check),
  ]
}

function ownWordFaults(
  entry: DirectoryEntry,
  check: (vocabulary: Vocabulary, used: readonly (string | undefined)[]) => readonly string[],
): readonly string[] {
  switch (entry.kind) {
    case 'actor':
      return [
        ...check('actor-types', [entry.actorType]),
        ...check('actor-roles', entry.roles),
        ...check('legal-forms', [entry.legalForm]),
      ]
    case 'funding':
      return [
        ...check('audiences', entry.audiences),
        ...check('legal-forms', entry.eligibility?.legalForms ?? []),
        ...check('fields', entry.eligibility?.fields ?? []),
      ]
    case 'venue':
      return check('venue-types', [entry.venueType])
    case 'training':
      return check('training-types', [entry.trainingType])
    case 'event':
      return check('event-types', [entry.eventType])
    case 'taxonomy':
      return [
        ...fault(!vocabularies.includes(entry.vocabulary), 'Unknown vocabulary.'),
        ...check(entry.vocabulary, [entry.code, entry.broader]),
      ]
    default:
      return []
  }
}

/** Everything of an entry that is read as text. Addresses have fields of their own. */
export function textsOf(entry: DirectoryEntry): readonly string[] {
  const { website: _website, email: _email, sources, ...rest } = entry
  const texts: string[] = sources.map(({ publisher }) => publisher)
  const gather = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather)
  }
  gather(rest)
  return texts
}

function textFaults(entry: DirectoryEntry): readonly string[] {
  const sentences = [entry.summary, entry.note].filter((text) => text !== undefined)
  return [
    ...textsOf(entry).flatMap((text) => fault(/https?:|www\./.test(text), `Raw address: ${text}`)),
    ...sentences.flatMap((text) => fault(!/[.?!]$/.test(text), `No full stop: ${text}`)),
    ...fault(
      entry.email !== undefined && !isRoleAddress(entry.email),
      'The e-mail address looks like a person’s.',
    ),
  ]
}

function placeFaults(entry: DirectoryEntry): readonly string[] {
  return [
    ...fault(entry.scope !== undefined && !scopes.includes(entry.scope), 'Unknown scope.'),
    ...fault(
      entry.kind !== 'taxonomy' && entry.municipalities.length === 0 && entry.scope === undefined,
      'It says nowhere where the entry applies.',
    ),
  ]
}

function looksLikeAddress(publisher: string): boolean {
  return /:|\/|^www\.|\.(?:com|fi|info|nu|org|se|tips)$/.test(publisher)
}

function fault(wrong: boolean, sentence: string): readonly string[] {
  return wrong ? [sentence] : []
}
