/** Which question a retrieval code opens: by the code’s hash, in a database that is never routed. */
import { createHash } from 'node:crypto'
import type { StoredBody } from '../couch/document-store.ts'
import {
  isDocumentId,
  isUserId,
  typeOfId,
  type DocumentId,
  type UserId,
} from '../../src/domain/identifiers.ts'
import { parseRetrievalCode } from '../../src/domain/questions/retrieval-code.ts'
import type { QuestionView } from '../../src/domain/questions/question.ts'
import type { QuestionParts } from './question-parts.ts'

export const codesDatabase = 'codes'

export interface CodeRecord {
  readonly user: UserId
  readonly question: DocumentId
}

/** The first who has a code keeps it; the question itself says whether it is still its code. */
export async function keepCode(
  { codes }: Pick<QuestionParts, 'codes'>,
  { code, id }: QuestionView,
  user: UserId,
): Promise<void> {
  const parsed = parseRetrievalCode(code)
  if (parsed === undefined || (await codes.read(codeId(parsed), parseCodeRecord))) return
  await codes.put(codeId(parsed), { user, question: id })
}

/** @param code as `parseRetrievalCode` gives it. */
export function codeId(code: string): string {
  return `code:${createHash('sha256').update(code).digest('hex')}`
}

export function parseCodeRecord(body: StoredBody): CodeRecord {
  const { user, question } = body
  if (!isUserId(user) || !isDocumentId(question) || typeOfId(question) !== 'question') {
    throw new TypeError('Not the record of a code.')
  }
  return { user, question }
}
