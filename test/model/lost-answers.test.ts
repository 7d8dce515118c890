import { expect, test } from 'vitest'
import { loseAnswers } from './lost-answers.ts'

test('a hundred answers lost after the server had stored the note make no duplicate over real HTTP', async () => {
  expect(await loseAnswers(100)).toEqual({ lost: 100, notes: 100, wrong: 0, unsent: 0 })
})
