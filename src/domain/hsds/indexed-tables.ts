/** HSDS's tables, to be asked what belongs to a record. */
import type { Json } from '../json.ts'
import type { HsdsData, HsdsRecord, HsdsTable } from './tables.ts'

export interface IndexedTables {
  byId(table: HsdsTable, id: Json | undefined): HsdsRecord | undefined
  /** Records whose member is that id, in the file's order. */
  linked(table: HsdsTable, member: string, id: string): readonly HsdsRecord[]
}

export function indexTables(data: Partial<HsdsData>): IndexedTables {
  const ids = new Map<HsdsTable, ReadonlyMap<string, HsdsRecord>>()
  const links = new Map<string, ReadonlyMap<string, readonly HsdsRecord[]>>()

  function idsOf(table: HsdsTable): ReadonlyMap<string, HsdsRecord> {
    const known = ids.get(table)
    if (known) return known
    const map = new Map<string, HsdsRecord>()
    for (const record of data[table] ?? []) {
      const id = record['id']
      if (typeof id === 'string' && !map.has(id)) map.set(id, record)
    }
    ids.set(table, map)
    return map
  }

  function linksOf(table: HsdsTable, member: string): ReadonlyMap<string, readonly HsdsRecord[]> {
    const known = links.get(`${table}.${member}`)
    if (known) return known
    const map = new Map<string, HsdsRecord[]>()
    for (const record of data[table] ?? []) {
      const id = record[member]
      if (typeof id !== 'string') continue
      const there = map.get(id)
      if (there) there.push(record)
      else map.set(id, [record])
    }
    links.set(`${table}.${member}`, map)
    return map
  }

  return {
    byId: (table, id) => (typeof id === 'string' ? idsOf(table).get(id) : undefined),
    linked: (table, member, id) => linksOf(table, member).get(id) ?? [],
  }
}
