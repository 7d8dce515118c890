/** What the standard's own members, and words of vocabularies, say of an entry. */
import type { EntryKind } from '../directory/entry.ts'
import type { Json } from '../json.ts'
import type { IndexedTables } from './indexed-tables.ts'
import { isText, placeOf } from './natives.ts'
import type { HsdsRecord } from './tables.ts'
import { wordFields } from './words-of-entry.ts'

export type SaidFields = Record<string, Json>

export function entryFields(
  kind: EntryKind,
  record: HsdsRecord,
  tables: IndexedTables,
): SaidFields {
  const id = textOf(record['id'])
  const members =
    kind === 'actor'
      ? organizationFields(record, id, tables)
      : kind === 'venue'
        ? locationFields(record, id, tables)
        : kind === 'taxonomy'
          ? termFields(record)
          : serviceFields(kind, record, id, tables)
  return { ...withoutNothing(members), ...words(kind, id, tables) }
}

type Maybe = Record<string, Json | undefined>

function organizationFields(record: HsdsRecord, id: string, tables: IndexedTables): Maybe {
  const [location] = tables.linked('location', 'organization_id', id)
  return {
    ...described(record),
    email: record['email'] ?? contactEmail('organization_id', id, tables),
    website: record['website'],
    phone: phoneOf('organization_id', id, tables),
    place: location && placeAt(location, tables),
  }
}

function serviceFields(
  kind: EntryKind,
  record: HsdsRecord,
  id: string,
  tables: IndexedTables,
): Maybe {
  const owner = tables.byId('organization', record['organization_id'])?.['name']
  const [at] = tables.linked('service_at_location', 'service_id', id)
  const location = tables.byId('location', at?.['location_id'])
  const languages = tables
    .linked('language', 'service_id', id)
    .flatMap(({ code }) => (isText(code) ? [code] : []))
  const status = textOf(record['status']).replaceAll(' ', '-')
  return {
    ...described(record),
    email: record['email'] ?? contactEmail('service_id', id, tables),
    website: record['url'],
    phone: phoneOf('service_id', id, tables),
    place: location && placeAt(location, tables),
    status: status === '' ? undefined : status,
    alert: record['alert'],
    assuredAt: record['assured_date'],
    languages,
    organisation: kind === 'function' ? owner : undefined,
    funder: kind === 'funding' ? owner : undefined,
    provider: kind === 'training' ? owner : undefined,
    ...(kind === 'funding' ? fundingFields(record) : {}),
  }
}

function fundingFields(record: HsdsRecord): Maybe {
  return {
    purpose: record['description'],
    whoCanApply: record['eligibility_description'],
    deadlineText: record['application_process'],
  }
}

function locationFields(record: HsdsRecord, id: string, tables: IndexedTables): Maybe {
  const { name: _name, ...rest } = record
  const [accessibility] = tables.linked('accessibility', 'location_id', id)
  return {
    ...described(record),
    email: contactEmail('location_id', id, tables),
    website: record['url'],
    phone: phoneOf('location_id', id, tables),
    place: placeAt(rest, tables),
    accessibility: accessibility?.['description'],
  }
}

function termFields(record: HsdsRecord): Maybe {
  return { ...described(record), code: record['code'], vocabulary: record['taxonomy'] }
}

/** A description is asked for everywhere: one that is the name says nothing. */
function described({ name, description }: HsdsRecord): Maybe {
  return { name, summary: description === name ? undefined : description }
}

function placeAt(location: HsdsRecord, tables: IndexedTables): Json | undefined {
  const [address] = tables.linked('address', 'location_id', textOf(location['id']))
  const place = placeOf(location, address)
  return Object.keys(place).length === 0 ? undefined : (place as Json)
}

function phoneOf(member: string, id: string, tables: IndexedTables): Json | undefined {
  const [own] = tables.linked('phone', member, id)
  if (own) return own['number']
  const [contact] = tables.linked('contact', member, id)
  return tables.linked('phone', 'contact_id', textOf(contact?.['id']))[0]?.['number']
}

function contactEmail(member: string, id: string, tables: IndexedTables): Json | undefined {
  return tables.linked('contact', member, id).find(({ email }) => isText(email))?.['email']
}

function words(kind: EntryKind, id: string, tables: IndexedTables): SaidFields {
  const attributes = tables.linked('attribute', 'link_id', id)
  const said: SaidFields = {}
  for (const { field, vocabulary, many } of wordFields(kind)) {
    const codes = attributes.flatMap(({ link_type, taxonomy_term_id }) => {
      if (link_type !== field) return []
      const term = tables.byId('taxonomy_term', taxonomy_term_id)
      const code = term?.['code']
      return term?.['taxonomy'] === vocabulary && isText(code) ? [code] : []
    })
    const [first] = codes
    if (first !== undefined) said[field] = many ? codes : first
  }
  return said
}

function withoutNothing(members: Maybe): SaidFields {
  const said: SaidFields = {}
  for (const [field, value] of Object.entries(members)) {
    if (value === undefined || value === null || value === '') continue
    if (Array.isArray(value) && value.length === 0) continue
    said[field] = value
  }
  return said
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}
