/**
 * `colleague:<userId>` documents in `casework`: the names of everyone who may read it, so that devices can
 * show histories and assignees without network. Written by the server alone; brought up to date at each
 * start, and when an account's name or roles change.
 */
import {
  isMutable,
  parseDocument,
  type MutableDocument,
} from '../../src/domain/documents/document.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { valueOf } from '../../src/domain/documents/read.ts'
import { parseDocumentId, type DeviceId, type ServerId } from '../../src/domain/identifiers.ts'
import { may } from '../../src/domain/rules/roles.ts'
import type { DocumentStore, StoredBody } from '../couch/document-store.ts'
import type { Account, Accounts } from './accounts.ts'

export interface ColleaguesOptions {
  readonly store: DocumentStore
  readonly accounts: Accounts
  readonly server: ServerId
  readonly now: string
  /** A writer's id that has made no dot yet. */
  readonly newDevice: () => DeviceId
}

export async function noteColleagues(options: ColleaguesOptions): Promise<void> {
  const { store, accounts, server, now, newDevice } = options
  const deviceId = newDevice()
  const bodies: StoredBody[] = []
  for (const account of await accounts.list()) {
    const { rev, document } = await stored(store, account)
    const edits = editsFor(account, document)
    if (edits.length === 0) continue
    const dot = [deviceId, bodies.length + 1] as const
    const next = edited(document, edits, { dot, at: now, by: server })
    bodies.push({ ...next, ...(rev === undefined ? {} : { _rev: rev }) })
  }
  if (bodies.length > 0) await store.bulkDocs('casework', bodies, { newEdits: true })
}

async function stored(store: DocumentStore, { userId }: Account) {
  const id = parseDocumentId(`colleague:${userId}`)
  const [leaf] = await store.leaves('casework', id, { history: false, attachments: false })
  const document = leaf && 'ok' in leaf ? parseDocument(leaf.ok) : undefined
  return document && isMutable(document) && leaf && 'ok' in leaf
    ? { rev: leaf.ok._rev, document }
    : { rev: undefined, document: newDocument(id) }
}

/** Nothing for somebody who never was a colleague: the names of the public stay out of `casework`. */
function editsFor(account: Account, document: MutableDocument): readonly FieldEdit[] {
  const active = account.name !== null && may(account.roles, 'casework.read')
  const shown = { name: active ? account.name : valueOf(document, 'name'), active }
  if (!active && valueOf(document, 'active') === null) return []
  return (['name', 'active'] as const)
    .filter((field) => valueOf(document, field) !== shown[field])
    .map((field) => ({ kind: 'set', field, value: shown[field] }))
}
