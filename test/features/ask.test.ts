import { describe, expect, test } from 'vitest'
import {
  askDraft,
  charactersLeft,
  consentsToAsk,
  faultsOf,
  type AskDraft,
} from '../../src/features/ask/ask-draft.ts'
import { askQueryOf, readAskQuery } from '../../src/features/ask/ask-query.ts'
import { isWorthAsking } from '../../src/features/ask/may-help.ts'
import { stateOf, stepsOf } from '../../src/features/ask/question-state.ts'
import { parseRetrieved } from '../../src/features/ask/retrieve-api.ts'
import type { ReceivedView } from '../../src/domain/questions/question.ts'
import type { MarkedQuestion } from '../../src/journal/questions.ts'

const blank: AskDraft = askDraft('', {}).empty()
const question: MarkedQuestion = {
  ...{ id: 'question:01JD0000000000000000000000', createdAt: '2026-11-22T09:00:00Z' },
  ...{ changedAt: '2026-11-22T09:00:00Z', createdBy: 'visitor', openFields: [] },
  ...{ invented: false, archived: false, text: 'Var?', name: '', reach: '', fields: [] },
  ...{ municipalities: [], want: '', entry: '', consents: [], solvedBy: '', helped: '' },
  ...{ read: [], code: '', stage: '', stageAt: '', closedBecause: '', nextStep: '' },
  ...{ waitsUntil: '', mark: 'saved-here', refusal: null },
}
const reply: ReceivedView = {
  ...{ id: 'received:01JD0000000000000000000001', at: '2026-11-23T09:00:00Z' },
  ...{ question: question.id, text: 'Här', entries: [], signed: 'Anna' },
}

describe('a question that is being written', () => {
  test('is refused when it asks nothing, or is longer than the server takes', () => {
    expect(faultsOf({ ...blank, text: ' \n\t ' })).toEqual({ text: { kind: 'empty' } })
    expect(faultsOf({ ...blank, text: 'a'.repeat(100_000), name: 'n'.repeat(201) })).toEqual({
      text: { kind: 'too-long', excess: 92_000 },
      name: { kind: 'too-long', excess: 1 },
    })
    expect(faultsOf({ ...blank, text: 'Var?' })).toEqual({})
  })

  test('counts down only near its end', () => {
    expect(charactersLeft('a'.repeat(100))).toBeUndefined()
    expect(charactersLeft('a'.repeat(7_990))).toBe(10)
    expect(charactersLeft('a'.repeat(8_001))).toBeUndefined()
  })

  test('is read from a damaged disk as far as it is one', () => {
    const { parse } = askDraft('', {})
    expect(parse({ ...blank, text: 'Var?', consents: ['publish', 'other'] })).toMatchObject({
      text: 'Var?',
      consents: ['publish'],
    })
    expect(parse({ text: 5 })).toBeUndefined()
    expect(parse(null)).toBeUndefined()
  })

  test('asks to introduce only who can be reached', () => {
    expect(consentsToAsk({ reach: '  ' })).toEqual(['publish', 'share'])
    expect(consentsToAsk({ reach: '070-1' })).toEqual(['publish', 'share', 'introduce'])
  })

  test('is begun with what the address says, and with nothing that it can’t say', () => {
    const choice = { want: 'lokal', field: 'musik', municipality: '0484' } as const
    const query = askQueryOf(choice) as Record<string, string>
    expect(readAskQuery({ ...query, om: 'actor:abf' })).toEqual({
      entry: 'actor:abf',
      begun: { want: 'lokal', fields: ['musik'], municipalities: ['0484'] },
    })
    const strange = { om: '<b>', onskan: 'guld', falt: '<script>', kommun: 'Flen' }
    expect(readAskQuery(strange)).toEqual({
      entry: '',
      begun: { want: '', fields: [], municipalities: [] },
    })
  })

  test('is worth asking the directory about after a few words', () => {
    expect(isWorthAsking('Var')).toBe(false)
    expect(isWorthAsking('Var   är')).toBe(false)
    expect(isWorthAsking('Var finns lokaler')).toBe(true)
  })
})

describe('a question on its way', () => {
  test('is here, sent, and then as far as the server says', () => {
    expect(stateOf(question)).toBe('here')
    expect(stateOf({ ...question, mark: 'sent' })).toBe('sent')
    expect(stateOf({ ...question, mark: 'refused' })).toBe('refused')
    expect(stateOf({ ...question, mark: 'sent', stage: 'guiding' })).toBe('guiding')
    expect(stateOf({ ...question, mark: 'sent', solvedBy: 'actor:abf' })).toBe('solved')
  })

  test('shows what is done, where it is, and what is ahead', () => {
    const answered = { ...question, stage: 'answered', stageAt: '2026-11-24T09:00:00Z' } as const
    expect(stepsOf(answered, [reply])).toEqual([
      { stage: 'received', state: 'done', at: '' },
      { stage: 'guiding', state: 'done', at: '' },
      { stage: 'answered', state: 'current', at: reply.at },
      { stage: 'closed', state: 'ahead', at: '' },
    ])
  })

  test('closed without a reply was never answered', () => {
    const closed = { ...question, stage: 'closed', stageAt: '2026-11-24T09:00:00Z' } as const
    expect(stepsOf(closed, []).map(({ stage }) => stage)).toEqual(['received', 'guiding', 'closed'])
  })
})

test('what a code opens is read as far as it is what it should be', () => {
  const answer = {
    question: { text: 'Var?', askedAt: '2026-11-22T09:00:00Z', stage: 'answered', nextStep: null },
    replies: [{ at: '2026-11-23T09:00:00Z', text: 'Här', entries: [{ id: '<' }] }, 'x'],
  }
  expect(parseRetrieved(answer)).toMatchObject({
    text: 'Var?',
    stage: 'answered',
    nextStep: '',
    replies: [{ text: 'Här', signed: '', entries: [] }],
  })
  expect(parseRetrieved({ question: {}, replies: [] })).toBeUndefined()
  expect(parseRetrieved('<html>')).toBeUndefined()
})
