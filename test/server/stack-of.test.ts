import { expect, test } from 'vitest'
import { stackOf } from '../../sync-server/http/stack-of.ts'

function thrownBy(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown.')
}

test('the log tells where a text could not be read, and nothing of the text', () => {
  for (const text of ['Ada, 070-123 45 67', '{"name":"Ada"', '\n    at Ada']) {
    const stack = stackOf(thrownBy(() => JSON.parse(text)))
    expect(stack).toMatch(/^SyntaxError\n/)
    expect(stack).toContain('stack-of.test')
    expect(stack).not.toContain('Ada')
  }
})

test('of other errors it tells all, and of what is no error nothing', () => {
  expect(stackOf(new Error('The store refused a record.'))).toContain('refused a record')
  expect(stackOf('x')).toBeUndefined()
})
