import { describe, expect, test } from 'vitest'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { corrections } from '../../sync-server/seed/facts.ts'
import { seedEntries } from '../../sync-server/seed/index.ts'
import { textsOf } from '../../sync-server/seed/validate.ts'

const entries = seedEntries()
const entry = (id: string): DirectoryEntry => {
  const found = entries.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`There is no ${id}.`)
  return found
}
const ids = (part: RegExp) => entries.map(({ id }) => id).filter((id) => part.test(id))

/** One test for each record of `corrections.json`, in its order. */
describe('what is known to be wrong in the facts is set right', () => {
  test('there are twelve corrections', () => {
    expect(corrections).toHaveLength(12)
  })

  test('1: Kulturkluster Sörmland is shown as an ended pilot', () => {
    expect(entry('network:kulturkluster-sormland')).toMatchObject({
      name: 'Kulturkluster Sörmland',
      status: 'inactive',
      note: expect.stringContaining('2022–2023') as string,
    })
  })

  test('2: the pilot’s function is hidden, and no way to reach it is shown', () => {
    expect(ids(/^function:.*kulturkluster/)).toEqual([])
    const { email, phone, website } = entry('network:kulturkluster-sormland')
    expect([email, phone, website]).toEqual([undefined, undefined, undefined])
  })

  test('3: Drömfabriken and Mötesplats Stallarholmen are one place', () => {
    expect(ids(/dromfabriken/)).toEqual([])
    const place = entry('venue:motesplats-stallarholmen')
    expect(place.summary).toContain('Drömfabriken')
    expect(place.summary).toContain('Gula industrihuset')
  })

  test('4: its opening day and its bookings from old news are gone', () => {
    const text = textsOf(entry('venue:motesplats-stallarholmen')).join(' ')
    expect(text).not.toMatch(/1 maj|50–60|bokad|2015/)
  })

  test('5: every studieförbund and folkhögskola of Sörmland stands once, as an actor that trains', () => {
    const providers = entries.filter(
      (candidate) =>
        candidate.kind === 'actor' &&
        ['studieforbund', 'folkhogskola'].includes(candidate.actorType ?? ''),
    )
    expect(
      providers.every(
        (actor) => actor.kind === 'actor' && actor.roles.includes('training-provider'),
      ),
    ).toBe(true)
    // Ten members of Länsbildningsförbundet and four schools; three and four in Gävleborg.
    expect(providers).toHaveLength(10 + 4 + 3 + 4)
    expect(ids(/^training:/).filter((id) => /sf-|fhsk|folkhogskola/.test(id))).toEqual([])
    expect(ids(/folkuniversitetet/)).toHaveLength(1)
    expect(ids(/medborgarskolan/)).toHaveLength(1)
  })

  test('6: Oxelösund’s bundle is five schemes with their own dates', () => {
    const schemes = entries.filter(({ id }) => id.startsWith('funding:oxelosund-'))
    expect(
      schemes.map((scheme) => [scheme.id, scheme.kind === 'funding' && scheme.deadlineMonths]),
    ).toEqual([
      ['funding:oxelosund-anlaggningsstod', [10]],
      ['funding:oxelosund-bidrag-till-studieforbund', [2]],
      ['funding:oxelosund-jubileumsbidrag', [10]],
      ['funding:oxelosund-startbidrag', undefined],
      ['funding:oxelosund-verksamhetsbidrag', [10]],
    ])
    expect(schemes.every(({ year }) => year === 2024)).toBe(true)
    expect(entry('funding:oxelosund-bidrag-till-studieforbund')).toMatchObject({
      audiences: ['studieforbund'],
      whoCanApply: 'Studieförbund',
    })
  })

  test('7: the scheme that only regions can apply for is for regions only', () => {
    expect(
      entry('funding:kulturradet-verksamhetsbidrag-till-regional-kulturverksamhet'),
    ).toMatchObject({ audiences: ['region'] })
  })

  test.each(['training:kulturakademin-trappan', 'training:kulturverkstan'])(
    '8, 9: %s is marked as outside the counties',
    (id) => {
      expect(entry(id)).toMatchObject({ scope: 'outside', municipalities: [] })
      expect(entry(id).note).toContain('utanför länen')
    },
  )

  test('10: Ibn Rushd stands once and says that it has no grant from the state', () => {
    expect(ids(/ibn-?rushd/)).toEqual(['actor:ibn-rushd-sormland'])
    const actor = entry('actor:ibn-rushd-sormland')
    expect(actor.note).toContain('inget statsbidrag 2025–2027')
    expect(actor.sources.map(({ publisher }) => publisher)).toContain('Altinget')
  })

  test('11: the coordinator of every municipality is guidance, not a function to reach', () => {
    expect(ids(/^function:.*i-varje-kommun|^function:kommun-/)).toEqual([])
    expect(entry('resource:kommunens-kultursamordnare')).toMatchObject({ kind: 'resource' })
  })

  test('12: all nineteen populations are of the same day', () => {
    const municipalities = entries.filter(
      (term) => term.kind === 'taxonomy' && term.vocabulary === 'municipalities',
    )
    const values = corrections.find(({ values: table }) => table)?.values
    expect(municipalities).toHaveLength(19)
    for (const term of municipalities) {
      if (term.kind !== 'taxonomy') continue
      expect([term.code, term.population, term.populationDate]).toEqual([
        term.code,
        values?.[term.code],
        '2020-12-31',
      ])
    }
  })
})
