/**
 * An HSDS file as tables. Taken are one object with an array per table (named in singular, plural or as a CSV file),
 * an array of services or organizations with everything inside them, and a page of an API (`contents`).
 */
import { isJsonObject, own, type Json, type JsonObject } from '../json.ts'
import { hsdsTables, type HsdsRecord, type HsdsTable } from './tables.ts'

export interface FlatRecord {
  readonly table: HsdsTable
  readonly record: HsdsRecord
  /** `service[3].phones[0]` */
  readonly path: string
}

export interface Flattened {
  readonly records: readonly FlatRecord[]
  /** Places that hold no record: no object, or one without an id. */
  readonly unreadable: readonly string[]
}

/** Undefined for what is no HSDS at all. */
export function flattenHsds(value: unknown): Flattened | undefined {
  const roots = rootsOf(value)
  if (roots.length === 0) return undefined
  const records: FlatRecord[] = []
  const unreadable: string[] = []
  const seen = new Set<string>()

  function take(table: HsdsTable, item: Json, path: string, link: HsdsRecord): void {
    if (!isJsonObject(item) || typeof item['id'] !== 'string' || item['id'] === '') {
      unreadable.push(path)
      return
    }
    const { inner, rest } = parted(table, item)
    const id = item['id']
    const own: Record<string, Json> = { ...link, ...rest }
    for (const { member, to, value: inside, many, back } of inner) {
      const items = many && Array.isArray(inside) ? (inside as readonly Json[]) : [inside]
      items.forEach((part, index) => {
        const place = many ? `${path}.${member}[${index}]` : `${path}.${member}`
        take(to, part, place, back?.(id, table) ?? {})
        if (back === null && isJsonObject(part)) own[`${to}_id`] ??= part['id'] ?? null
      })
    }
    // An organization stands whole inside each of its services.
    const key = `${table} ${id}`
    if (seen.has(key)) return
    seen.add(key)
    records.push({ table, record: own, path })
  }

  for (const { table, items, path } of roots) {
    items.forEach((item, index) => take(table, item, `${path}[${index}]`, {}))
  }
  return { records, unreadable }
}

interface Root {
  readonly table: HsdsTable
  readonly items: readonly Json[]
  readonly path: string
}

const plurals: Readonly<Record<string, HsdsTable>> = Object.fromEntries(
  hsdsTables.flatMap((table) => {
    const plural =
      table === 'accessibility' || table === 'service_at_location'
        ? table
        : table.replace(/y$/, 'ie').replace(/s$/, 'se') + 's'
    return [
      [table, table],
      [plural, table],
      [`${plural}.csv`, table],
      [`${table}s`, table],
    ] as [string, HsdsTable][]
  }),
)

function rootsOf(value: unknown): readonly Root[] {
  if (Array.isArray(value)) return untold(value as readonly Json[], '')
  if (!isJsonObject(value)) return []
  const contents = value['contents']
  if (Array.isArray(contents)) return untold(contents as readonly Json[], 'contents')
  return Object.entries(value).flatMap(([name, items]): readonly Root[] => {
    const table = own(plurals, name)
    if (table === undefined || !Array.isArray(items)) return []
    return [{ table, items: items as readonly Json[], path: name }]
  })
}

/** A service has a status or an organization; an organization has neither. */
function untold(items: readonly Json[], path: string): readonly Root[] {
  const first = items[0]
  if (!isJsonObject(first) || typeof first['id'] !== 'string') return []
  const isService = ['status', 'organization', 'organization_id'].some((name) => name in first)
  if (!isService && !('name' in first)) return []
  return [{ table: isService ? 'service' : 'organization', items, path }]
}

interface Inner {
  readonly member: string
  readonly to: HsdsTable
  readonly many: boolean
  readonly value: Json
  /** What the inner record says of the outer one; null where the outer refers to the inner. */
  readonly back: ((id: string, table: HsdsTable) => HsdsRecord) | null
}

const lists: Readonly<Record<string, HsdsTable>> = {
  services: 'service',
  locations: 'location',
  addresses: 'address',
  phones: 'phone',
  contacts: 'contact',
  service_areas: 'service_area',
  service_at_locations: 'service_at_location',
  required_documents: 'required_document',
  languages: 'language',
  accessibility: 'accessibility',
  attributes: 'attribute',
}

const single: Readonly<Record<string, HsdsTable>> = {
  organization: 'organization',
  location: 'location',
  taxonomy_term: 'taxonomy_term',
  taxonomy_detail: 'taxonomy',
}

function parted(table: HsdsTable, item: JsonObject): { inner: readonly Inner[]; rest: HsdsRecord } {
  const inner: Inner[] = []
  const rest: Record<string, Json> = {}
  for (const [member, value] of Object.entries(item)) {
    const list = own(lists, member)
    const one = own(single, member)
    if (list !== undefined && Array.isArray(value)) {
      const back = (id: string, of: HsdsTable): HsdsRecord =>
        list === 'attribute' ? { link_id: id, link_entity: of } : { [`${of}_id`]: id }
      inner.push({ member, to: list, many: true, value, back })
    } else if (one !== undefined && isJsonObject(value) && one !== table) {
      inner.push({ member, to: one, many: false, value, back: null })
    } else rest[member] = value
  }
  return { inner, rest }
}
