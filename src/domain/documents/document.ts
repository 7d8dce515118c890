import { isJsonObject, own, type Json, type JsonObject } from '../json.ts'
import { isDocumentId, typeOfId, type DocumentId } from '../identifiers.ts'
import { isSetRegister, type Register, type Written } from '../merge/register.ts'
import type { VersionVector } from '../merge/version-vector.ts'

/** The shape of today's documents. Raised when `upgrade` learns a new one. */
export const schemaVersion = 1

interface Common {
  readonly _id: DocumentId
  readonly type: string
  readonly schemaVersion: number
}

/** A map of registers with a version vector; two versions of it always merge (`merge.ts`). */
export interface MutableDocument extends Common {
  readonly seen: VersionVector
  readonly registers: Readonly<Record<string, Register>>
}

/** Written once: a log entry, a reply, a photo. A second body for its id is refused everywhere. */
export interface ImmutableDocument extends Common {
  readonly at: string
  readonly by: string
  readonly body: JsonObject
}

/** What is stored, sent and merged. `_rev` and CouchDB's other underscores never reach the domain. */
export type KulturlotsDocument = MutableDocument | ImmutableDocument

export function isMutable(document: KulturlotsDocument): document is MutableDocument {
  return 'registers' in document
}

/**
 * A document read from the network, the disk or a file.
 * Unknown members are kept; CouchDB's own (`_rev`, `_revisions`, `_deleted` …) are taken off.
 * @throws TypeError with a reason that holds no content of the document.
 */
export function parseDocument(value: unknown): KulturlotsDocument {
  if (!isJsonObject(value)) throw new TypeError('A document is an object.')
  const id = value['_id']
  if (!isDocumentId(id)) throw new TypeError('A document’s _id is <type>:<id>.')
  if (value['type'] !== typeOfId(id))
    throw new TypeError('A document’s type is the first part of its _id.')
  const version = value['schemaVersion']
  if (!Number.isSafeInteger(version) || (version as number) < 1) {
    throw new TypeError('A document’s schemaVersion is a positive whole number.')
  }
  if ('registers' in value) assertMutable(value)
  else assertImmutable(value)
  const members = Object.entries(value).filter(([key]) => key === '_id' || !key.startsWith('_'))
  return Object.fromEntries(members) as unknown as KulturlotsDocument
}

const registerName = /^[A-Za-z][A-Za-z0-9-]{0,63}$/

function assertMutable(value: JsonObject): void {
  const { seen, registers } = value
  if (!isJsonObject(seen) || !Object.values(seen).every(isCounter)) {
    throw new TypeError('A document’s seen maps device ids to counters.')
  }
  if (!isJsonObject(registers)) throw new TypeError('A document’s registers are a map.')
  for (const [name, register] of Object.entries(registers)) {
    if (!registerName.test(name)) throw new TypeError('A register’s name is a short word.')
    for (const written of writtenIn(register)) {
      const [deviceId, counter] = written.dot
      if (!reaches(own(seen, deviceId), counter)) {
        throw new TypeError('A document’s seen must contain every dot in it.')
      }
    }
  }
}

function assertImmutable(value: JsonObject): void {
  if (
    typeof value['at'] !== 'string' ||
    typeof value['by'] !== 'string' ||
    !isJsonObject(value['body'])
  ) {
    throw new TypeError('A document has either registers, or at, by and a body.')
  }
}

function writtenIn(register: Json | undefined): readonly Written[] {
  if (!isJsonObject(register)) throw new TypeError('A register has values or elements.')
  const { values, elements } = register
  if (Array.isArray(values) && values.length > 0) {
    return values.map((value: Json) => {
      if (!isJsonObject(value) || value['value'] === undefined) {
        throw new TypeError('A register’s values each hold a value.')
      }
      return assertWritten(value)
    })
  }
  if (isJsonObject(elements)) {
    return Object.values(elements).flatMap((list) => {
      if (!Array.isArray(list) || list.length === 0) {
        throw new TypeError('A set’s elements each list the edits that added them.')
      }
      return list.map(assertWritten)
    })
  }
  throw new TypeError('A register has values or elements.')
}

function assertWritten(value: Json): Written {
  if (
    !isJsonObject(value) ||
    typeof value['at'] !== 'string' ||
    typeof value['by'] !== 'string' ||
    !Array.isArray(value['dot']) ||
    value['dot'].length !== 2 ||
    typeof value['dot'][0] !== 'string' ||
    !isCounter(value['dot'][1])
  ) {
    throw new TypeError('A stored value has a dot, a time and an author.')
  }
  return value as unknown as Written
}

function reaches(value: Json | undefined, counter: number): boolean {
  return isCounter(value) && value >= counter
}

function isCounter(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0
}

/** Every stored value of a document, with the name of its field and, in a set, its element. */
export function* everyWritten(
  document: MutableDocument,
): Generator<readonly [field: string, written: Written, element: string | null]> {
  for (const [field, register] of Object.entries(document.registers)) {
    if (!isSetRegister(register)) {
      for (const written of register.values) yield [field, written, null]
      continue
    }
    for (const [element, list] of Object.entries(register.elements)) {
      for (const written of list) yield [field, written, element]
    }
  }
}
