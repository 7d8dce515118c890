/** What becomes of questions and needs that a device brings to a server which has not got them. */
import { expect, test } from 'vitest'
import { edited } from '../../src/domain/documents/edit.ts'
import { isMutable, type KulturlotsDocument } from '../../src/domain/documents/document.ts'
import { newDocument } from '../../src/domain/documents/edit.ts'
import { plain } from '../../src/domain/documents/read.ts'
import { parseDocumentId, parseUserId } from '../../src/domain/identifiers.ts'
import { asCarriedBack } from '../../src/domain/rules/carried-back.ts'
import { judgeWrite } from '../../src/domain/rules/write-rules.ts'
import { sortTakeAlong } from '../../src/domain/take-along/sort.ts'
import { newQuestion, set, writtenOnce } from '../support/questions.ts'

const asker = parseUserId('01JR00000000000000000000A1')
const staff = parseUserId('01JR00000000000000000000B2')
const server = { dot: ['courier', 1] as const, at: '2026-11-22T09:01:00Z', by: 'node' }
const question = edited(
  newQuestion('01JR0000000000000000000001', asker, [set('name', 'Asta')]),
  [set('stage', 'closed'), set('closedBecause', 'solved'), set('waitsUntil', null)],
  server,
)
const need = edited(
  newDocument(parseDocumentId('need:01JR0000000000000000000001')),
  [set('text', 'Var söker jag pengar?'), set('state', 'new'), set('asker', asker)],
  { ...server, dot: ['question.01JR0000000000000000000001', 1], by: asker },
)
const contents = (document: KulturlotsDocument) => (isMutable(document) ? plain(document) : {})

test('a question comes back as it was asked, and the server tells anew how far it is', () => {
  const own = { roles: ['actor'] as const, userId: asker, carries: new Set<string>() }
  expect(judgeWrite('own', question, undefined, own)).toMatchObject({ kind: 'refused' })
  const back = asCarriedBack('own', question)
  expect(judgeWrite('own', back, undefined, own)).toEqual({ kind: 'allowed' })
  expect(contents(back)).toEqual({ text: 'Var söker jag pengar?', name: 'Asta' })
})

test('a need comes back in whoever’s hands, and the server learns anew whose it is', () => {
  const carrier = { roles: ['staff'] as const, userId: staff, carries: 'anybody' as const }
  expect(judgeWrite('casework', need, undefined, carrier)).toMatchObject({ code: 'not-allowed' })
  const back = asCarriedBack('casework', need)
  expect(judgeWrite('casework', back, undefined, carrier)).toEqual({ kind: 'allowed' })
  expect(contents(back)).not.toHaveProperty('asker')
})

test('a file takes along what people wrote, and leaves to the server what it writes', () => {
  const about = [need._id]
  const addition = (body: Record<string, string | readonly string[]>) =>
    writtenOnce(parseDocumentId('addition:01JR0000000000000000000003'), asker, body)
  const entry = (database: 'own' | 'casework', document: KulturlotsDocument) => {
    return { database, document, dots: [], state: 'sent' as const }
  }
  const sorted = sortTakeAlong(
    {
      ...{ server: 'node', user: { id: asker, name: 'Asta' }, madeAt: '2026-11-22T10:00:00Z' },
      entries: [
        entry('own', question),
        entry('own', addition({ question: question._id, text: 'Mer' })),
        entry('casework', need),
        entry('casework', addition({ about, text: 'Mer' })),
      ],
    },
    { server: 'node', user: asker, roles: ['staff'] },
  )
  if (sorted.kind !== 'sorted') throw new Error('It is this server’s.')
  expect(sorted.documents.own.map(({ _id }) => _id)).toEqual([
    question._id,
    'addition:01JR0000000000000000000003',
  ])
  expect(sorted.documents.casework.map(contents)).toEqual([
    { text: 'Var söker jag pengar?', state: 'new' },
  ])
})
