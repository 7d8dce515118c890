/**
 * What may be written to which database, by whom. One module for the forms, the embedded store's gateway
 * and CouchDB's validate_doc_update. Denied unless allowed here.
 */
import {
  caseworkTypes,
  immutableTypes,
  needStates,
  ownTypes,
  registersOf,
  serverWrittenTypes,
  type SyncedDatabase,
} from '../casework/documents.ts'
import {
  everyWritten,
  isMutable,
  type ImmutableDocument,
  type KulturlotsDocument,
  type MutableDocument,
} from '../documents/document.ts'
import { valueOf } from '../documents/read.ts'
import { canonicalJson, sameJson, type Json } from '../json.ts'
import { merge } from '../merge/merge.ts'
import { isSetRegister, type Written } from '../merge/register.ts'
import { hasSeen } from '../merge/version-vector.ts'
import { may, type Role } from './roles.ts'

/** `reason` is stable English for machines and logs, without content; screens translate `code`. */
export type WriteVerdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly reason: string }

export type RefusalCode =
  'not-allowed' | 'not-yours' | 'unknown-type' | 'wrong-shape' | 'immutable' | 'too-long'

export interface Writer {
  readonly roles: readonly Role[]
  readonly userId: string
}

/** Longest text of a field, in UTF-16 code units: a long e-mail fits, a pasted book does not. */
export const longestText = 20_000

const types: Record<SyncedDatabase, readonly string[]> = { casework: caseworkTypes, own: ownTypes }

/** @param previous the stored version of the same id, when there is one. */
export function judgeWrite(
  database: SyncedDatabase,
  next: KulturlotsDocument,
  previous: KulturlotsDocument | undefined,
  writer: Writer,
): WriteVerdict {
  if (!may(writer.roles, database === 'own' ? 'own.write' : 'casework.write')) {
    return refused('not-allowed', `Writing to ${database} needs another role.`)
  }
  if (!types[database].includes(next.type)) {
    return refused('unknown-type', `${database} does not hold documents of this type.`)
  }
  if ((serverWrittenTypes as readonly string[]).includes(next.type)) {
    return refused('not-allowed', 'Documents of this type are written by the server.')
  }
  const immutable = (immutableTypes as readonly string[]).includes(next.type)
  if (immutable === isMutable(next))
    return refused('wrong-shape', 'The document’s shape is not that of its type.')
  if (!isMutable(next)) return judgeImmutable(next, previous, writer)
  const before = previous && isMutable(previous) ? previous : undefined
  const verdict = judgeDescent(next, before, writer)
  if (verdict.kind === 'refused') return verdict
  if (database === 'casework' && !may(writer.roles, 'casework.archive')) {
    const archived = (document: MutableDocument | undefined) =>
      document ? valueOf(document, 'archived') === true : false
    if (archived(next) !== archived(before)) {
      return refused('not-allowed', 'Archiving needs another role.')
    }
  }
  return judgeRegisters(next)
}

function judgeImmutable(
  next: ImmutableDocument,
  previous: KulturlotsDocument | undefined,
  writer: Writer,
): WriteVerdict {
  const same =
    previous === undefined || sameJson(next as unknown as Json, previous as unknown as Json)
  if (!same) return refused('immutable', 'A document of this type is written once.')
  if (previous === undefined && next.by !== writer.userId) {
    return refused('not-yours', 'A document names the one who writes it.')
  }
  return texts(next.body)
}

/** An edit contains all that was there, and what is new in it is its author's. */
function judgeDescent(
  next: MutableDocument,
  previous: MutableDocument | undefined,
  writer: Writer,
): WriteVerdict {
  if (previous && !contains(next, previous)) {
    return refused('wrong-shape', 'An edit must contain what it follows.')
  }
  const known = new Set(previous ? [...everyWritten(previous)].map(writtenText) : [])
  for (const written of everyWritten(next)) {
    if (written[1].by !== writer.userId && !known.has(writtenText(written))) {
      return refused('not-yours', 'A new value names the one who writes it.')
    }
  }
  return { kind: 'allowed' }
}

/** Devices of which `next` contains more edits than `previous` did. */
export function raisedDevices(
  next: KulturlotsDocument,
  previous: KulturlotsDocument | undefined,
): readonly string[] {
  if (!isMutable(next)) return []
  const before = previous && isMutable(previous) ? previous.seen : {}
  return Object.entries(next.seen)
    .filter((dot) => !hasSeen(before, dot))
    .map(([deviceId]) => deviceId)
}

function contains(next: MutableDocument, previous: MutableDocument): boolean {
  return sameJson(merge(previous, next) as unknown as Json, next as unknown as Json)
}

function writtenText(written: readonly [string, Written, string | null]): string {
  return canonicalJson(written as unknown as Json)
}

function judgeRegisters(document: MutableDocument): WriteVerdict {
  // A register that this version does not know is kept (a newer client wrote it); a known one has its kind.
  const known: Record<string, 'value' | 'set'> | undefined = (
    registersOf as Record<string, Record<string, 'value' | 'set'>>
  )[document.type]
  for (const [field, register] of Object.entries(document.registers)) {
    const kind = known && Object.hasOwn(known, field) ? known[field] : undefined
    if (kind && (kind === 'set') !== isSetRegister(register)) {
      return refused('wrong-shape', `The field ${field} has another kind of register.`)
    }
  }
  if (
    document.type === 'need' &&
    !(needStates as readonly Json[]).includes(valueOf(document, 'state'))
  ) {
    return refused('wrong-shape', 'A need’s state is one of the known states.')
  }
  return texts(document.registers as unknown as Json)
}

function texts(value: Json): WriteVerdict {
  return longest(value) > longestText
    ? refused('too-long', `A text is longer than ${longestText} characters.`)
    : { kind: 'allowed' }
}

function longest(value: Json): number {
  if (typeof value === 'string') return value.length
  if (value === null || typeof value !== 'object') return 0
  return Object.values(value).reduce<number>(
    (length, member: Json) => Math.max(length, longest(member)),
    0,
  )
}

function refused(code: RefusalCode, reason: string): WriteVerdict {
  return { kind: 'refused', code, reason }
}
