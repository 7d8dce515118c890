/**
 * What an HSDS file says of entries, and what in it refers to nothing. Files of other programs are taken as far as
 * the standard's members go: organizations become actors, services what somebody chooses, locations that nothing
 * else is at become venues.
 */
import { entryKinds, type EntryKind } from '../directory/entry.ts'
import { isDocumentId, typeOfId, type DocumentId } from '../identifiers.ts'
import type { Incoming } from '../import/incoming.ts'
import type { VocabularyWords } from '../import/vocabulary-words.ts'
import { own, type Json } from '../json.ts'
import { fieldsOfKind } from '../proposals/directory-fields.ts'
import { entryFields, type SaidFields } from './entry-fields.ts'
import { flattenHsds, type FlatRecord, type Flattened } from './flatten.ts'
import { indexTables, type IndexedTables } from './indexed-tables.ts'
import { isText } from './natives.ts'
import {
  hsdsReferences,
  hsdsTables,
  onlyNamed,
  ownTaxonomy,
  type HsdsData,
  type HsdsRecord,
} from './tables.ts'

/** A reference to a record that the file does not have. */
export interface Dangling {
  /** `service[3].organization_id` */
  readonly path: string
  readonly id: string
}

export interface HsdsFile {
  readonly flattened: Flattened
  readonly tables: IndexedTables
  readonly dangling: readonly Dangling[]
  /** Services that do not say which kind of entry they are. */
  readonly foreignServices: number
}

/** Undefined for what is no HSDS. */
export function openHsds(value: unknown): HsdsFile | undefined {
  const flattened = flattenHsds(value)
  if (!flattened) return undefined
  const tables = indexTables(tablesOf(flattened.records))
  const services = flattened.records.filter(({ table }) => table === 'service')
  return {
    flattened,
    tables,
    dangling: danglingOf(flattened.records, tables),
    foreignServices: services.filter(({ record }) => !ownId(record, tables)).length,
  }
}

export interface HsdsReading {
  /** What services of other programs are taken as. */
  readonly serviceKind: EntryKind
  /** For fields that no entry of that kind is without: `level`. */
  readonly sameForAll: Readonly<Record<string, string>>
  readonly words: VocabularyWords
}

/** Rows in the file's order, organizations first. */
export function incomingFromHsds(file: HsdsFile, reading: HsdsReading): readonly Incoming[] {
  const order = ['organization', 'location', 'service', 'taxonomy_term']
  const found = order.flatMap((table) =>
    file.flattened.records.filter((record) => record.table === table),
  )
  return found
    .flatMap((record): Omit<Incoming, 'number'>[] => incoming(record, file.tables, reading))
    .map((row, number) => ({ ...row, number }))
}

function incoming(
  { table, record, path }: FlatRecord,
  tables: IndexedTables,
  reading: HsdsReading,
): Omit<Incoming, 'number'>[] {
  const ours = ownAttributes(record, tables)
  if (ours.has(onlyNamed)) return []
  const id = ownId(record, tables)
  const kind = id === undefined ? foreignKind(table, record, tables, reading) : kindOfId(id)
  if (kind === undefined) return []
  const said: SaidFields = {
    ...(id === undefined ? fallbacks(kind, reading) : {}),
    ...entryFields(kind, record, tables),
    ...(id === undefined ? foreignWords(kind, record, tables, reading.words) : {}),
  }
  for (const [field, value] of ours) {
    if (value === null) Reflect.deleteProperty(said, field)
    else if (field !== 'id') said[field] = value
  }
  // When an entry was checked, and by whom, is told by those who did.
  for (const field of ['assuredAt', 'assuredBy', 'retired']) Reflect.deleteProperty(said, field)
  return [{ place: { kind: 'path', path }, kind, ...(id ? { id } : {}), fields: said }]
}

function foreignKind(
  table: string,
  record: HsdsRecord,
  tables: IndexedTables,
  { serviceKind }: HsdsReading,
): EntryKind | undefined {
  if (table === 'organization') return 'actor'
  if (table === 'service') return serviceKind
  if (table !== 'location' || isText(record['organization_id'])) return undefined
  const id = isText(record['id']) ? record['id'] : ''
  const used = tables.linked('service_at_location', 'location_id', id).length > 0
  return used || !isText(record['name']) ? undefined : 'venue'
}

function kindOfId(id: DocumentId): EntryKind | undefined {
  const type = typeOfId(id)
  return entryKinds.find((kind) => kind === type)
}

/** Names of other people's terms and areas, where we have a word of that name; other terms are key words. */
function foreignWords(
  kind: EntryKind,
  record: HsdsRecord,
  tables: IndexedTables,
  words: VocabularyWords,
): SaidFields {
  const id = isText(record['id']) ? record['id'] : ''
  const municipalities = new Set<string>()
  const fields = new Set<string>()
  const topics = new Set<string>()
  for (const { name, extent } of tables.linked('service_area', 'service_id', id)) {
    for (const area of [name, extent]) {
      const code = isText(area) ? words.find('municipalities', area) : undefined
      if (code !== undefined) municipalities.add(code)
    }
  }
  for (const { taxonomy_term_id } of tables.linked('attribute', 'link_id', id)) {
    const name = tables.byId('taxonomy_term', taxonomy_term_id)?.['name']
    if (!isText(name)) continue
    const field = words.find('fields', name)
    const municipality = words.find('municipalities', name)
    if (field !== undefined) fields.add(field)
    else if (municipality !== undefined) municipalities.add(municipality)
    else if (name.length <= 80) topics.add(name.trim())
  }
  const known = new Set(fieldsOfKind(kind).map(({ field }) => field))
  const said: SaidFields = {}
  for (const [field, found] of Object.entries({ municipalities, fields, topics })) {
    if (found.size > 0 && known.has(field)) said[field] = [...found]
  }
  return said
}

function fallbacks(kind: EntryKind, { sameForAll }: HsdsReading): SaidFields {
  const known = new Set(fieldsOfKind(kind).map(({ field }) => field))
  return Object.fromEntries(
    Object.entries(sameForAll).filter(([field, value]) => known.has(field) && value !== ''),
  )
}

/* Attributes of our own */

function ownId(record: HsdsRecord, tables: IndexedTables): DocumentId | undefined {
  const id = ownAttributes(record, tables).get('id')
  return isDocumentId(id) ? id : undefined
}

function ownAttributes(record: HsdsRecord, tables: IndexedTables): ReadonlyMap<string, Json> {
  const id = isText(record['id']) ? record['id'] : ''
  const found = new Map<string, Json>()
  for (const { taxonomy_term_id, value } of tables.linked('attribute', 'link_id', id)) {
    const term = tables.byId('taxonomy_term', taxonomy_term_id)
    const code = term?.['code']
    if (term?.['taxonomy'] !== ownTaxonomy || !isText(code) || !isText(value)) continue
    const read = parsed(value)
    if (read !== undefined) found.set(code, read)
  }
  return found
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/* References */

function danglingOf(records: readonly FlatRecord[], tables: IndexedTables): readonly Dangling[] {
  return records.flatMap(({ table, record, path }) => {
    const members = hsdsReferences[table].flatMap(([member, to]): Dangling[] => {
      const id = record[member]
      if (!isText(id) || tables.byId(to, id)) return []
      return [{ path: `${path}.${member}`, id }]
    })
    return table === 'attribute' ? [...members, ...danglingLink(record, path, tables)] : members
  })
}

/** An attribute says in a member of its own in which table its record is. */
function danglingLink(record: HsdsRecord, path: string, tables: IndexedTables): Dangling[] {
  const { link_id: id, link_entity: entity } = record
  if (!isText(id)) return []
  const named = hsdsTables.filter((table) => table === entity)
  const possible = named.length > 0 ? named : hsdsTables
  return possible.some((table) => tables.byId(table, id)) ? [] : [{ path: `${path}.link_id`, id }]
}

function tablesOf(records: readonly FlatRecord[]): Partial<HsdsData> {
  const tables: Record<string, HsdsRecord[]> = {}
  for (const { table, record } of records) {
    const there = own(tables, table)
    if (there) there.push(record)
    else tables[table] = [record]
  }
  return tables
}
