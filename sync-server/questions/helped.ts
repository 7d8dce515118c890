/**
 * Whether it helped goes from the question to the need, with a line in its history. “No” opens again what was
 * closed as solved. The lines come first, so that a kill leaves no change without its line; each is named after
 * the answer that it tells of.
 */
import { readMerged } from '../courier/amend.ts'
import { earlier } from '../courier/proposal-parts.ts'
import { helpedAnswers, type LogEntryBody } from '../../src/domain/casework/documents.ts'
import type { MutableDocument } from '../../src/domain/documents/document.ts'
import type { FieldEdit } from '../../src/domain/documents/edit.ts'
import { textOf } from '../../src/domain/documents/read.ts'
import { parseDocumentId, type DocumentId, type UserId } from '../../src/domain/identifiers.ts'
import { own } from '../../src/domain/json.ts'
import { isSetRegister, type Written } from '../../src/domain/merge/register.ts'
import { sameDot } from '../../src/domain/merge/version-vector.ts'
import { derivedUlid } from './derived-ulid.ts'
import { editMarked, isOpen, type MarkedEdit } from './marked-edit.ts'
import { writeOnce, type QuestionParts } from './question-parts.ts'

export interface Answered {
  readonly needId: DocumentId
  /** The question. */
  readonly document: MutableDocument
  readonly user: UserId
}

export async function carryHelped(
  parts: QuestionParts,
  { needId, document, user }: Answered,
): Promise<void> {
  const register = own(document.registers, 'helped')
  const said = register && !isSetRegister(register) ? register.values[0] : undefined
  const answer = helpedAnswers.find((known) => known === said?.value)
  const read = await readMerged(parts.store, 'casework', needId)
  if (!said || answer === undefined || !read) return
  const ulid = derivedUlid(Date.parse(said.at), `${document._id} ${said.dot.join(' ')}`)
  const at = earlier(said.at, parts.clock())
  const edit = { id: needId, mark: `helped.${ulid}`, at, by: user }
  if (!isOpen(read.document, edit.mark)) return
  // Carried already, as the guest’s answer that it was: told anew it would open what has been solved since.
  if (isBroughtAlong(document, said) && textOf(read.document, 'helped') === answer) return
  const before = textOf(read.document, 'helped')
  await tell(parts, edit, 'helped', { field: 'helped', from: before, to: answer })
  if (answer === 'no') await tellReopened(parts, edit, read.document)
  await editMarked(parts.store, edit, (need) => [
    { kind: 'set', field: 'helped', value: answer },
    ...(answer === 'no' ? reopening(need, ['resolved']) : []),
  ])
}

/** Whoever takes a question along to an account writes all of it in one edit; an answer comes later than the question. */
function isBroughtAlong({ registers }: MutableDocument, { dot }: Written): boolean {
  const text = own(registers, 'text')
  return (
    text !== undefined && !isSetRegister(text) && text.values.some((each) => sameDot(each.dot, dot))
  )
}

/** The edits that open a need again which is in one of those states. */
export function reopening(need: MutableDocument, closed: readonly string[]): readonly FieldEdit[] {
  if (!closed.includes(textOf(need, 'state') ?? '')) return []
  return [
    { kind: 'set', field: 'state', value: 'guiding' },
    { kind: 'set', field: 'closedBecause', value: null },
  ]
}

export async function tellReopened(
  parts: QuestionParts,
  edit: MarkedEdit,
  need: MutableDocument,
  closed: readonly string[] = ['resolved'],
): Promise<void> {
  if (reopening(need, closed).length === 0) return
  const from = textOf(need, 'state')
  await tell(parts, edit, 'state', { field: 'state', from, to: 'guiding' })
}

async function tell(
  parts: QuestionParts,
  { id, mark, at, by }: MarkedEdit,
  what: string,
  change: NonNullable<LogEntryBody['change']>,
): Promise<void> {
  const ulid = derivedUlid(Date.parse(at), `${mark} ${what}`)
  const body = { about: [id], text: '', change } satisfies LogEntryBody
  await writeOnce(parts, 'casework', { _id: parseDocumentId(`log-entry:${ulid}`), at, by, body })
}
