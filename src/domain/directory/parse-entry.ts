/**
 * The door through which directory entries come in, from the network and from storage alike.
 * What the types promise is checked; members that this version does not know are kept.
 */
import {
  entryKinds,
  entryStatuses,
  scopes,
  vocabularies,
  type DirectoryEntry,
  type EntryKind,
} from './entry.ts'
import { isDocumentId } from '../identifiers.ts'
import { isJsonObject, type JsonObject } from '../json.ts'

type Check = (value: unknown) => boolean

const text: Check = (value) => typeof value === 'string'
const words: Check = (value) => Array.isArray(value) && value.every(text)
const number: Check = (value) => typeof value === 'number'
const flag: Check = (value) => typeof value === 'boolean'
const ids: Check = (value) => Array.isArray(value) && value.every(isDocumentId)
const oneOf =
  (list: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && list.includes(value)
/** Links become `href`s, where `javascript:` would run. */
const address: Check = (value) => typeof value === 'string' && /^https?:\/\//i.test(value)
const source: Check = (value) =>
  isJsonObject(value) && text(value['publisher']) && address(value['url'])
const place: Check = (value) =>
  isJsonObject(value) &&
  [value['name'], value['address']].every((part) => part === undefined || text(part))
const objects: Check = (value) => Array.isArray(value) && value.every(isJsonObject)
const geography: Check = (value) =>
  isJsonObject(value) && (value['kind'] !== 'within' || words(value['areas']))
const eligibility: Check = (value) =>
  isJsonObject(value) &&
  [value['legalForms'], value['applicants'], value['fields'], value['otherConditions']].every(
    (list) => list === undefined || words(list),
  ) &&
  (value['geography'] === undefined || geography(value['geography']))
const documents: Check = (value) =>
  Array.isArray(value) && value.every((item) => isJsonObject(item) && text(item['name']))
const labels: Check = (value) => isJsonObject(value) && text(value['sv']) && text(value['en'])

const altLabels: Check = (value) => isJsonObject(value) && Object.values(value).every(words)

/** By member. Looked through for each of ten thousand entries: in lists, and in a map, at half the time of records. */
type Checks = readonly (readonly [member: string, check: Check])[]

const required: Checks = Object.entries<Check>({
  id: isDocumentId,
  kind: oneOf(entryKinds),
  name: (value) => typeof value === 'string' && value.trim() !== '',
  fields: words,
  municipalities: words,
  topics: words,
  status: oneOf(entryStatuses),
  sources: (value) => Array.isArray(value) && value.every(source),
})

const optional: ReadonlyMap<string, Check> = new Map(
  Object.entries<Check>({
    summary: text,
    scope: oneOf(scopes),
    languages: words,
    accessibility: text,
    website: address,
    email: text,
    phone: text,
    place,
    alert: text,
    assuredAt: text,
    assuredBy: text,
    steward: text,
    year: number,
    note: text,
    related: ids,
    publicationConsent: text,
    retired: flag,
    actorType: text,
    legalForm: text,
    whoCanApply: text,
    amount: text,
    deadlineText: text,
    deadlineMonths: (value) => Array.isArray(value) && value.every(number),
    rolling: flag,
    // What each rule says is read where it is used: a rule of a newer version must not hide the scheme.
    deadlines: objects,
    eligibility,
    grant: isJsonObject,
    coFunding: isJsonObject,
    requiredDocuments: documents,
    reportBack: objects,
    venueType: text,
    provider: text,
    trainingType: text,
    eventType: text,
    dateText: text,
    startsOn: text,
    endsOn: text,
    resourceType: text,
    audience: text,
    body: text,
    replyTime: text,
    broader: text,
    mergedInto: text,
    altLabels,
    verified: flag,
    focus: text,
    county: text,
    population: number,
  }),
)

const requiredOfKind: Readonly<Partial<Record<EntryKind, Checks>>> = {
  actor: Object.entries({ roles: words }),
  function: Object.entries({ organisation: text, level: text, turnToFor: words }),
  funding: Object.entries({ funder: text, level: text, audiences: words, purpose: text }),
  taxonomy: Object.entries({ vocabulary: oneOf(vocabularies), code: text, labels }),
}

/** Undefined when it is not an entry that this version can show. */
export function parseEntry(value: unknown): DirectoryEntry | undefined {
  if (!isJsonObject(value)) return undefined
  const entry = value
  if (!passes(entry, required) || !passes(entry, requiredOfKind[entry['kind'] as EntryKind])) {
    return undefined
  }
  for (const member of Object.keys(entry)) {
    if (optional.get(member)?.(entry[member]) === false) return undefined
  }
  return entry as unknown as DirectoryEntry
}

/** The entry on one line of a pack; undefined when the line holds none. */
export function parseLine(line: string): DirectoryEntry | undefined {
  try {
    return parseEntry(JSON.parse(line))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function passes(entry: JsonObject, checks: Checks = []): boolean {
  for (const [member, check] of checks) {
    if (!check(entry[member])) return false
  }
  return true
}
