/** Values in a query string or a body, from unknown. CouchDB writes all but plain words as JSON. */
import { isJsonObject } from '../../src/domain/json.ts'
import { parseRevision } from './revision.ts'

/** `message` goes to the sender and holds nothing of the request. */
export class BadRequest extends Error {
  readonly statusCode = 400
}

/** More is asked than one answer may hold; the asker can ask for less. `message` as above. */
export class TooLarge extends Error {
  readonly statusCode = 413
}

export type Asked = Readonly<Record<string, unknown>>

export function record(value: unknown): Asked {
  if (!isJsonObject(value)) throw new BadRequest('The body is not of the shape this address takes.')
  return value
}

export function flag(asked: Asked, name: string): boolean {
  const value = asked[name] ?? 'false'
  if (value === 'true' || value === true) return true
  if (value === 'false' || value === false) return false
  throw new BadRequest(`${name} is true or false.`)
}

/** A whole number from 0; undefined when not asked. */
export function count(asked: Asked, name: string): number | undefined {
  const value = asked[name]
  if (value === undefined) return undefined
  const digits = typeof value === 'number' ? String(value) : value
  if (typeof digits !== 'string' || !/^\d{1,15}$/.test(digits)) {
    throw new BadRequest(`${name} is a whole number.`)
  }
  return Number(digits)
}

/** A page's size: what is asked, or all that one answer may hold. */
export function pageSize(asked: Asked, most: number): number {
  return Math.min(count(asked, 'limit') ?? most, most)
}

/** A parameter that is JSON in the query string. */
export function json(asked: Asked, name: string): unknown {
  const text = asked[name]
  if (text === undefined) return undefined
  try {
    if (typeof text === 'string') return JSON.parse(text) as unknown
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new BadRequest(`${name} is JSON.`)
}

export function text(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new BadRequest(`${name} is text.`)
  return value
}

export function list(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new BadRequest(`${name} is a list.`)
  return value
}

export function texts(value: unknown, name: string): readonly string[] {
  return list(value, name).map((each) => text(each, name))
}

/** @throws TooLarge. */
export function atMost<T extends { readonly length: number }>(most: number, items: T): T {
  if (items.length > most) throw new TooLarge(`At most ${most} at a time.`)
  return items
}

export function revision(value: unknown): string {
  if (!parseRevision(value)) throw new BadRequest('A revision is malformed.')
  return value as string
}
