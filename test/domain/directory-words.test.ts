import { describe, expect, it } from 'vitest'
import type { Funding, TaxonomyTerm } from '../../src/domain/directory/entry.ts'
import { createWords, resolveKey, withStandingWords } from '../../src/domain/directory/words.ts'

function field(code: string, more: Partial<TaxonomyTerm> = {}): TaxonomyTerm {
  return {
    kind: 'taxonomy',
    id: `taxonomy:fields.${code}` as TaxonomyTerm['id'],
    vocabulary: 'fields',
    code,
    name: code,
    labels: { sv: code, en: `${code} in English` },
    fields: [],
    municipalities: [],
    topics: [],
    status: 'active',
    sources: [],
    ...more,
  }
}

const codes = (terms: readonly TaxonomyTerm[]) => terms.map(({ code }) => code)

describe('a word merged into another', () => {
  const words = createWords([
    field('dans'),
    field('balett', { mergedInto: 'dans', altLabels: { sv: ['tåspets'], fi: ['baletti'] } }),
    field('tap', { mergedInto: 'balett' }),
  ])

  it('is read as the other, through several merges', () => {
    expect(words.resolve('fields', 'balett')).toBe('dans')
    expect(words.resolve('fields', 'tap')).toBe('dans')
    expect(words.term('fields', 'tap')?.labels.sv).toBe('dans')
    expect(resolveKey(words, 'fields.tap')).toBe('fields.dans')
  })

  it('is no longer offered', () => {
    expect(codes(words.offered('fields'))).toEqual(['dans'])
  })

  it('leaves its names to the other, which is searched by them', () => {
    expect(words.standing().map(({ code, altLabels }) => [code, altLabels])).toEqual([
      [
        'dans',
        {
          sv: ['balett', 'tåspets', 'tap'],
          en: ['balett in English', 'tap in English'],
          fi: ['baletti'],
        },
      ],
    ])
  })

  it('is judged as the other where an entry names it, which stays as it is stored', () => {
    const scheme = {
      ...field('x'),
      kind: 'funding',
      fields: ['tap', 'dans', 'musik'],
      audiences: [],
      eligibility: { fields: ['balett'], minimumAge: 18 },
    } as unknown as Funding
    const read = withStandingWords(scheme, words)
    expect(read.fields).toEqual(['dans', 'musik'])
    expect(read.eligibility).toEqual({ fields: ['dans'], minimumAge: 18 })
    expect(scheme.fields).toEqual(['tap', 'dans', 'musik'])
  })

  it('says nothing of the same code in another vocabulary, nor of keys that are no words', () => {
    expect(words.resolve('topics', 'balett')).toBe('balett')
    expect(resolveKey(words, 'counties.04')).toBe('counties.04')
  })

  it('keeps a code that nothing is known of, and a merge into what is not there', () => {
    const lost = createWords([field('a', { mergedInto: 'gone' })])
    expect(lost.resolve('fields', 'a')).toBe('a')
    expect(codes(lost.offered('fields'))).toEqual(['a'])
    expect(lost.resolve('fields', 'constructor')).toBe('constructor')
  })

  it('stands on all devices for the same one when two were merged into each other', () => {
    const both = [
      field('b', { mergedInto: 'a' }),
      field('a', { mergedInto: 'b' }),
      field('c', { mergedInto: 'b' }),
    ]
    for (const terms of [both, both.toReversed()]) {
      const words = createWords(terms)
      expect(['a', 'b', 'c'].map((code) => words.resolve('fields', code))).toEqual(['a', 'a', 'a'])
      expect(codes(words.offered('fields'))).toEqual(['a'])
    }
  })
})

describe('a retired word', () => {
  it('keeps its label and is not offered', () => {
    const words = createWords([field('cirkus', { retired: true }), field('dans')])
    expect(words.term('fields', 'cirkus')?.labels.sv).toBe('cirkus')
    expect(codes(words.offered('fields'))).toEqual(['dans'])
    expect(codes(words.standing())).toEqual(['cirkus', 'dans'])
    expect(words.merges).toBe(false)
  })
})
