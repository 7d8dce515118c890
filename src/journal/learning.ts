/** What the node learns from needs, and questions that are handed over. Each command is one transaction. */
import { proposalEdits, type NewProposal } from '../domain/proposals/proposal.ts'
import { readInitiative, type InitiativeView } from '../domain/casework/learning-views.ts'
import { isMutable } from '../domain/documents/document.ts'
import { parseDocumentId, type DocumentId } from '../domain/identifiers.ts'
import { add, edit, line, set } from './guiding-writes.ts'
import { viewsOf, type Kind, type Marked, type Reader } from './kept-views.ts'
import { derive, sameItems, type Live } from './live.ts'
import { newId, record, type Journal } from './record.ts'

const initiativeKind: Kind<InitiativeView> = {
  ...{ database: 'casework', type: 'initiative' },
  read: (document) => (isMutable(document) ? readInitiative(document) : undefined),
  order: (a, b) => (a.id < b.id ? 1 : -1),
}

/** Newest first. Those that were taken back are not among them. */
export const initiatives = (reader: Reader): Live<readonly Marked<InitiativeView>[]> =>
  derive(
    viewsOf(reader, initiativeKind),
    (all) => all.filter(({ archived }) => !archived),
    sameItems,
  )

export interface NewInitiative {
  readonly title: string
  readonly text: string
  readonly needs: readonly string[]
}

/** What several needs become: a training wish or an event idea. @returns its id */
export async function beginInitiative(
  journal: Journal,
  kind: 'training' | 'event',
  initiative: NewInitiative,
  draft?: string,
): Promise<DocumentId> {
  const id = newId(journal, 'initiative')
  await record(journal, [edit(id, editsOf(kind, initiative))], draft)
  return id
}

/** The answer that several needs become: a proposal to publish it, and what it came of. */
export async function proposeAnswer(
  journal: Journal,
  initiative: NewInitiative,
  answer: NewProposal,
  draft?: string,
): Promise<DocumentId> {
  const id = newId(journal, 'initiative')
  const proposal = newId(journal, 'proposal')
  await record(
    journal,
    [
      { kind: 'edit', database: 'casework', id: proposal, edits: proposalEdits(answer) },
      edit(id, [...editsOf('answer', initiative), set('proposal', proposal)]),
    ],
    draft,
  )
  return id
}

/** The asker has said yes to staff, in person or on the phone. */
export async function noteSharing(journal: Journal, need: string): Promise<void> {
  await record(journal, [
    edit(need, [add('consents', ['share'])]),
    line(journal, [need], '', { field: 'consents', from: null, to: 'share' }),
  ])
}

/** From then on its link opens nothing. */
export async function takeHandOverBack(journal: Journal, id: string): Promise<void> {
  await record(journal, [edit(parseDocumentId(id), [set('archived', true)])])
}

function editsOf(kind: 'answer' | 'training' | 'event', { title, text, needs }: NewInitiative) {
  return [
    ...[set('kind', kind), set('title', title), add('needs', needs)],
    ...(text === '' ? [] : [set('text', text)]),
  ]
}
