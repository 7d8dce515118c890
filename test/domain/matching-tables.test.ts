import { expect, test } from 'vitest'
import { needRows } from './matching/needs-table.ts'
import { lookAlikes, samePairs } from './matching/pairs-table.ts'
import { foundPairs, missesOf } from './matching/setting.ts'
import { tuningNeeds } from './matching/tuning-tables.ts'

test('of thirty needs at least twenty-four have an expected answer among the first three', () => {
  expect(needRows).toHaveLength(30)
  expect(missesOf(needRows).length).toBeLessThanOrEqual(6)
})

test('the needs that weights are chosen on all have theirs', () => {
  expect(missesOf(tuningNeeds)).toEqual([])
})

/** What is missed is printed by `npm run bench -- guiding`. */
test('of twenty pairs of the same need at least seventeen are found, and at most two of twenty look-alikes', () => {
  const { missed, mistaken } = foundPairs(samePairs, lookAlikes)
  expect(missed.length).toBeLessThanOrEqual(3)
  expect(mistaken.length).toBeLessThanOrEqual(2)
})
