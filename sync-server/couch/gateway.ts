/**
 * Who may touch which database, and what a device may write there. Stands between the routes and any store:
 * a refused document gets a row of its own and never hinders its neighbours (design §4).
 */
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import {
  isMutable,
  parseDocument,
  type KulturlotsDocument,
} from '../../src/domain/documents/document.ts'
import type { UserId } from '../../src/domain/identifiers.ts'
import { isJsonObject } from '../../src/domain/json.ts'
import { may } from '../../src/domain/rules/roles.ts'
import {
  judgeWrite,
  newWorkIn,
  type NewWork,
  type RefusalCode,
  type Writer,
} from '../../src/domain/rules/write-rules.ts'
import type { Requester } from '../accounts/requester.ts'
import type { CarriedRecords } from './carried.ts'
import { aliasesIn, carriedIn } from './carrying.ts'
import type { DeviceOwners } from './device-owners.ts'
import type { AllDocsRow, DocumentStore, StoredBody, WriteResult } from './document-store.ts'
import { areDevices, judgeDevices } from './judge-devices.ts'
import { mostBytes } from './limits.ts'

export type Access =
  | { readonly kind: 'granted'; readonly name: string; readonly requester: Requester }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'forbidden' }

/** `own` is the requester's own database; nobody can name another's. */
export function accessTo(
  database: SyncedDatabase,
  wanted: 'read' | 'write',
  requester: Requester | undefined,
): Access {
  if (!requester) return { kind: 'unauthorized' }
  if (!may(requester.roles, `${database}.${wanted}`)) return { kind: 'forbidden' }
  const name = database === 'own' ? `own-${requester.userId}` : database
  return { kind: 'granted', name, requester }
}

/** `code` is for screens, `reason` for logs; neither holds content. */
export interface RefusedRow {
  readonly id: string
  readonly error: 'forbidden'
  readonly reason: string
  readonly code: RefusalCode
  /** Of those that the document counts: which are another's. A device that finds its own id takes a new one. */
  readonly devices?: readonly string[]
}

export interface DeviceWrite {
  readonly database: SyncedDatabase
  readonly name: string
  readonly requester: Requester
  /** The documents hold others' work, and are to be stored as they are (ADR 10). */
  readonly carrying: boolean
  readonly documents: readonly unknown[]
}

export interface GatewayParts {
  readonly store: DocumentStore
  readonly owners: DeviceOwners
  readonly carried: CarriedRecords
  /** The account that a former guest's id is another name of. */
  readonly aliasOf: (user: UserId) => Promise<UserId | undefined>
}

type Verdict =
  | { readonly kind: 'accepted'; readonly body: StoredBody; readonly work: NewWork }
  | { readonly kind: 'refused'; readonly row: Row }

type Row = WriteResult | RefusedRow
/** By id. A deleted winner has a revision and no document. */
type Winners = ReadonlyMap<string, Extract<AllDocsRow, { id: string }>>

/** Judges each document, writes those that pass. @returns one row per document, in their order. */
export async function writeFromDevice(
  parts: GatewayParts,
  write: DeviceWrite,
): Promise<readonly Row[]> {
  const { store, carried } = parts
  const aliases = await aliasesIn(parts, write)
  const stored = await storedWinners(store, write)
  const writer = writerOf(write, aliases)
  const verdicts = write.documents.map((sent) => judge(write, writer, sent, stored))
  const passed = verdicts.filter((verdict) => verdict.kind === 'accepted')
  const devices = await judgeDevices(
    parts.owners,
    write,
    aliases,
    passed.map(({ work }) => work),
  )
  const unfair = new Map(passed.map((verdict, index) => [verdict, devices.unfair[index] ?? []]))
  const accepted = passed.filter((verdict) => unfair.get(verdict)?.length === 0)
  const carrying = accepted.map(({ body, work }) => carriedIn(write, body, work, devices))
  const recorded = await carried.note(carrying.filter((work) => work !== undefined))
  const results = await store.actingFor(writer).bulkDocs(
    write.name,
    accepted.map(({ body }) => body),
    { newEdits: true },
  )
  await recorded(results.filter((_result, index) => carrying[index] !== undefined))
  const rowOf = new Map(accepted.map((verdict, index) => [verdict, results[index]]))
  return verdicts.map((verdict) => {
    if (verdict.kind === 'refused') return verdict.row
    const others = unfair.get(verdict) ?? []
    if (others.length > 0) {
      // One that nobody owns was only too many for today.
      const theirs = others.filter((device) => devices.owners.has(device))
      const reason = 'An edit is counted by its author’s own device.'
      return {
        id: verdict.body._id,
        error: 'forbidden',
        reason,
        code: 'not-yours',
        devices: theirs,
      }
    }
    const row = rowOf.get(verdict)
    if (!row) throw new Error('A store answers for each document.')
    return row
  })
}

function writerOf(
  { database, requester, carrying }: DeviceWrite,
  aliases: ReadonlySet<string>,
): Writer {
  if (!carrying) return requester
  return { ...requester, carries: database === 'casework' ? 'anybody' : aliases }
}

async function storedWinners(
  store: DocumentStore,
  { name, documents }: DeviceWrite,
): Promise<Winners> {
  const keys = new Set(documents.map(idOf).filter((id) => id !== ''))
  if (keys.size === 0) return new Map()
  const { rows } = await store.allDocs(name, { keys: [...keys], includeDocs: true, mostBytes })
  return new Map(rows.flatMap((row) => ('error' in row ? [] : [[row.id, row] as const])))
}

function judge(write: DeviceWrite, writer: Writer, sent: unknown, stored: Winners): Verdict {
  const refuse = (code: RefusalCode, reason: string) => refusal(idOf(sent), code, reason)
  if (!isJsonObject(sent)) return refuse('wrong-shape', 'A document is an object.')
  if (sent['_deleted']) return refuse('not-allowed', 'Devices never write tombstones.')
  if (sent['_attachments']) return refuse('wrong-shape', 'Attachments belong to photos.')
  let document: KulturlotsDocument
  let previous: KulturlotsDocument | undefined
  try {
    document = parseDocument(sent)
    const doc = stored.get(document._id)?.doc
    previous = doc == null ? undefined : parseDocument(doc)
  } catch (error) {
    if (error instanceof TypeError) return refuse('wrong-shape', error.message)
    throw error
  }
  const { _rev: rev } = sent
  const winner = stored.get(document._id)?.value.rev
  // Made without knowing what is stored (a lost replica, the same star on two devices): nobody's fault. Its
  // device pulls and merges; refused, it would stay unsent for good.
  if (previous && isMutable(document) && rev !== winner) {
    return { kind: 'refused', row: conflict(document._id) }
  }
  const verdict = judgeWrite(write.database, document, previous, writer)
  if (verdict.kind === 'refused') return refuse(verdict.code, verdict.reason)
  const work = newWorkIn(document, previous)
  if (!areDevices(work, write))
    return refuse('wrong-shape', 'An edit is of one device, or few, called as devices are.')
  // An edit is judged against the winner, so it must be one of the winner: else a revision guessed beforehand
  // could be on top of what another request is just writing.
  if (rev !== undefined && rev !== winner) return { kind: 'refused', row: conflict(document._id) }
  return {
    kind: 'accepted',
    body: { ...document, ...(winner && rev === winner && { _rev: winner }) },
    work,
  }
}

function refusal(id: string, code: RefusalCode, reason: string): Verdict {
  return { kind: 'refused', row: { id, error: 'forbidden', reason, code } }
}

function conflict(id: string): WriteResult {
  return { id, error: 'conflict', reason: 'Document update conflict.' }
}

function idOf(sent: unknown): string {
  const id = isJsonObject(sent) ? sent['_id'] : undefined
  return typeof id === 'string' ? id : ''
}
