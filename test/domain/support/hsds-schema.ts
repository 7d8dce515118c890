/**
 * What HSDS 3.0 asks of each table that we write: members that must be there, formats and fixed words, as in its
 * schema reference (https://docs.openreferral.org/en/v3.0/hsds/schema_reference.html). Members that the standard
 * does not know are errors.
 */
import type { HsdsTable } from '../../../src/domain/hsds/tables.ts'

const uuid = { type: 'string', format: 'uuid' }
const text = { type: 'string' }
const uri = { type: 'string', format: 'uri' }
const email = { type: 'string', format: 'email' }
const number = { type: 'number' }
const day = { type: 'string', format: 'date' }
const addressKinds = { type: 'string', enum: ['physical', 'postal', 'virtual'] }
const states = { type: 'string', enum: ['active', 'inactive', 'defunct', 'temporarily closed'] }

const tables: Readonly<Record<HsdsTable, readonly [required: string, members: object]>> = {
  organization: [
    'id name description',
    { id: uuid, name: text, description: text, email, website: uri },
  ],
  service: [
    'id name status',
    {
      ...{ id: uuid, organization_id: uuid, name: text, description: text, url: uri, email },
      ...{ status: states, alert: text, assured_date: day },
      ...{ eligibility_description: text, application_process: text },
    },
  ],
  location: [
    'id location_type',
    {
      ...{ id: uuid, location_type: addressKinds, url: uri, organization_id: uuid, name: text },
      ...{ description: text, latitude: number, longitude: number },
    },
  ],
  service_at_location: [
    'id service_id location_id',
    { id: uuid, service_id: uuid, location_id: uuid },
  ],
  address: [
    'id address_1 city state_province postal_code country address_type',
    {
      ...{ id: uuid, location_id: uuid, address_1: text, city: text, state_province: text },
      ...{ postal_code: text, country: { type: 'string', pattern: '^[A-Z]{2}$' } },
      address_type: addressKinds,
    },
  ],
  phone: [
    'id number',
    {
      ...{ id: uuid, location_id: uuid, service_id: uuid, organization_id: uuid, contact_id: uuid },
      ...{ number: text, type: text },
    },
  ],
  contact: ['id', { id: uuid, organization_id: uuid, service_id: uuid, location_id: uuid, email }],
  service_area: ['id', { id: uuid, service_id: uuid, name: text, extent: text, extent_type: text }],
  required_document: ['id', { id: uuid, service_id: uuid, document: text }],
  language: ['id', { id: uuid, service_id: uuid, location_id: uuid, code: text }],
  accessibility: ['id', { id: uuid, location_id: uuid, description: text }],
  taxonomy: ['id name description', { id: uuid, name: text, description: text, version: text }],
  taxonomy_term: [
    'id name description',
    {
      ...{ id: uuid, code: text, name: text, description: text, parent_id: uuid, taxonomy: text },
      ...{ taxonomy_id: uuid, language: text },
    },
  ],
  attribute: [
    'id link_id taxonomy_term_id link_entity',
    {
      ...{ id: uuid, link_id: uuid, taxonomy_term_id: uuid, link_type: text, link_entity: text },
      value: text,
    },
  ],
}

export const hsdsSchema = {
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    Object.entries(tables).map(([table, [required, properties]]) => [
      table,
      {
        type: 'array',
        items: {
          type: 'object',
          required: required.split(' '),
          properties,
          additionalProperties: false,
        },
      },
    ]),
  ),
}
