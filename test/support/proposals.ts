/** Proposals as devices make them, over HTTP. */
import { expect } from 'vitest'
import {
  isMutable,
  parseDocument,
  type MutableDocument,
} from '../../src/domain/documents/document.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { parseDocumentId, type DocumentId } from '../../src/domain/identifiers.ts'
import type { Json } from '../../src/domain/json.ts'
import { canonicalChanges, type FieldChange } from '../../src/domain/proposals/changes.ts'
import {
  proposalEdits,
  readProposal,
  type NewProposal,
  type ProposalView,
} from '../../src/domain/proposals/proposal.ts'
import type { DocumentStore } from '../../sync-server/couch/document-store.ts'
import type { Visitor } from './visitor.ts'

export type Database = 'own' | 'casework'

let made = 0

export function newProposalId(): DocumentId {
  made += 1
  return parseDocumentId(`proposal:01JK${String(made).padStart(22, '0')}`)
}

export const scenen = parseDocumentId('actor:scenen')

export function change(field: string, before: Json, after: Json): readonly FieldChange[] {
  return canonicalChanges([{ field, before, after }])
}

export async function propose(
  visitor: Visitor,
  database: Database,
  proposal: Partial<NewProposal> & Pick<NewProposal, 'purpose'>,
  more: { readonly id?: DocumentId; readonly at?: string } = {},
): Promise<DocumentId> {
  const id = more.id ?? newProposalId()
  const edits = proposalEdits({ entry: scenen, name: 'scenen', ...proposal })
  const row = await push(visitor, database, edited(newDocument(id), edits, sign(visitor, more.at)))
  expect(row).toMatchObject({ ok: true })
  return id
}

export interface PushedRow {
  readonly ok?: true
  readonly error?: string
  readonly code?: string
}

export async function push(
  visitor: Visitor,
  database: Database,
  document: object,
): Promise<PushedRow | undefined> {
  const response = await visitor.post(`/db/${database}/_bulk_docs`, { docs: [document] })
  expect(response.status).toBe(201)
  return ((await response.json()) as PushedRow[])[0]
}

/** On top of what the server has now; again where the server itself was faster. */
export async function edit(
  visitor: Visitor,
  database: Database,
  id: DocumentId,
  fields: Readonly<Record<string, Json>>,
): Promise<PushedRow | undefined> {
  for (;;) {
    const response = await visitor.get(`/db/${database}/${encodeURIComponent(id)}`)
    const body = (await response.json()) as { _rev: string }
    const document = mutable(body)
    const edits = Object.entries(fields).map(([field, value]): FieldEdit => ({
      kind: 'set',
      field,
      value,
    }))
    const next = { ...edited(document, edits, sign(visitor)), _rev: body._rev }
    const row = await push(visitor, database, next)
    if (row?.error !== 'conflict') return row
  }
}

let counter = 0

function sign(visitor: Visitor, at = '2026-11-22T09:00:00Z') {
  counter += 1
  const user = visitor.user ?? 'nobody'
  return { dot: [`device-${user}`, counter] as const, at, by: user }
}

function mutable(body: object): MutableDocument {
  const document = parseDocument(body)
  if (!isMutable(document)) throw new Error('A proposal is mutable.')
  return document
}

export async function proposalIn(
  store: DocumentStore,
  name: string,
  id: DocumentId,
): Promise<ProposalView | undefined> {
  const [leaf] = await store.leaves(name, id, { history: false, attachments: false })
  return leaf && 'ok' in leaf ? readProposal(mutable(leaf.ok)) : undefined
}
