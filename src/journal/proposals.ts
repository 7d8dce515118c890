/** Proposals of changes to the directory: what people do to them, and the lists that screens read. */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import { isMutable } from '../domain/documents/document.ts'
import type { FieldEdit } from '../domain/documents/edit.ts'
import { parseDocumentId, type DocumentId } from '../domain/identifiers.ts'
import type { Json } from '../domain/json.ts'
import type { Dot } from '../domain/merge/version-vector.ts'
import type { FieldChange } from '../domain/proposals/changes.ts'
import {
  proposalEdits,
  readProposal,
  type NewProposal,
  type ProposalView,
} from '../domain/proposals/proposal.ts'
import { viewsOf, type Kind, type Marked, type Reader } from './kept-views.ts'
import { derive, sameItems, type Live } from './live.ts'
import { newId, record, type Journal, type Write } from './record.ts'

export type MarkedProposal = Marked<ProposalView>

const kindIn = (database: SyncedDatabase): Kind<ProposalView> => ({
  database,
  type: 'proposal',
  read: (document) => (isMutable(document) ? readProposal(document) : undefined),
  order: (a, b) => (a.id < b.id ? 1 : -1),
})

const kinds = { own: kindIn('own'), casework: kindIn('casework') } as const

/** Newest first. Those in `casework` are everybody’s, those in `own` one person’s. */
export const proposals = (
  reader: Reader,
  database: SyncedDatabase,
): Live<readonly MarkedProposal[]> => viewsOf(reader, kinds[database])

/** About one entry, newest first. */
export const proposalsAbout = (
  reader: Reader,
  database: SyncedDatabase,
  entry: string,
): Live<readonly MarkedProposal[]> =>
  derive(
    proposals(reader, database),
    (all) => all.filter((proposal) => proposal.entry === entry),
    sameItems,
  )

/** @returns its id. */
export async function propose(
  journal: Journal,
  database: SyncedDatabase,
  proposal: NewProposal,
  draft?: string,
): Promise<DocumentId> {
  const id = newId(journal, 'proposal')
  await record(journal, [write(database, id, proposalEdits(proposal))], draft)
  return id
}

/** Whether the server has carried it out, as far as this device knows. */
export async function isDone(
  { database, seal }: Reader,
  of: SyncedDatabase,
  id: string,
): Promise<boolean> {
  const row = await database.rows.get([of, id])
  const document = row && seal.open(row.document)
  return !!document && isMutable(document) && readProposal(document).state === 'applied'
}

/** Takes one’s own proposal back, for as long as nothing has come of it. */
export async function withdraw(
  journal: Journal,
  database: SyncedDatabase,
  id: string,
): Promise<void> {
  await record(journal, [
    write(database, parseDocumentId(id), [{ kind: 'set', field: 'archived', value: true }]),
  ])
}

export type Decided =
  /** `adjusted`: what is approved in the place of what was proposed, or of values that have changed since. */
  | { readonly kind: 'approved'; readonly adjusted?: readonly FieldChange[] }
  | { readonly kind: 'declined'; readonly reason: string }

export interface ProposalDecision {
  readonly id: string
  readonly decided: Decided
  /** The decisions that stood on screen; left out, whatever is there. */
  readonly opened?: readonly Dot[]
}

/** One decision or many, all in one transaction. */
export async function decide(
  journal: Journal,
  decisions: readonly ProposalDecision[],
  draft?: string,
): Promise<void> {
  const writes = decisions.map(({ id, decided, opened }) => {
    const replaces = opened ? { replaces: opened } : {}
    const edits: FieldEdit[] = [
      { kind: 'set', field: 'decision', value: decided.kind, ...replaces },
    ]
    if (decided.kind === 'declined') {
      edits.push({ kind: 'set', field: 'reason', value: decided.reason })
    } else if (decided.adjusted) {
      const adjusted = decided.adjusted as unknown as Json
      edits.push({ kind: 'set', field: 'adjusted', value: adjusted })
    }
    return write('casework', parseDocumentId(id), edits)
  })
  await record(journal, writes, draft)
}

function write(database: SyncedDatabase, id: DocumentId, edits: readonly FieldEdit[]): Write {
  return { kind: 'edit', database, id, edits }
}
