/** The directory as Open Referral HSDS 3.0, out and in again; and other people's files. */
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { v5 as uuidv5 } from 'uuid'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { incomingFromHsds, openHsds, type HsdsFile } from '../../src/domain/hsds/from-hsds.ts'
import { hsdsReferences, hsdsTables, type HsdsData } from '../../src/domain/hsds/tables.ts'
import { toHsds } from '../../src/domain/hsds/to-hsds.ts'
import { matchRows } from '../../src/domain/import/match-rows.ts'
import { planImport } from '../../src/domain/import/plan-import.ts'
import { vocabularyWords } from '../../src/domain/import/vocabulary-words.ts'
import type { Json } from '../../src/domain/json.ts'
import { valuesOf, withChanges } from '../../src/domain/proposals/changes.ts'
import { knownWords } from '../../src/domain/proposals/entry-problems.ts'
import { generateEntries, seedEntries } from '../../sync-server/seed/index.ts'
import { actor } from '../directory/support/entries.ts'
import { hsdsSchema } from './support/hsds-schema.ts'

const seed = seedEntries()
const terms = seed.filter((entry) => entry.kind === 'taxonomy')
const words = vocabularyWords(terms)
const uuidOf = (name: string) => uuidv5(name, uuidv5.URL)
const overTheWire = (data: HsdsData) => JSON.parse(JSON.stringify(data)) as Json

function opened(value: unknown): HsdsFile {
  const file = openHsds(value)
  if (!file) throw new Error('That is no HSDS.')
  return file
}

function plan(value: unknown, entries: readonly DirectoryEntry[]) {
  const file = opened(value)
  const reading = {
    serviceKind: 'function',
    sameForAll: { level: 'civil-society' },
    words,
  } as const
  const rows = incomingFromHsds(file, reading)
  return planImport({
    rows,
    matches: matchRows(rows, entries).matches,
    choices: new Map(),
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    words: knownWords(terms),
  })
}

// Hundreds of entries, written and read back: seconds on a machine with much else to do.
describe('the directory as HSDS', { timeout: 60_000 }, () => {
  const data = toHsds(seed, uuidOf)

  it('is as the standard asks', () => {
    const ajv = new Ajv({ allErrors: false, strict: false })
    formats.default(ajv)
    const validate = ajv.compile(hsdsSchema)
    const wrong = validate(overTheWire(data)) ? [] : validate.errors
    expect(wrong).toEqual([])
  })

  it('has every entry once, with ids that are there once', () => {
    const ids = hsdsTables.flatMap((table) => data[table].map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    const written = new Set(ids)
    expect(seed.filter(({ id }) => !written.has(uuidOf(id)))).toEqual([])
  })

  it('refers to nothing that is not in it', () => {
    expect(Object.values(hsdsReferences).flat().length).toBeGreaterThan(20)
    expect(opened(overTheWire(data)).dangling).toEqual([])
  })

  it('names a service’s organization, also where that is no entry', () => {
    const names = new Map(data.organization.map(({ id, name }) => [id, name]))
    const functions = seed.filter((entry) => entry.kind === 'function')
    for (const entry of functions) {
      const service = data.service.find(({ id }) => id === uuidOf(entry.id))
      expect(names.get(service?.['organization_id'] ?? ''), entry.name).toBeTruthy()
    }
  })

  it('changes nothing when it is taken in again', () => {
    const entries = [...seed, ...generateEntries(100, 1).filter(({ kind }) => kind !== 'taxonomy')]
    const planned = plan(overTheWire(toHsds(entries, uuidOf)), entries)
    expect(planned.filter(({ kind }) => kind !== 'unchanged')).toEqual([])
    expect(planned).toHaveLength(entries.length)
  })

  it('says all that the entries say', () => {
    const rows = incomingFromHsds(opened(overTheWire(data)), {
      serviceKind: 'function',
      sameForAll: {},
      words,
    })
    for (const entry of seed) {
      const { assuredAt: _at, assuredBy: _by, status, ...said } = valuesOf(entry)
      const row = rows.find(({ id }) => id === entry.id)
      const stated = status === 'active' ? said : { ...said, status }
      const { status: read, ...others } = row?.fields ?? {}
      const back = read === undefined || read === 'active' ? others : { ...others, status: read }
      const filled = Object.entries(stated).filter(([, value]) => JSON.stringify(value) !== '[]')
      const sorted = (value: Json | undefined) =>
        Array.isArray(value) && value.every((item: Json) => typeof item === 'string')
          ? [...value].sort()
          : value
      const inOrder = (of: [string, Json | undefined][]) =>
        Object.fromEntries(of.map(([field, value]) => [field, sorted(value)]))
      expect(inOrder(Object.entries(back)), entry.id).toEqual(inOrder(filled))
    }
  })

  it('keeps HTML and scripts as text', () => {
    const name = '<script>alert(1)</script>'
    const back = incomingFromHsds(opened(overTheWire(toHsds([actor(name)], uuidOf))), {
      serviceKind: 'function',
      sameForAll: {},
      words,
    })
    expect(back[0]?.fields['name']).toBe(name)
  })
})

describe('another program’s HSDS', () => {
  const id = (number: number) => uuidOf(String(number))
  const service = {
    id: id(1),
    name: 'Rådgivning',
    status: 'temporarily closed',
    url: 'https://example.org/rad',
    organization: {
      id: id(2),
      name: 'Studieförbundet',
      description: 'Kurser.',
      email: 'hej@example.org',
      phones: [{ id: id(3), number: '016-100 00' }],
    },
    service_areas: [{ id: id(4), name: 'Eskilstuna' }],
    attributes: [
      { id: id(5), taxonomy_term: { id: id(6), name: 'Musik', description: 'm' } },
      { id: id(7), taxonomy_term: { id: id(8), name: 'Bygdespel', description: 'b' } },
    ],
    service_at_locations: [
      {
        id: id(9),
        location: {
          ...{ id: id(10), location_type: 'physical', name: 'Huset' },
          addresses: [
            {
              ...{ id: id(11), address_1: 'Storgatan 1', city: 'Eskilstuna' },
              ...{ postal_code: '632 20', state_province: '', country: 'SE' },
              address_type: 'physical',
            },
          ],
        },
      },
    ],
  }
  const said = {
    organisation: 'Studieförbundet',
    name: 'Rådgivning',
    status: 'temporarily-closed',
    website: 'https://example.org/rad',
    municipalities: ['0484'],
    fields: ['musik'],
    topics: ['Bygdespel'],
    place: { name: 'Huset', address: 'Storgatan 1, 632 20 Eskilstuna' },
    level: 'civil-society',
  }

  it.each([
    ['an array of services', [service]],
    ['a page of an API', { contents: [service], page_number: 1 }],
    ['an object of tables', { services: [service] }],
  ])('is read from %s', (_name, value) => {
    const planned = plan(JSON.parse(JSON.stringify(value)), seed)
    const made = planned.map((row) =>
      row.kind === 'new' ? { entry: row.entry, ...withChanges({}, row.changes) } : row,
    )
    expect(made).toEqual([
      {
        entry: 'actor:studieforbundet',
        name: 'Studieförbundet',
        summary: 'Kurser.',
        email: 'hej@example.org',
        phone: '016-100 00',
      },
      { entry: 'function:radgivning', ...said },
    ])
  })

  it('tells each reference that leads nowhere, and where it stands', () => {
    const file = opened({
      service: [{ id: id(1), name: 'A', status: 'active', organization_id: id(99) }],
      phones: [{ id: id(2), number: '1', service_id: id(98) }],
      attribute: [
        { id: id(3), link_id: id(97), link_entity: 'service', taxonomy_term_id: id(96) },
        { id: id(4), link_id: id(1), link_entity: 'organization', taxonomy_term_id: id(96) },
      ],
    })
    expect(file.dangling).toEqual([
      { path: 'service[0].organization_id', id: id(99) },
      { path: 'phones[0].service_id', id: id(98) },
      { path: 'attribute[0].taxonomy_term_id', id: id(96) },
      { path: 'attribute[0].link_id', id: id(97) },
      { path: 'attribute[1].taxonomy_term_id', id: id(96) },
      { path: 'attribute[1].link_id', id: id(1) },
    ])
  })

  it('tells of records that are none, and takes the others', () => {
    const file = opened({ organizations: [{ name: 'A' }, 'B', null, { id: id(1), name: 'C' }] })
    expect(file.flattened.unreadable).toEqual([0, 1, 2].map((at) => `organizations[${at}]`))
    expect(file.flattened.records.map(({ path }) => path)).toEqual(['organizations[3]'])
  })

  it.each([[null], [1], [{}], [[]], [[1]], [{ a: [{ id: 'x' }] }], [[{ id: 'x' }]]])(
    'is not %j',
    (value) => {
      expect(openHsds(value)).toBeUndefined()
    },
  )

  it('gives no entry of ours another’s fields, nor members of every object', () => {
    const data = toHsds([actor('Kören')], uuidOf)
    const text = JSON.stringify(data)
    const wrong = JSON.parse(text.replaceAll('"code":"sources"', '"code":"__proto__"')) as unknown
    const [row] = plan(wrong, [])
    expect(row?.kind).toBe('left-out')
    expect(({} as Record<string, unknown>)['publisher']).toBeUndefined()
  })

  it('never changes when something was checked, nor brings back what was taken out', () => {
    const checked = actor('Kören', { assuredAt: '2026-01-01', assuredBy: 'Kim' })
    const planned = plan(overTheWire(toHsds([checked], uuidOf)), [actor('Kören')])
    expect(planned.map(({ kind }) => kind)).toEqual(['unchanged'])
  })
})
