/** Anything that survives `JSON.stringify` and back. The only values a document holds. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * One text per value: keys sorted at every depth (by UTF-16 code unit), no white space.
 * Two replicas are equal exactly when their canonical texts are.
 */
export function canonicalJson(value: Json): string {
  return JSON.stringify(sorted(value))
}

/** The same value with keys sorted at every depth. */
export function sorted<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map((item: Json) => sorted(item)) as unknown as T
  if (!isJsonObject(value)) return value
  const result = emptyMap<Json>()
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) result[key] = sorted(member)
  }
  return result as unknown as T
}

export function sameJson(a: Json, b: Json): boolean {
  return canonicalJson(a) === canonicalJson(b)
}

/**
 * A member of a map whose keys come from elsewhere. Only what the map itself holds: a key such as
 * `constructor` would otherwise find what every object inherits.
 */
export function own<Value>(map: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined
}

/** An empty map that inherits nothing, so that any key is data. */
export function emptyMap<Value>(): Record<string, Value> {
  return Object.create(null) as Record<string, Value>
}
