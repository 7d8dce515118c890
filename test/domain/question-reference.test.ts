import { expect, test } from 'vitest'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import {
  bracketed,
  needsReferredTo,
  referenceOf,
  referencesIn,
} from '../../src/domain/questions/reference.ts'

const id = parseDocumentId('need:01K9ZJ8Q4T6Y2V0N3B5C7D9F1G')

test('a need has one reference, the same on every device', () => {
  expect(referenceOf(id)).toMatch(/^KL-[0-9A-HJKMNP-TV-Z]{6}$/)
  expect(referenceOf(id)).toBe(referenceOf(parseDocumentId(String(id))))
  expect(referenceOf(id)).not.toBe(referenceOf(parseDocumentId('need:demo')))
})

test('five thousand needs made in one breath hardly ever share a reference', () => {
  const ids = Array.from({ length: 5_000 }, (_, at) =>
    parseDocumentId(`need:01K9ZJ8Q4T6Y2V0N3B5C7D${String(at).padStart(4, '0')}`),
  )
  expect(new Set(ids.map(referenceOf)).size).toBeGreaterThan(4_995)
})

test('a reference is found in the subject of an answer, however it was written off', () => {
  const subject = `SV: Svar på din fråga ${bracketed('KL-10AB2C')}`
  expect(referencesIn(subject)).toEqual(['KL-10AB2C'])
  expect(referencesIn('re: [kl-ioab2c] och KL-10AB2C')).toEqual(['KL-10AB2C'])
  expect(referencesIn('KLOCKAN 10, KL-12, xKL-10AB2C')).toEqual([])
})

test('what comes back finds its need among others', () => {
  const needs = [{ id: 'need:01K9ZJ8Q4T6Y2V0N3B5C7D9F1H' }, { id }]
  expect(needsReferredTo(`Sv: ${bracketed(referenceOf(id))}`, needs)).toEqual([{ id }])
  expect(needsReferredTo('Sv: hej', needs)).toEqual([])
})
