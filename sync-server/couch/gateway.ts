/**
 * Who may touch which database, and what a device may write there. Stands between the routes and any store:
 * a refused document gets a row of its own and never hinders its neighbours (design §4).
 */
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import { parseDocument, type KulturlotsDocument } from '../../src/domain/documents/document.ts'
import { isJsonObject } from '../../src/domain/json.ts'
import { may } from '../../src/domain/rules/roles.ts'
import { judgeWrite, raisedDevices, type RefusalCode } from '../../src/domain/rules/write-rules.ts'
import type { Requester } from '../accounts/requester.ts'
import type { DeviceOwners } from './device-owners.ts'
import type { AllDocsRow, DocumentStore, StoredBody, WriteResult } from './document-store.ts'
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
}

export interface DeviceWrite {
  readonly database: SyncedDatabase
  readonly name: string
  readonly requester: Requester
  readonly documents: readonly unknown[]
}

type Verdict =
  | { readonly kind: 'accepted'; readonly body: StoredBody; readonly devices: readonly string[] }
  | { readonly kind: 'refused'; readonly row: Row }

type Row = WriteResult | RefusedRow
/** By id. A deleted winner has a revision and no document. */
type Winners = ReadonlyMap<string, Extract<AllDocsRow, { id: string }>>

/** Devices whose counters one write may raise: a person's own, with a renewed id or two among them. */
const mostDevices = 4

/** Judges each document, writes those that pass. @returns one row per document, in their order. */
export async function writeFromDevice(
  store: DocumentStore,
  owners: DeviceOwners,
  write: DeviceWrite,
): Promise<readonly Row[]> {
  const stored = await storedWinners(store, write)
  const verdicts = await judgeDevices(
    owners,
    write,
    write.documents.map((sent) => judge(write, sent, stored)),
  )
  const accepted = verdicts.flatMap((verdict) =>
    verdict.kind === 'accepted' ? [verdict.body] : [],
  )
  const results = (await store.bulkDocs(write.name, accepted, { newEdits: true })).values()
  return verdicts.map((verdict) => {
    if (verdict.kind === 'refused') return verdict.row
    const { value } = results.next()
    if (!value) throw new Error('A store answers for each document.')
    return value
  })
}

/** Refuses what raises the counter of another user's device. */
async function judgeDevices(
  owners: DeviceOwners,
  { requester }: DeviceWrite,
  verdicts: readonly Verdict[],
): Promise<readonly Verdict[]> {
  const devices = verdicts.flatMap((verdict) =>
    verdict.kind === 'accepted' ? verdict.devices : [],
  )
  const foreign = await owners.foreign(new Set(devices), requester.userId)
  return verdicts.map((verdict) =>
    verdict.kind === 'accepted' && verdict.devices.some((device) => foreign.has(device))
      ? refusal(verdict.body._id, 'not-yours', 'An edit is counted by its author’s own device.')
      : verdict,
  )
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

function judge({ database, requester }: DeviceWrite, sent: unknown, stored: Winners): Verdict {
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
  const verdict = judgeWrite(database, document, previous, requester)
  if (verdict.kind === 'refused') return refuse(verdict.code, verdict.reason)
  const devices = raisedDevices(document, previous)
  if (devices.length > mostDevices)
    return refuse('wrong-shape', 'An edit is of one device, or few.')
  // An edit is judged against the winner, so it must be one of the winner: else a revision guessed beforehand
  // could be on top of what another request is just writing.
  const { _rev: rev } = sent
  const winner = stored.get(document._id)?.value.rev
  if (rev !== undefined && rev !== winner) return { kind: 'refused', row: conflict(document._id) }
  return {
    kind: 'accepted',
    body: { ...document, ...(winner && rev === winner && { _rev: winner }) },
    devices,
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
