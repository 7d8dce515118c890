/** `_selector`: the operators of CouchDB's declarative queries that need no index. */
import { isJsonObject, sameJson, type Json, type JsonObject } from '../../src/domain/json.ts'
import { CouchError } from './answers.ts'
import { collate } from './collation.ts'

export type Selector = (document: JsonObject) => boolean

/** @throws CouchError 400. */
export function parseSelector(selector: Json | undefined): Selector {
  if (!isJsonObject(selector)) {
    throw new CouchError(400, 'bad_request', 'Selector error: expected a JSON object')
  }
  return matcher(selector)
}

type Matcher = (value: Json | undefined) => boolean

function matcher(condition: Json): Matcher {
  if (!isJsonObject(condition)) return (value) => value !== undefined && sameJson(value, condition)
  const all = Object.entries(condition).map(([key, argument]) =>
    key.startsWith('$') ? operator(key, argument) : field(key, matcher(argument)),
  )
  return (value) => all.every((matches) => matches(value))
}

/** `a.b` is the member b of a; `a\.b` is one member. */
function field(path: string, matches: Matcher): Matcher {
  const names = path.split(/(?<!\\)\./).map((name) => name.replaceAll('\\.', '.'))
  return (value) => {
    let found = value
    for (const name of names) {
      found = isJsonObject(found) && Object.hasOwn(found, name) ? found[name] : undefined
    }
    return matches(found)
  }
}

function operator(name: string, argument: Json): Matcher {
  const made = Object.hasOwn(operators, name) ? operators[name]?.(argument) : undefined
  if (!made) throw new CouchError(400, 'bad_request', `Invalid operator or argument: ${name}`)
  return made
}

const list = (value: Json | undefined): readonly Json[] | undefined =>
  Array.isArray(value) ? (value as readonly Json[]) : undefined

const compared = (accepts: (order: number) => boolean) => (argument: Json) => {
  const matches: Matcher = (value) => value !== undefined && accepts(collate(value, argument))
  return matches
}

/** undefined where the argument is not of the operator's shape. */
const operators: Readonly<Record<string, (argument: Json) => Matcher | undefined>> = {
  $eq: compared((order) => order === 0),
  $ne: compared((order) => order !== 0),
  $lt: compared((order) => order < 0),
  $lte: compared((order) => order <= 0),
  $gt: compared((order) => order > 0),
  $gte: compared((order) => order >= 0),
  $exists: (argument) => (value) => (value !== undefined) === argument,
  $type: (argument) => (value) => value !== undefined && typeOf(value) === argument,
  $in: (argument) => {
    const wanted = list(argument)
    return wanted && ((value) => (list(value) ?? [value]).some((each) => isAmong(each, wanted)))
  },
  $nin: (argument) => {
    const wanted = list(argument)
    return wanted && ((value) => !(list(value) ?? [value]).some((each) => isAmong(each, wanted)))
  },
  $and: (argument) => every(argument, (matchers, value) => matchers.every((one) => one(value))),
  $or: (argument) => every(argument, (matchers, value) => matchers.some((one) => one(value))),
  $nor: (argument) => every(argument, (matchers, value) => !matchers.some((one) => one(value))),
  $not: (argument) => {
    const matches = matcher(argument)
    return (value) => !matches(value)
  },
  $all: (argument) => {
    const wanted = list(argument)
    return wanted && ((value) => wanted.every((each) => isAmong(each, list(value) ?? [])))
  },
  $size: (argument) => (value) => list(value)?.length === argument,
  $elemMatch: (argument) => {
    const matches = matcher(argument)
    return (value) => list(value)?.some(matches) ?? false
  },
  $allMatch: (argument) => {
    const matches = matcher(argument)
    return (value) => (list(value)?.length ?? 0) > 0 && (list(value)?.every(matches) ?? false)
  },
  $mod: (argument) => {
    const [divisor, remainder] = list(argument) ?? []
    if (typeof divisor !== 'number' || typeof remainder !== 'number') return undefined
    return (value) => typeof value === 'number' && value % divisor === remainder
  },
  $beginsWith: (argument) => (value) =>
    typeof value === 'string' && typeof argument === 'string' && value.startsWith(argument),
}

function every(
  argument: Json,
  joined: (matchers: readonly Matcher[], value: Json | undefined) => boolean,
): Matcher | undefined {
  const matchers = list(argument)?.map(matcher)
  return matchers && ((value) => joined(matchers, value))
}

function isAmong(value: Json | undefined, wanted: readonly Json[]): boolean {
  return value !== undefined && wanted.some((each) => sameJson(each, value))
}

function typeOf(value: Json): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
