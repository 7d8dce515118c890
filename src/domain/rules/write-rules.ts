/**
 * What may be written to which database, by whom. One module for the forms, the embedded store's gateway
 * and CouchDB's validate_doc_update. Denied unless allowed here.
 */
import {
  caseworkTypes,
  immutableTypes,
  needStates,
  ownTypes,
  serverWrittenTypes,
  type SyncedDatabase,
} from '../casework/documents.ts'
import { registersOf } from '../casework/registers.ts'
import {
  everyWritten,
  isMutable,
  type ImmutableDocument,
  type KulturlotsDocument,
  type MutableDocument,
} from '../documents/document.ts'
import { valueOf } from '../documents/read.ts'
import { isUserId } from '../identifiers.ts'
import { canonicalJson, own, sameJson, type Json } from '../json.ts'
import { merge } from '../merge/merge.ts'
import { isSetRegister, type Written } from '../merge/register.ts'
import { hasSeen } from '../merge/version-vector.ts'
import { boundByLength, strangeMember } from './body-rules.ts'
import { proposalFault } from './proposal-rules.ts'
import { questionFault } from './question-rules.ts'
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
  /**
   * Whose work the writer may bring besides their own (ADR 10): a colleague's in casework, in `own` that of
   * the ids which are another name of theirs. Left out: nobody's.
   */
  readonly carries?: 'anybody' | ReadonlySet<string>
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
  if (!isMutable(next)) return judgeImmutable(database, next, previous, writer)
  const before = previous && isMutable(previous) ? previous : undefined
  const fault =
    next.type === 'proposal'
      ? proposalFault(database, next, before, writer.roles)
      : questionFault(database, next, before)
  // First: who carries back what only others may write leaves it to them, whoever has signed it (ADR 8).
  if (fault?.code === 'not-allowed') return refused(fault.code, fault.reason)
  const verdict = judgeDescent(next, before, writer)
  if (verdict.kind === 'refused') return verdict
  if (database === 'casework' && !may(writer.roles, 'casework.archive')) {
    const archived = (document: MutableDocument | undefined) =>
      document ? valueOf(document, 'archived') === true : false
    if (archived(next) !== archived(before) && !mayTakeBack(before ?? next, writer)) {
      return refused('not-allowed', 'Archiving needs another role.')
    }
  }
  const registers = judgeRegisters(next)
  if (registers.kind === 'refused') return registers
  return fault ? refused(fault.code, fault.reason) : registers
}

/** What whoever made it may take back, by a field that is written with it. */
const makersField: Readonly<Record<string, string>> = {
  ...{ proposal: 'purpose', referral: 'need', 'hand-over': 'need', initiative: 'kind' },
}

function mayTakeBack(document: MutableDocument, { userId }: Writer): boolean {
  const field = own(makersField, document.type)
  const register = field === undefined ? undefined : own(document.registers, field)
  return register !== undefined && !isSetRegister(register) && register.values[0]?.by === userId
}

function judgeImmutable(
  database: SyncedDatabase,
  next: ImmutableDocument,
  previous: KulturlotsDocument | undefined,
  writer: Writer,
): WriteVerdict {
  const same =
    previous === undefined || sameJson(next as unknown as Json, previous as unknown as Json)
  if (!same) return refused('immutable', 'A document of this type is written once.')
  if (previous === undefined && database === 'casework' && next.type === 'addition') {
    return refused('not-allowed', 'What an asker adds the server brings.')
  }
  if (previous === undefined && !maySign(writer, next.by)) {
    return refused('not-yours', 'A document names the one who writes it.')
  }
  if (previous === undefined && !isTime(next.at)) return refused('wrong-shape', notTime)
  // What an older server let in may be sent again, and is no news.
  const strange = previous === undefined ? strangeMember(next.type, next.body) : undefined
  if (strange !== undefined) {
    return refused('wrong-shape', `The member ${strange} of the body is not what it should be.`)
  }
  return texts(boundByLength(next.type, next.body))
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
  const fresh = newlyWritten(next, previous)
  if (!fresh.every(({ by }) => maySign(writer, by))) {
    return refused('not-yours', 'A new value names the one who writes it.')
  }
  if (!fresh.every(({ at }) => isTime(at))) return refused('wrong-shape', notTime)
  // Else a value could be taken away by nobody.
  if (previous && raisedDevices(next, previous).length === 0 && lacksAny(next, previous)) {
    return refused('wrong-shape', 'What an edit takes away, it takes away by a counted edit.')
  }
  return { kind: 'allowed' }
}

/** Whose hand `by` may stand for. */
function maySign({ userId, carries }: Writer, by: string): boolean {
  if (by === userId) return true
  return carries === 'anybody' ? isUserId(by) : (carries?.has(by) ?? false)
}

const notTime = 'A time is written as in ISO 8601.'

/** Screens of every colleague show it as one. */
function isTime(at: string): boolean {
  return (
    /^[+-]?\d{4,6}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(at) && !Number.isNaN(Date.parse(at))
  )
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

/** Who writes something new in `next`, and which devices count it. */
export interface NewWork {
  readonly authors: ReadonlySet<string>
  /** Each device that is raised or holds a new value, with whom those new values name: nobody where all of
   *  them have been replaced since, or the edit only took something away. */
  readonly devices: ReadonlyMap<string, ReadonlySet<string>>
}

export function newWorkIn(
  next: KulturlotsDocument,
  previous: KulturlotsDocument | undefined,
): NewWork {
  if (!isMutable(next)) return { authors: new Set(previous ? [] : [next.by]), devices: new Map() }
  const before = previous && isMutable(previous) ? previous : undefined
  const devices = new Map(
    raisedDevices(next, before).map((device) => [device, new Set<string>()] as const),
  )
  const fresh = newlyWritten(next, before)
  for (const { dot, by } of fresh) {
    const [device] = dot
    const named = devices.get(device) ?? new Set<string>()
    devices.set(device, named.add(by))
  }
  return { authors: new Set(fresh.map(({ by }) => by)), devices }
}

function newlyWritten(
  next: MutableDocument,
  previous: MutableDocument | undefined,
): readonly Written[] {
  const known = writtenTexts(previous)
  return [...everyWritten(next)]
    .filter((written) => !known.has(writtenText(written)))
    .map(([, written]) => written)
}

function lacksAny(next: MutableDocument, previous: MutableDocument): boolean {
  const kept = writtenTexts(next)
  return [...writtenTexts(previous)].some((written) => !kept.has(written))
}

function writtenTexts(document: MutableDocument | undefined): ReadonlySet<string> {
  return new Set(document ? [...everyWritten(document)].map(writtenText) : [])
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
