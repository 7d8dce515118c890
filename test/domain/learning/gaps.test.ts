import { expect, test } from 'vitest'
import { gapsIn, type GapNeed } from '../../../src/domain/learning/gaps.ts'

function closed(id: string, more: Partial<GapNeed> = {}): GapNeed {
  return {
    ...{
      id,
      text: id,
      state: 'closed-without-answer',
      closedBecause: 'no-answer',
      isOpen: false,
      invented: false,
    },
    ...{ fields: ['dans'], municipalities: ['0484'], receivedAt: '2026-11-01', nextStep: '' },
    ...more,
  }
}

test('a gap stands under each of its fields and municipalities, and counts once in all', () => {
  const gaps = gapsIn(
    [
      closed('a', { fields: ['dans', 'musik'], municipalities: ['0484', '0461'] }),
      closed('b'),
      closed('c', { fields: [], municipalities: [] }),
    ],
    '',
  )
  expect(gaps.needs).toHaveLength(3)
  expect(gaps.fields).toEqual([
    { field: 'dans', count: 2 },
    { field: '', count: 1 },
    { field: 'musik', count: 1 },
  ])
  expect(gaps.municipalities).toEqual([
    { municipality: '0484', count: 2 },
    { municipality: '', count: 1 },
    { municipality: '0461', count: 1 },
  ])
  expect(gaps.cells[0]).toEqual({ field: 'dans', municipality: '0484', needs: ['a', 'b'] })
  expect(gaps.cells).toHaveLength(5)
})

test.each(['duplicate', 'withdrawn', 'no-contact', 'solved', 'outside-mandate'] as const)(
  'what was closed because of “%s” is no gap',
  (closedBecause) => {
    expect(gapsIn([closed('a', { closedBecause })], '').needs).toEqual([])
  },
)

test('what is open or solved is no gap, and one closed without a word is', () => {
  const needs = [
    closed('a', { state: 'new', closedBecause: '' }),
    closed('b', { state: 'resolved', closedBecause: 'no-answer' }),
    closed('c', { closedBecause: '' }),
  ]
  expect(gapsIn(needs, '').needs.map(({ id }) => id)).toEqual(['c'])
})

test('outside the mandate stands by itself, with its next step', () => {
  const outside = closed('a', { closedBecause: 'outside-mandate', nextStep: 'Ring kommunen' })
  expect(gapsIn([outside], '')).toMatchObject({
    needs: [],
    outside: [{ nextStep: 'Ring kommunen' }],
  })
})

test('older than the period it does not count', () => {
  const needs = [closed('a', { receivedAt: '2025-01-01' }), closed('b')]
  expect(gapsIn(needs, '2025-11-22').needs.map(({ id }) => id)).toEqual(['b'])
})
