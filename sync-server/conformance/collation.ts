import { isJsonObject, type Json } from '../../src/domain/json.ts'

/** CouchDB's order of JSON values: null, booleans, numbers, texts, lists, objects. */
export function collate(a: Json, b: Json): number {
  const kinds = kindOf(a) - kindOf(b)
  if (kinds !== 0) return kinds
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  if (typeof a === 'string' && typeof b === 'string') return a === b ? 0 : a < b ? -1 : 1
  return lists(parts(a), parts(b))
}

function lists(a: readonly Json[], b: readonly Json[]): number {
  for (const [index, each] of a.entries()) {
    const other = b[index]
    if (other === undefined) return 1
    const order = collate(each, other)
    if (order !== 0) return order
  }
  return a.length - b.length
}

function parts(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value as readonly Json[]
  return isJsonObject(value) ? Object.entries(value).flat() : []
}

function kindOf(value: Json): number {
  if (value === null) return 0
  const order = ['boolean', 'number', 'string'].indexOf(typeof value)
  return order >= 0 ? order + 1 : Array.isArray(value) ? 4 : 5
}
