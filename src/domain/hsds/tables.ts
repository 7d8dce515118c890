/**
 * Open Referral HSDS 3.0 as one JSON file: an array of records per table, named as in the standard's own schema of
 * all tables (`schema/compiled/tabular.json`), records referring to each other by id.
 * https://docs.openreferral.org/en/v3.0/hsds/schema_reference.html
 */
import type { Json } from '../json.ts'

export const hsdsTables = [
  'organization',
  'service',
  'location',
  'service_at_location',
  'address',
  'phone',
  'contact',
  'service_area',
  'required_document',
  'language',
  'accessibility',
  'taxonomy',
  'taxonomy_term',
  'attribute',
] as const
export type HsdsTable = (typeof hsdsTables)[number]

export type HsdsRecord = Readonly<Record<string, Json>>
export type HsdsData = Readonly<Record<HsdsTable, readonly HsdsRecord[]>>

/** Where a member of a record is the id of another. */
export const hsdsReferences: Readonly<
  Record<HsdsTable, readonly (readonly [member: string, to: HsdsTable])[]>
> = {
  organization: [['parent_organization_id', 'organization']],
  service: [['organization_id', 'organization']],
  location: [['organization_id', 'organization']],
  service_at_location: [
    ['service_id', 'service'],
    ['location_id', 'location'],
  ],
  address: [['location_id', 'location']],
  phone: [
    ['organization_id', 'organization'],
    ['service_id', 'service'],
    ['location_id', 'location'],
    ['contact_id', 'contact'],
    ['service_at_location_id', 'service_at_location'],
  ],
  contact: [
    ['organization_id', 'organization'],
    ['service_id', 'service'],
    ['location_id', 'location'],
    ['service_at_location_id', 'service_at_location'],
  ],
  service_area: [['service_id', 'service']],
  required_document: [['service_id', 'service']],
  language: [
    ['service_id', 'service'],
    ['location_id', 'location'],
    ['phone_id', 'phone'],
  ],
  accessibility: [['location_id', 'location']],
  taxonomy: [],
  taxonomy_term: [
    ['parent_id', 'taxonomy_term'],
    ['taxonomy_id', 'taxonomy'],
  ],
  attribute: [['taxonomy_term_id', 'taxonomy_term']],
}

/** What HSDS has no place for is an attribute under this taxonomy: its value is the field as JSON. */
export const ownTaxonomy = 'kulturlots'
/** The own term of an organization that is only named by another entry, and is none itself. */
export const onlyNamed = 'only-named'
