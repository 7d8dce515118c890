/**
 * Which fields of an entry people edit, per kind, in the order of a form; what each may hold is checked by
 * `entry-problems.ts`. `assuredAt`, `assuredBy` and `retired` have no field: the server sets them.
 */
import {
  entryStatuses,
  resourceAudiences,
  scopes,
  vocabularies,
  type EntryKind,
  type Vocabulary,
} from '../directory/entry.ts'

export type FieldShape =
  | { readonly kind: 'text'; readonly longest: number }
  /** Several lines. */
  | { readonly kind: 'long-text'; readonly longest: number }
  | { readonly kind: 'link' }
  | { readonly kind: 'email' }
  | { readonly kind: 'phone' }
  | { readonly kind: 'date' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'place' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  /** One word of a fixed list. */
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** One word of a vocabulary. */
  | { readonly kind: 'word'; readonly vocabulary: Vocabulary }
  | { readonly kind: 'words'; readonly vocabulary: Vocabulary }
  /** Free words or sentences. */
  | { readonly kind: 'texts'; readonly longest: number; readonly most: number }
  /** Languages by their codes (BCP 47). */
  | { readonly kind: 'languages' }
  /** Ids of other entries. */
  | { readonly kind: 'entries' }
  | { readonly kind: 'months' }
  | { readonly kind: 'sources' }
  | { readonly kind: 'deadlines' }
  | { readonly kind: 'eligibility' }
  | { readonly kind: 'amount' }
  | { readonly kind: 'co-funding' }
  | { readonly kind: 'required-documents' }
  | { readonly kind: 'report-back' }
  | { readonly kind: 'labels' }
  | { readonly kind: 'alternative-labels' }

export interface DirectoryField {
  readonly field: string
  readonly shape: FieldShape
  readonly required?: true
}

const text = (longest = 300) => ({ kind: 'text', longest }) as const
const longText = (longest: number) => ({ kind: 'long-text', longest }) as const
const word = (vocabulary: Vocabulary) => ({ kind: 'word', vocabulary }) as const
const words = (vocabulary: Vocabulary) => ({ kind: 'words', vocabulary }) as const
const choice = (choices: readonly string[]) => ({ kind: 'choice', choices }) as const
const number = (least: number, most: number) => ({ kind: 'number', least, most }) as const
const optional = (field: string, shape: FieldShape): DirectoryField => ({ field, shape })
const required = (field: string, shape: FieldShape): DirectoryField => {
  return { field, shape, required: true }
}

const first: readonly DirectoryField[] = [
  required('name', text(200)),
  optional('summary', longText(1000)),
]

const where: readonly DirectoryField[] = [
  optional('fields', words('fields')),
  optional('municipalities', words('municipalities')),
  optional('scope', choice(scopes)),
]

const contact: readonly DirectoryField[] = [
  optional('website', { kind: 'link' }),
  optional('email', { kind: 'email' }),
  optional('phone', { kind: 'phone' }),
  optional('place', { kind: 'place' }),
]

const occasion: readonly DirectoryField[] = [
  optional('dateText', text()),
  optional('startsOn', { kind: 'date' }),
  optional('endsOn', { kind: 'date' }),
]

const last: readonly DirectoryField[] = [
  optional('topics', { kind: 'texts', longest: 80, most: 60 }),
  optional('languages', { kind: 'languages' }),
  optional('accessibility', longText(2000)),
  optional('status', choice(entryStatuses)),
  optional('alert', longText(500)),
  optional('note', longText(2000)),
  optional('related', { kind: 'entries' }),
  optional('sources', { kind: 'sources' }),
  optional('year', number(1900, 2200)),
  optional('steward', text(200)),
  optional('publicationConsent', { kind: 'date' }),
]

function ofKind(...fields: readonly DirectoryField[]): readonly DirectoryField[] {
  return [...first, ...fields, ...where, ...contact, ...last]
}

/** All that an entry of the kind has. */
export const directoryFields: Readonly<Record<EntryKind, readonly DirectoryField[]>> = {
  actor: ofKind(
    optional('actorType', word('actor-types')),
    optional('roles', words('actor-roles')),
    optional('legalForm', word('legal-forms')),
  ),
  function: ofKind(
    required('organisation', text()),
    required('level', choice(['municipality', 'region', 'state', 'civil-society'])),
    optional('turnToFor', { kind: 'texts', longest: 300, most: 40 }),
    optional('replyTime', text(200)),
  ),
  funding: ofKind(
    required('funder', text()),
    required('level', choice(['municipality', 'region', 'state', 'nordic', 'eu', 'foundation'])),
    required('purpose', longText(4000)),
    optional('audiences', words('audiences')),
    optional('whoCanApply', longText(4000)),
    optional('amount', longText(1000)),
    optional('grant', { kind: 'amount' }),
    optional('coFunding', { kind: 'co-funding' }),
    optional('deadlineText', longText(1000)),
    optional('deadlines', { kind: 'deadlines' }),
    optional('deadlineMonths', { kind: 'months' }),
    optional('rolling', { kind: 'flag' }),
    optional('eligibility', { kind: 'eligibility' }),
    optional('requiredDocuments', { kind: 'required-documents' }),
    optional('reportBack', { kind: 'report-back' }),
  ),
  network: ofKind(),
  venue: ofKind(optional('venueType', word('venue-types'))),
  training: ofKind(
    optional('provider', text()),
    optional('trainingType', word('training-types')),
    ...occasion,
  ),
  event: ofKind(optional('eventType', word('event-types')), ...occasion),
  resource: ofKind(
    optional('resourceType', text()),
    optional('audience', choice(resourceAudiences)),
    optional('body', longText(20_000)),
  ),
  answer: ofKind(optional('body', longText(20_000))),
  inventory: ofKind(),
  taxonomy: ofKind(
    required('vocabulary', choice(vocabularies)),
    required('code', text(80)),
    required('labels', { kind: 'labels' }),
    optional('altLabels', { kind: 'alternative-labels' }),
    optional('broader', text(80)),
    optional('mergedInto', text(80)),
    optional('verified', { kind: 'flag' }),
    optional('focus', choice(['stod', 'kunskap', 'kontakt'])),
    optional('county', choice(['04', '21'])),
    optional('population', number(0, 100_000_000)),
    optional('populationDate', { kind: 'date' }),
    optional('finnishAdministrativeArea', { kind: 'flag' }),
  ),
}

export function fieldsOfKind(kind: EntryKind): readonly DirectoryField[] {
  return directoryFields[kind]
}
