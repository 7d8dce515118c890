import { expect, test } from 'vitest'
import {
  makeRetrievalCode,
  parseRetrievalCode,
  retrievalCodeBytes,
} from '../../src/domain/questions/retrieval-code.ts'

const bytes = (fill: (index: number) => number) =>
  Uint8Array.from({ length: retrievalCodeBytes }, (_, index) => fill(index))

test('a code is three groups of four, and reads as itself', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const code = makeRetrievalCode(bytes((index) => (seed * 97 + index * 31) % 256))
    expect(code).toMatch(/^[0-9AC-HJKMNP-RTV-Y]{4}(-[0-9AC-HJKMNP-RTV-Y]{4}){2}$/)
    expect(parseRetrievalCode(code)).toBe(code)
  }
})

test('every bit counts', () => {
  const one = makeRetrievalCode(bytes(() => 0))
  const other = makeRetrievalCode(bytes((index) => (index === retrievalCodeBytes - 1 ? 1 : 0)))
  expect(one).not.toBe(other)
  expect(() => makeRetrievalCode(new Uint8Array(8))).toThrow(TypeError)
})

test('a code is read as people write it', () => {
  expect(parseRetrievalCode(' 7k2m 04qx–9atd ')).toBe('7K2M-04QX-9ATD')
  expect(parseRetrievalCode('7KZMO4QX9ATD')).toBe('7K2M-04QX-9ATD')
  expect(parseRetrievalCode('iloS-buzz-0000')).toBe('1105-8V22-0000')
})

test.each([
  '',
  '7K2M-04QX',
  '7K2M-04QX-9ATD-1',
  '7K2M-04QX-9AT!',
  'å'.repeat(12),
  ' '.repeat(100_000),
])('what can’t be a code is none: %j', (typed) => expect(parseRetrievalCode(typed)).toBeUndefined())
