import { describe, expect, it } from 'vitest'
import type { TaxonomyTerm } from '../../src/domain/directory/entry.ts'
import {
  changesOfForm,
  formOf,
  mergeChanges,
  newWord,
  retireChanges,
} from '../../src/domain/directory/edit-words.ts'
import { inTreeOrder, isBelow } from '../../src/domain/directory/word-tree.ts'
import { wordsNamedBy } from '../../src/domain/directory/word-uses.ts'
import { createWords } from '../../src/domain/directory/words.ts'
import { parseEntry } from '../../src/domain/directory/parse-entry.ts'
import { valuesOf, withChanges } from '../../src/domain/proposals/changes.ts'
import { entryProblems, problemsOfChange } from '../../src/domain/proposals/entry-problems.ts'
import { seedEntries } from '../../sync-server/seed/index.ts'

const seed = seedEntries()
const terms = seed.filter((entry): entry is TaxonomyTerm => entry.kind === 'taxonomy')
const words = createWords(terms)
const byLabel = (a: TaxonomyTerm, b: TaxonomyTerm) => a.labels.sv.localeCompare(b.labels.sv, 'sv')

function theTerm(vocabulary: TaxonomyTerm['vocabulary'], code: string): TaxonomyTerm {
  const found = words.term(vocabulary, code)
  if (!found) throw new Error(`No ${vocabulary}.${code}.`)
  return found
}

describe('editing a word', () => {
  const dance = theTerm('fields', 'dans')

  it('that is left as it was changes nothing, for any word of the seed', () => {
    const changed = terms.filter((term) => changesOfForm(term, formOf(term)).length > 0)
    expect(changed.map(({ id }) => id)).toEqual([])
  })

  it('renames it in each language, and its name with it', () => {
    const form = formOf(dance)
    const changes = changesOfForm(dance, {
      ...form,
      labels: { sv: ' Dans och rörelse ', en: 'Dance', fi: '' },
      altLabels: { ...form.altLabels, sv: ['balett', ' balett', ''] },
    })
    const after = withChanges(valuesOf(dance), changes)
    expect(after['name']).toBe('Dans och rörelse')
    expect(after['labels']).toEqual({ sv: 'Dans och rörelse', en: 'Dance' })
    expect(after['altLabels']).toEqual({ en: ['dancing'], fi: ['tanssi'], sv: ['balett'] })
    expect(entryProblems('taxonomy', after)).toEqual([])
    expect(parseEntry({ ...after, id: dance.id, kind: 'taxonomy' })).toBeDefined()
  })

  it('can be emptied of its other names', () => {
    const none = { sv: [], en: [], fi: [] }
    const changes = changesOfForm(dance, { ...formOf(dance), altLabels: none })
    expect(changes.map(({ field, after }) => [field, after])).toEqual([['altLabels', null]])
  })

  it('without Swedish or English is not let through by the judge', () => {
    const changes = changesOfForm(dance, { ...formOf(dance), labels: { sv: 'x', en: '', fi: '' } })
    const before = valuesOf(dance)
    const problems = problemsOfChange('taxonomy', before, withChanges(before, changes))
    expect(problems.map(({ field }) => field)).toEqual(['labels'])
  })

  it('is merged, let stand again, retired and taken back by one field', () => {
    const merged = withChanges(valuesOf(dance), mergeChanges(dance, 'musik'))
    expect(merged['mergedInto']).toBe('musik')
    expect(entryProblems('taxonomy', merged)).toEqual([])
    const again = mergeChanges({ ...dance, mergedInto: 'musik' }, null)
    expect(withChanges(merged, again)['mergedInto']).toBeUndefined()
    const retired = withChanges(valuesOf(dance), retireChanges(dance, true))
    expect(retired['retired']).toBe(true)
    const back = retireChanges({ ...dance, retired: true }, false)
    expect(withChanges(retired, back)['retired']).toBeUndefined()
  })
})

describe('a new word', () => {
  const form = { ...formOf(undefined), labels: { sv: 'Ljud & ljus', en: 'Sound', fi: '' } }

  it('gets a code that nothing else has had', () => {
    expect(newWord('fields', form, new Set()).entry).toBe('taxonomy:fields.ljud-ljus')
    expect(newWord('fields', form, new Set(['ljud-ljus', 'ljud-ljus-2'])).entry).toBe(
      'taxonomy:fields.ljud-ljus-3',
    )
    const odd = { ...form, labels: { sv: '舞', en: 'Dance', fi: '' } }
    expect(newWord('fields', odd, new Set()).entry).toBe('taxonomy:fields.ord')
  })

  it('is one that the judge lets through', () => {
    const { changes = [], name } = newWord('fields', form, new Set())
    const values = withChanges({}, changes)
    expect(name).toBe('Ljud & ljus')
    expect(values).toMatchObject({ vocabulary: 'fields', code: 'ljud-ljus', name })
    expect(entryProblems('taxonomy', values)).toEqual([])
  })
})

describe('the tree of a vocabulary', () => {
  const branches = terms.filter(({ vocabulary }) => vocabulary === 'kkn-branches')

  it('has each word once, under the one that is broader', () => {
    const tree = inTreeOrder(branches, words, byLabel)
    expect(tree).toHaveLength(branches.length)
    const stage = tree.findIndex(({ term }) => term.code === 'scenkonst')
    expect(tree.slice(stage, stage + 4).map(({ term, depth }) => [depth, term.labels.sv])).toEqual([
      [0, 'Scenkonst'],
      [1, 'Kulturutbildning'],
      [1, 'Musik'],
      [1, 'Scenkonst'],
    ])
  })

  it('loses nothing where two are broader than each other', () => {
    const [one, other] = [theTerm('fields', 'dans'), theTerm('fields', 'musik')]
    const circle = [
      { ...one, broader: other.code },
      { ...other, broader: one.code },
    ]
    expect(inTreeOrder(circle, words, byLabel).map(({ term }) => term.code)).toEqual([
      'dans',
      'musik',
    ])
  })

  it('knows what lies below a word', () => {
    expect(isBelow('scenkonst-musik', 'scenkonst', branches, words)).toBe(true)
    expect(isBelow('scenkonst', 'scenkonst-musik', branches, words)).toBe(false)
    expect(isBelow('scenkonst', 'scenkonst', branches, words)).toBe(true)
  })
})

it('an entry names the words that it carries, whatever its kind', () => {
  const known = new Set(terms.map(({ vocabulary, code }) => `${vocabulary}.${code}`))
  const named = new Set(seed.flatMap((entry) => [...wordsNamedBy(entry)]))
  expect([...named].filter((word) => !known.has(word))).toEqual([])
  const vocabularies = new Set([...named].map((word) => word.slice(0, word.indexOf('.'))))
  expect([...vocabularies].sort()).toEqual([
    'actor-roles',
    'actor-types',
    'audiences',
    'event-types',
    'fields',
    'legal-forms',
    'municipalities',
    'training-types',
    'venue-types',
  ])
})
