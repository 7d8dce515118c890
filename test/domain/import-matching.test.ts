/** Which rows are of entries that are there, and what an import would do. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import type { Incoming } from '../../src/domain/import/incoming.ts'
import { matchRows } from '../../src/domain/import/match-rows.ts'
import { emailForm, nameForm, phoneForm, webForm } from '../../src/domain/import/normal-forms.ts'
import { planImport, type MatchChoice, type Planned } from '../../src/domain/import/plan-import.ts'
import type { Json } from '../../src/domain/json.ts'
import { actor } from '../directory/support/entries.ts'

const rowsOf = (...fields: readonly Readonly<Record<string, Json>>[]): readonly Incoming[] =>
  fields.map((said, number) => {
    const { id, ...rest } = said
    return {
      number,
      place: { kind: 'row', row: number + 2 },
      kind: 'actor',
      ...(typeof id === 'string' ? { id: parseDocumentId(id) } : {}),
      fields: rest,
    }
  })

function plan(
  rows: readonly Incoming[],
  entries: readonly DirectoryEntry[],
  choices: Readonly<Record<number, MatchChoice>> = {},
): readonly Planned[] {
  return planImport({
    rows,
    matches: matchRows(rows, entries).matches,
    choices: new Map(Object.entries(choices).map(([number, choice]) => [Number(number), choice])),
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    words: new Map(),
  })
}

const choir = actor('Kören', {
  municipalities: ['0488'],
  email: 'hej@koren.example',
  website: 'https://www.koren.example/om/',
  phone: '016-710 10 00',
  topics: ['sång'],
})
const museum = actor('Museet', { municipalities: ['0484'] })
const entries = [choir, museum]
const kindsOf = (...fields: readonly Readonly<Record<string, Json>>[]) =>
  matchRows(rowsOf(...fields), entries).matches.map(({ kind }) => kind)

describe('ways of writing one thing', () => {
  it('are one name, with or without its legal form', () => {
    expect(nameForm('Ökna Teater AB')).toBe(nameForm('ökna  teater'))
    expect(nameForm('Stiftelsen Kören')).toBe(nameForm('Kören, ideell förening'))
    expect(nameForm('Föreningen')).toBe('föreningen')
    expect(nameForm('Norra')).not.toBe(nameForm('Norrå'))
  })

  it('are one address on the web, one e-mail and one number', () => {
    expect(webForm('HTTP://www.Koren.example/om/?a#b')).toBe('koren.example/om')
    expect(webForm('koren.example/om')).toBe('koren.example/om')
    expect(webForm('fråga Kim')).toBe('')
    expect(emailForm(' Hej@Koren.Example')).toBe('hej@koren.example')
    for (const number of ['016-710 10 00', '+46 (0)16 710 10 00', '0046167101000']) {
      expect(phoneForm(number)).toBe('+46167101000')
    }
    expect(phoneForm('112')).toBe('')
  })
})

describe('a row is of an entry', () => {
  it('for certain by its address in the directory, or by name together with another way', () => {
    expect(
      kindsOf(
        { id: choir.id, name: 'Något annat' },
        { name: 'museet ', municipalities: ['0484', '0480'] },
      ),
    ).toEqual(['certain', 'certain'])
    expect(kindsOf({ name: 'Kören', phone: '+46 16 710 10 00' })).toEqual(['certain'])
  })

  it('likely by one way alone, or by several without the name', () => {
    expect(kindsOf({ name: 'Kören' })).toEqual(['likely'])
    expect(kindsOf({ name: 'Barnkören', email: 'HEJ@koren.example' })).toEqual(['likely'])
    expect(kindsOf({ name: 'Annat', website: 'koren.example/om', phone: '016-7101000' })).toEqual([
      'likely',
    ])
  })

  it('not by a municipality, nor where it is of another kind or says nothing in common', () => {
    expect(kindsOf({ name: 'Bandet', municipalities: ['0488'] })).toEqual(['none'])
    const [row] = rowsOf({ name: 'Kören', municipalities: ['0488'] })
    const venue = matchRows(row ? [{ ...row, kind: 'venue' }] : [], entries)
    expect(venue.matches).toEqual([{ kind: 'none' }])
  })

  it('not by a switchboard that many share', () => {
    const shared = ['Ett', 'Två', 'Tre', 'Fyra'].map((name) => actor(name, { phone: '016-100000' }))
    expect(matchRows(rowsOf({ name: 'Fem', phone: '016-100000' }), shared).matches).toEqual([
      { kind: 'none' },
    ])
  })

  it('is none where it says that it is of one that is not there', () => {
    expect(kindsOf({ id: 'actor:finns-inte', name: 'Kören' })).toEqual(['no-such-entry'])
  })

  it('is the same as an earlier row where name and place are the same', () => {
    expect(
      kindsOf(
        { name: 'Bandet', municipalities: ['0488'] },
        { name: 'BANDET', municipalities: ['0488'] },
        { name: 'Bandet', municipalities: ['0484'] },
      ),
    ).toEqual(['none', 'same-as-row', 'none'])
  })

  it('is asked where two rows would be certain of one entry', () => {
    expect(
      kindsOf(
        { name: 'Kören', municipalities: ['0488'] },
        { name: 'Kören', municipalities: ['0484'], email: 'hej@koren.example' },
      ),
    ).toEqual(['likely', 'likely'])
  })

  it('never two entries, nor two rows one entry, whatever the file and the choices', () => {
    const part = (...values: readonly string[]) =>
      fc.option(fc.constantFrom(...values), { nil: undefined })
    const facts = fc.record({
      name: fc.constantFrom('Kören', 'Koren AB', 'Museet', 'Bandet'),
      email: part('a@example.org', 'b@example.org'),
      phone: part('016-710 10 00', '+4616 7101000', '08-100 00 00'),
      website: part('https://example.org', 'www.example.org/a'),
      municipality: part('0484', '0488'),
    })
    const said = ({
      municipality,
      ...rest
    }: typeof facts extends fc.Arbitrary<infer F> ? F : never) =>
      JSON.parse(
        JSON.stringify({ ...rest, municipalities: municipality ? [municipality] : undefined }),
      ) as Record<string, Json>
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 8 }), fc.array(facts, { maxLength: 8 }), (a, b) => {
        const known = a.map((fact, index) => ({
          ...actor(`x${index}`),
          ...said(fact),
        })) as unknown as readonly DirectoryEntry[]
        const rows = rowsOf(...b.map(said))
        const { matches } = matchRows(rows, known)
        // Somebody says of every row in doubt that it is the best candidate.
        const choices = Object.fromEntries(
          matches.flatMap((match, number): [number, MatchChoice][] => {
            const first = match.kind === 'likely' ? match.candidates[0] : undefined
            return first ? [[number, { kind: 'same', entry: first.entry }]] : []
          }),
        )
        const planned = plan(rows, known, choices)
        const taken = planned.flatMap((row) => (row.kind === 'left-out' ? [] : [row.entry]))
        expect(new Set(taken).size).toBe(taken.length)
        expect(planned).toHaveLength(rows.length)
      }),
    )
  })
})

describe('a dry run', () => {
  const only = (planned: readonly Planned[]) => planned[0]

  it('makes a new entry with a readable id of its own', () => {
    const planned = plan(
      rowsOf(
        { name: 'Ökna Folkets Hus', municipalities: ['0480'] },
        { name: 'Ökna folkets hus!', municipalities: ['0484'] },
        { name: 'Ånga' },
      ),
      entries,
    )
    expect(planned.map((row) => row.kind === 'new' && row.entry)).toEqual([
      'actor:okna-folkets-hus',
      'actor:okna-folkets-hus-2',
      'actor:anga',
    ])
    expect(only(planned)).toMatchObject({
      changes: [
        { field: 'municipalities', before: null, after: ['0480'] },
        { field: 'name', before: null, after: 'Ökna Folkets Hus' },
      ],
    })
  })

  it('changes only what the file says, and adds to lists', () => {
    const row = { id: choir.id, phone: '016-1', topics: ['gospel'], place: { name: 'Kyrkan' } }
    expect(only(plan(rowsOf(row), entries))).toMatchObject({
      kind: 'change',
      changes: [
        { field: 'phone', before: '016-710 10 00', after: '016-1' },
        { field: 'place', before: null, after: { name: 'Kyrkan' } },
        { field: 'topics', before: ['sång'], after: ['gospel', 'sång'] },
      ],
    })
  })

  it('changes nothing where the file says what is there', () => {
    const row = { name: 'Kören', municipalities: ['0488'], topics: ['sång'] }
    expect(only(plan(rowsOf(row), entries))?.kind).toBe('unchanged')
  })

  it('adds a source once, and keeps what of a place the file does not say', () => {
    const stored = actor('Huset', { place: { name: 'Folkets hus', address: 'Storgatan 1' } })
    const url = 'https://example.org/register'
    const row = {
      id: stored.id,
      place: { address: 'Storgatan 2' },
      sources: [...stored.sources, { publisher: 'Registret', url }] as unknown as Json,
    }
    expect(only(plan(rowsOf(row), [stored]))).toMatchObject({
      changes: [
        { field: 'place', after: { name: 'Folkets hus', address: 'Storgatan 2' } },
        { field: 'sources', after: [...stored.sources, { publisher: 'Registret', url }] },
      ],
    })
  })

  it('leaves out what is in doubt until somebody has chosen', () => {
    const rows = rowsOf({ name: 'Kören' })
    const why = (choice?: MatchChoice) => {
      const [row] = plan(rows, entries, choice ? { 0: choice } : {})
      return row?.kind === 'left-out' ? row.why : row?.kind
    }
    expect(why()).toBe('undecided')
    expect(why({ kind: 'leave-out' })).toBe('chosen')
    expect(why({ kind: 'new' })).toBe('new')
    expect(why({ kind: 'same', entry: choir.id })).toBe('unchanged')
  })

  it('leaves out a second row that somebody says is the same entry', () => {
    const rows = rowsOf({ name: 'Kören' }, { name: 'Sångarna', email: 'hej@koren.example' })
    const same: MatchChoice = { kind: 'same', entry: choir.id }
    expect(plan(rows, entries, { 0: same, 1: same }).map(({ kind }) => kind)).toEqual([
      'unchanged',
      'left-out',
    ])
  })

  it('leaves out, with the reason, what would be no entry', () => {
    const named = { name: 'Kim', legalForm: 'privatperson' }
    expect(plan(rowsOf({ email: 'a@example.org' }, named), entries)).toMatchObject([
      { kind: 'left-out', why: 'no-name' },
      { kind: 'left-out', why: 'problems', problems: [{ code: 'consent-missing' }] },
    ])
    const [row] = rowsOf({ name: 'Kulturenheten' })
    expect(plan(row ? [{ ...row, kind: 'function' }] : [], entries)).toMatchObject([
      { why: 'problems', problems: [{ field: 'organisation' }, { field: 'level' }] },
    ])
  })

  it('does not bring back what was taken out of the directory', () => {
    const gone = { ...choir, retired: true } as DirectoryEntry
    expect(only(plan(rowsOf({ id: choir.id, phone: '016-1' }), [gone]))).toMatchObject({
      kind: 'left-out',
      why: 'retired',
    })
  })
})
