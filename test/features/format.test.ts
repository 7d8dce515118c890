import { expect, test } from 'vitest'
import { createFormat } from '../../src/ui/format.ts'

test('a time that is none is said as nothing, and the screen goes on', () => {
  const format = createFormat('sv')
  const now = new Date('2026-11-22T10:00:00Z')
  for (const none of ['', 'x', '2026-13-45']) {
    const said = [format.day(none), format.moment(none), format.time(none), format.ago(none, now)]
    expect(said).toEqual(['', '', '', ''])
  }
  expect(format.day('2026-11-22T10:00:00Z')).toBe('22 november 2026')
})
