import { expect, test } from 'vitest'
import { createServerStates } from '../../src/workers/server-states.ts'

test('a database is current where the server’s state is the cursor, or one that a pass has seen', () => {
  const states = createServerStates()
  expect(states.isCurrent('own', '5')).toBe(false)
  states.told([['own', '5']])
  expect(states.isCurrent('own', '5')).toBe(true)
  expect(states.isCurrent('own', '4')).toBe(false)
  const seen = states.begin()
  seen()
  // CouchDB writes the state that the cursor stands for in another way.
  expect(states.isCurrent('own', '5-in-other-words')).toBe(true)
})

test('what was told while a pass ran has not been seen by it', () => {
  const states = createServerStates()
  states.told([['own', '5']])
  const seen = states.begin()
  states.told([['own', '6']])
  seen()
  expect(states.isCurrent('own', '5')).toBe(false)
})

test('when nothing tells any more, nothing is taken for current, seen or not', () => {
  const states = createServerStates()
  states.told([['own', '5']])
  states.begin()()
  states.forget()
  expect(states.isCurrent('own', '5')).toBe(false)
  states.told([['own', '5']])
  expect(states.isCurrent('own', '4')).toBe(false)
})
