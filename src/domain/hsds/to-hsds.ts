/**
 * The whole directory in HSDS's tables.
 *
 * Guarantee: what `fromHsds` reads of it is what the entries say. Each entry is written in the standard's own
 * members, read back, and whatever did not come back is added as attributes of our own taxonomy.
 *
 * An actor is an organization, a venue a location, a controlled word a taxonomy term, everything else a service.
 */
import type { DirectoryEntry, TaxonomyTerm } from '../directory/entry.ts'
import { nameForm } from '../import/normal-forms.ts'
import { canonicalJson, own, sameJson, type Json } from '../json.ts'
import { normalValue, valuesOf } from '../proposals/changes.ts'
import { ownerOf } from '../export/export-row.ts'
import { entryFields } from './entry-fields.ts'
import { addressParts, isPlainAddress, isPlainEmail } from './natives.ts'
import { indexTables, type IndexedTables } from './indexed-tables.ts'
import {
  hsdsTables,
  onlyNamed,
  ownTaxonomy,
  type HsdsData,
  type HsdsRecord,
  type HsdsTable,
} from './tables.ts'
import { wordFields } from './words-of-entry.ts'

/** The same name gives the same id, in the form of RFC 9562. */
export type UuidOf = (name: string) => string

type Tables = Record<HsdsTable, HsdsRecord[]>

export function toHsds(entries: readonly DirectoryEntry[], uuidOf: UuidOf): HsdsData {
  const context = contextOf(entries, uuidOf)
  const tables = emptyTables()
  for (const entry of entries) {
    const written = natives(entry, context)
    const attributes = [...words(entry, written.table, context)]
    append(tables, written.tables)
    const back = readBack(entry, written, attributes, context)
    tables.attribute.push(...attributes, ...records(entry, written.table, back, context))
  }
  for (const [id, record] of context.named) {
    tables.organization.push(record)
    tables.attribute.push(ownAttribute(id, 'organization', onlyNamed, true, context))
  }
  tables.taxonomy.push(...taxonomies(context))
  tables.taxonomy_term.push(...ownTerms(context))
  return tables
}

/* What entries refer to */

interface Context {
  readonly uuidOf: UuidOf
  /** By vocabulary and code. */
  readonly terms: ReadonlyMap<string, TaxonomyTerm>
  /** As far as reading back asks for them. */
  readonly termRecords: IndexedTables
  readonly actors: ReadonlyMap<string, DirectoryEntry>
  /** Organizations that entries name and that are no entries. */
  readonly named: Map<string, HsdsRecord>
  readonly usedOwn: Set<string>
}

function contextOf(entries: readonly DirectoryEntry[], uuidOf: UuidOf): Context {
  const terms = new Map<string, TaxonomyTerm>()
  const termRecords: HsdsRecord[] = []
  const actors = new Map<string, DirectoryEntry>()
  for (const entry of entries) {
    if (entry.kind === 'taxonomy') {
      terms.set(`${entry.vocabulary}.${entry.code}`, entry)
      const { vocabulary: taxonomy, code } = entry
      termRecords.push({ id: uuidOf(entry.id), taxonomy, code })
    }
    if (entry.kind === 'actor') actors.set(nameForm(entry.name), entry)
  }
  return {
    ...{ uuidOf, terms, actors, usedOwn: new Set<string>() },
    termRecords: indexTables({ taxonomy_term: termRecords }),
    named: new Map(),
  }
}

/** The organization that answers for a service: an actor where there is one of the name. */
function ownerRecord(entry: DirectoryEntry, context: Context): HsdsRecord | undefined {
  const name = ownerOf(entry)
  if (name === undefined || name.trim() === '') return undefined
  const actor = context.actors.get(nameForm(name))
  if (actor) return { id: context.uuidOf(actor.id), name: actor.name }
  const id = context.uuidOf(`organisation ${nameForm(name)}`)
  const known = context.named.get(id)
  if (known) return known
  const record = { id, name, description: name }
  context.named.set(id, record)
  return record
}

/* The standard's own members */

interface Written {
  readonly table: 'organization' | 'service' | 'location' | 'taxonomy_term'
  readonly tables: Partial<Tables>
}

function natives(entry: DirectoryEntry, context: Context): Written {
  switch (entry.kind) {
    case 'actor':
      return { table: 'organization', tables: organization(entry, context) }
    case 'venue':
      return { table: 'location', tables: venue(entry, context) }
    case 'taxonomy':
      return { table: 'taxonomy_term', tables: { taxonomy_term: [term(entry, context)] } }
    default:
      return { table: 'service', tables: service(entry, context) }
  }
}

function organization(entry: DirectoryEntry, context: Context): Partial<Tables> {
  const id = context.uuidOf(entry.id)
  const record = {
    ...{ id, name: entry.name, description: entry.summary ?? entry.name },
    ...(isPlainEmail(entry.email) ? { email: entry.email } : {}),
    ...(isPlainAddress(entry.website) ? { website: entry.website } : {}),
  }
  return {
    organization: [record],
    phone: phones(entry, { organization_id: id }, context),
    ...located(entry, { organization_id: id }, context),
  }
}

function service(entry: DirectoryEntry, context: Context): Partial<Tables> {
  const id = context.uuidOf(entry.id)
  const owner = ownerRecord(entry, context)?.['id']
  const funding = entry.kind === 'funding' ? entry : undefined
  const description = entry.summary ?? funding?.purpose
  const record = {
    ...{ id, name: entry.name, status: entry.status.replace('-', ' ') },
    ...(owner === undefined ? {} : { organization_id: owner }),
    ...(description === undefined ? {} : { description }),
    ...(isPlainEmail(entry.email) ? { email: entry.email } : {}),
    ...(isPlainAddress(entry.website) ? { url: entry.website } : {}),
    ...(entry.alert === undefined ? {} : { alert: entry.alert }),
    ...(entry.assuredAt === undefined ? {} : { assured_date: entry.assuredAt.slice(0, 10) }),
    ...(funding?.whoCanApply === undefined ? {} : { eligibility_description: funding.whoCanApply }),
    ...(funding?.deadlineText === undefined ? {} : { application_process: funding.deadlineText }),
  }
  const place = located(entry, owner === undefined ? {} : { organization_id: owner }, context)
  const [location] = place.location ?? []
  return {
    service: [record],
    phone: phones(entry, { service_id: id }, context),
    ...place,
    service_at_location: location
      ? [
          {
            id: context.uuidOf(`${entry.id} place`),
            service_id: id,
            location_id: location['id'] ?? '',
          },
        ]
      : [],
    service_area: entry.municipalities.map((code) => ({
      id: context.uuidOf(`${entry.id} area ${code}`),
      service_id: id,
      name: context.terms.get(`municipalities.${code}`)?.name ?? code,
      extent: code,
      extent_type: 'SCB',
    })),
    language: (entry.languages ?? []).map((code) => ({
      id: context.uuidOf(`${entry.id} language ${code}`),
      service_id: id,
      code,
    })),
    required_document: (funding?.requiredDocuments ?? []).map(({ name }, index) => ({
      id: context.uuidOf(`${entry.id} document ${index}`),
      service_id: id,
      document: name,
    })),
  }
}

function venue(entry: DirectoryEntry, context: Context): Partial<Tables> {
  const id = context.uuidOf(entry.id)
  const { latitude, longitude } = entry.place ?? {}
  const record = {
    ...{ id, location_type: 'physical', name: entry.name },
    ...(entry.summary === undefined ? {} : { description: entry.summary }),
    ...(isPlainAddress(entry.website) ? { url: entry.website } : {}),
    ...(latitude === undefined ? {} : { latitude }),
    ...(longitude === undefined ? {} : { longitude }),
  }
  const contact = { id: context.uuidOf(`${entry.id} contact`), location_id: id }
  return {
    location: [record],
    address: addresses(entry, id, context),
    phone: phones(entry, { location_id: id }, context),
    contact: isPlainEmail(entry.email) ? [{ ...contact, email: entry.email }] : [],
    accessibility:
      entry.accessibility === undefined
        ? []
        : [
            {
              id: context.uuidOf(`${entry.id} accessibility`),
              location_id: id,
              description: entry.accessibility,
            },
          ],
  }
}

function term(entry: TaxonomyTerm, { uuidOf, terms }: Context): HsdsRecord {
  const broader = entry.broader && terms.get(`${entry.vocabulary}.${entry.broader}`)
  return {
    id: uuidOf(entry.id),
    code: entry.code,
    name: entry.name,
    description: entry.summary ?? entry.name,
    ...(broader ? { parent_id: uuidOf(broader.id) } : {}),
    taxonomy: entry.vocabulary,
    taxonomy_id: uuidOf(`vocabulary ${entry.vocabulary}`),
    language: 'sv',
  }
}

function phones(entry: DirectoryEntry, of: HsdsRecord, { uuidOf }: Context): HsdsRecord[] {
  return entry.phone === undefined
    ? []
    : [{ id: uuidOf(`${entry.id} phone`), ...of, number: entry.phone, type: 'voice' }]
}

function located(
  entry: DirectoryEntry,
  of: HsdsRecord,
  context: Context,
): Pick<Partial<Tables>, 'location' | 'address'> {
  const { place } = entry
  if (!place) return {}
  const id = context.uuidOf(`${entry.id} location`)
  const record = {
    ...{ id, ...of, location_type: 'physical' },
    ...(place.name === undefined ? {} : { name: place.name }),
    ...(place.latitude === undefined ? {} : { latitude: place.latitude }),
    ...(place.longitude === undefined ? {} : { longitude: place.longitude }),
  }
  return { location: [record], address: addresses(entry, id, context) }
}

function addresses(
  entry: DirectoryEntry,
  location: string,
  { uuidOf, terms }: Context,
): HsdsRecord[] {
  const address = entry.place?.address
  if (address === undefined) return []
  const municipality = terms.get(`municipalities.${entry.municipalities[0] ?? ''}`)
  const counties: Readonly<Record<string, string>> = {
    '04': 'Södermanlands län',
    '21': 'Gävleborgs län',
  }
  const county = own(counties, municipality?.county ?? '') ?? ''
  return [
    {
      id: uuidOf(`${entry.id} address`),
      location_id: location,
      ...addressParts(address),
      state_province: county,
      country: 'SE',
      address_type: 'physical',
    },
  ]
}

/* Attributes */

/** Words of vocabularies that the directory has. */
function* words(entry: DirectoryEntry, table: HsdsTable, context: Context): Iterable<HsdsRecord> {
  const values = valuesOf(entry)
  for (const { field, vocabulary } of wordFields(entry.kind)) {
    const value = own(values, field)
    const codes = Array.isArray(value) ? (value as readonly Json[]) : [value ?? '']
    for (const code of codes) {
      const known = typeof code === 'string' && context.terms.get(`${vocabulary}.${code}`)
      if (!known) continue
      yield {
        id: context.uuidOf(`${entry.id} ${field} ${known.code}`),
        link_id: context.uuidOf(entry.id),
        taxonomy_term_id: context.uuidOf(known.id),
        link_type: field,
        link_entity: table,
      }
    }
  }
}

/** The entry's own id, and every field that the standard's members do not bring back as it is. */
function* records(
  entry: DirectoryEntry,
  table: HsdsTable,
  back: Readonly<Record<string, Json>>,
  context: Context,
): Iterable<HsdsRecord> {
  const link = context.uuidOf(entry.id)
  yield ownAttribute(link, table, 'id', entry.id, context)
  const values = valuesOf(entry)
  for (const field of new Set([...Object.keys(values), ...Object.keys(back)])) {
    const value = normalValue(field, own(values, field))
    if (sameJson(value, normalValue(field, own(back, field)))) continue
    yield ownAttribute(link, table, field, value, context)
  }
}

function ownAttribute(
  link: string,
  table: HsdsTable,
  field: string,
  value: Json,
  { uuidOf, usedOwn }: Context,
): HsdsRecord {
  usedOwn.add(field)
  return {
    id: uuidOf(`${link} ${ownTaxonomy} ${field}`),
    link_id: link,
    taxonomy_term_id: uuidOf(`${ownTaxonomy} ${field}`),
    link_type: ownTaxonomy,
    link_entity: table,
    value: canonicalJson(value),
  }
}

/** What a reader finds of it, without the attributes of our own. A new entry is active unless it says otherwise. */
function readBack(
  entry: DirectoryEntry,
  { table, tables }: Written,
  attribute: readonly HsdsRecord[],
  context: Context,
): Readonly<Record<string, Json>> {
  const owner = ownerRecord(entry, context)
  const around = indexTables({
    ...tables,
    attribute,
    ...(table === 'service' && owner ? { organization: [owner] } : {}),
  })
  const [record] = tables[table] ?? []
  const back = entryFields(entry.kind, record ?? {}, {
    byId: (of, id) => (of === 'taxonomy_term' ? context.termRecords : around).byId(of, id),
    linked: (of, member, id) => around.linked(of, member, id),
  })
  return { status: 'active', ...back }
}

/* Vocabularies */

function taxonomies({ terms, uuidOf }: Context): HsdsRecord[] {
  const names = new Set([...terms.values()].map(({ vocabulary }) => vocabulary))
  const own = { id: uuidOf(ownTaxonomy), name: ownTaxonomy, version: '1' }
  return [
    ...[...names].map((name) => ({ id: uuidOf(`vocabulary ${name}`), name, description: name })),
    { ...own, description: 'Fields of Kulturlots that HSDS has no member for. Values are JSON.' },
  ]
}

function ownTerms({ usedOwn, uuidOf }: Context): HsdsRecord[] {
  return [...usedOwn].sort().map((field) => ({
    id: uuidOf(`${ownTaxonomy} ${field}`),
    ...{ code: field, name: field, description: field },
    taxonomy: ownTaxonomy,
    taxonomy_id: uuidOf(ownTaxonomy),
  }))
}

function emptyTables(): Tables {
  return Object.fromEntries(hsdsTables.map((table) => [table, []])) as unknown as Tables
}

function append(tables: Tables, more: Partial<Tables>): void {
  for (const table of hsdsTables) tables[table].push(...(more[table] ?? []))
}
