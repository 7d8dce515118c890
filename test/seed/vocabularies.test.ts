import { describe, expect, test } from 'vitest'
import {
  vocabularies,
  type TaxonomyTerm,
  type Vocabulary,
} from '../../src/domain/directory/entry.ts'
import { finnishLabels } from '../../sync-server/seed/curated/finnish.ts'
import { seedEntries } from '../../sync-server/seed/index.ts'

const terms = seedEntries().filter((entry): entry is TaxonomyTerm => entry.kind === 'taxonomy')
const of = (vocabulary: Vocabulary) => terms.filter((term) => term.vocabulary === vocabulary)

describe('the controlled words', () => {
  test('fill every vocabulary', () => {
    expect(vocabularies.filter((vocabulary) => of(vocabulary).length === 0)).toEqual([])
  })

  test('have an id made of vocabulary and code, and labels in Swedish and English', () => {
    for (const { id, vocabulary, code, labels, name } of terms) {
      expect(id).toBe(`taxonomy:${vocabulary}.${code}`)
      expect([labels.sv, labels.en].every((label) => label.trim() !== '')).toBe(true)
      expect(name).toBe(labels.sv)
    }
  })

  test('are called something in Finnish too, but for municipalities, whose names are the same', () => {
    const missing = terms.filter(({ vocabulary, labels: { fi } }) =>
      vocabulary === 'municipalities' ? fi !== undefined : !fi?.trim(),
    )
    expect(missing.map(({ id }) => id)).toEqual([])
    const known = new Set(terms.map(({ vocabulary, code }) => `${vocabulary}.${code}`))
    expect(Object.keys(finnishLabels).filter((key) => !known.has(key))).toEqual([])
  })

  test('offer no label twice within a vocabulary', () => {
    const labels = terms
      .filter(({ broader }) => broader === undefined)
      .flatMap(({ vocabulary, labels: { sv, en, fi } }) => [
        `${vocabulary} ${sv}`,
        `${vocabulary} en ${en}`,
        ...(fi ? [`${vocabulary} fi ${fi}`] : []),
      ])
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([])
  })

  test('lead from each field to its branches and its area of the culture model', () => {
    const music = of('fields').find(({ code }) => code === 'musik')
    expect(music?.related).toEqual([
      'taxonomy:culture-model-areas.scenkonst',
      'taxonomy:kkn-branches.scenkonst-musik',
    ])
    const unmapped = of('fields').filter(
      ({ related = [] }) => !related.some((id) => id.startsWith('taxonomy:kkn-branches.')),
    )
    // Outdoor life is no branch of the creative industries.
    expect(unmapped.map(({ code }) => code)).toEqual(['friluftsliv'])
  })

  test('keep branches verified and industry codes marked as unverified', () => {
    expect(of('kkn-branches').every(({ verified }) => verified === true)).toBe(true)
    expect(of('kkn-branches').filter(({ broader }) => broader !== undefined)).toHaveLength(21)
    expect(of('sni-codes')).toHaveLength(37)
    expect(of('sni-codes').every(({ verified, note }) => verified === false && note)).toBe(true)
  })

  test('place each municipality in its county, with its seat', () => {
    const municipalities = of('municipalities')
    expect(municipalities.filter(({ county }) => county === '04')).toHaveLength(9)
    expect(municipalities.filter(({ county }) => county === '21')).toHaveLength(10)
    for (const { code, county, place, municipalities: own } of municipalities) {
      expect(code.slice(0, 2)).toBe(county)
      expect(own).toEqual([code])
      expect(place?.latitude).toBeGreaterThan(58)
      expect(place?.longitude).toBeGreaterThan(15)
    }
  })

  test('mark the Finnish administrative areas', () => {
    const finnish = of('municipalities').filter((term) => term.finnishAdministrativeArea)
    expect(finnish.map(({ name }) => name)).toEqual(expect.arrayContaining(['Eskilstuna', 'Gävle']))
    expect(finnish.length).toBeLessThan(19)
  })

  test('give each kind of need its area', () => {
    const focuses = of('need-kinds').map(({ focus }) => focus)
    expect(new Set(focuses)).toEqual(new Set(['stod', 'kunskap', 'kontakt']))
    expect(focuses).toHaveLength(12)
  })
})
