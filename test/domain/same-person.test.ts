import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  maybeSame,
  pairsMaybeSame,
  waysTheSame,
  type KnownPerson,
  type PersonLike,
} from '../../src/domain/contacts/same-person.ts'

const person = (part: Partial<PersonLike>): PersonLike => ({
  ...{ name: '', organisation: '', email: '', phone: '' },
  ...part,
})
let count = 0
const known = (part: Partial<KnownPerson>): KnownPerson => ({
  ...person({}),
  ...{ id: `contact:${(count += 1)}`, protected: false, mergedInto: '', notSame: [] },
  archived: false,
  ...part,
})

const same: readonly (readonly [string, Partial<PersonLike>, Partial<PersonLike>])[] = [
  ['order and commas', { name: 'Vera Påhitt' }, { name: 'Påhitt, Vera' }],
  ['capitals and spaces', { name: 'vera  påhitt' }, { name: 'Vera Påhitt' }],
  ['one letter in a long word', { name: 'Vera Svensson' }, { name: 'Vera Svenson' }],
  [
    'a first name in one organisation',
    { name: 'Vera', organisation: 'Ökna Teater' },
    { name: 'Vera', organisation: 'Ökna Teater AB' },
  ],
  [
    'an initial in one organisation',
    { name: 'V. Påhitt', organisation: 'Ökna Teater' },
    { name: 'Vera Påhitt', organisation: 'Ökna Teater' },
  ],
  [
    'one address, written otherwise',
    { name: 'Vera', email: 'Vera@Exempel.se' },
    { name: 'Vera Påhitt', email: 'vera@exempel.se ' },
  ],
  ['one number', { name: 'Vera', phone: '070-123 45 67' }, { name: '', phone: '+46701234567' }],
]

test.each(same)('%s: may be the same', (_what, a, b) => {
  expect(waysTheSame(person(a), person(b))).not.toEqual([])
})

const others: readonly (readonly [string, Partial<PersonLike>, Partial<PersonLike>])[] = [
  ['a first name alone', { name: 'Vera' }, { name: 'Vera' }],
  ['nothing said', {}, {}],
  [
    'one name in two organisations',
    { name: 'Vera Påhitt', organisation: 'Ökna Teater' },
    { name: 'Vera Påhitt', organisation: 'Flens bibliotek' },
  ],
  [
    'two in one office',
    { name: 'Vera Påhitt', phone: '016-710 10 00' },
    { name: 'Kim Exempel', phone: '016-710 10 00' },
  ],
  ['one letter in a short name', { name: 'Ida Ek' }, { name: 'Ada Ek' }],
  ['one family', { name: 'Vera Svensson' }, { name: 'Kim Svensson' }],
]

test.each(others)('%s: not asked', (_what, a, b) => {
  expect(waysTheSame(person(a), person(b))).toEqual([])
})

test('what speaks for it is told, the strongest first', () => {
  const a = person({ name: 'Vera Påhitt', organisation: 'Ökna', email: 'v@exempel.se' })
  expect(waysTheSame(a, { ...a })).toEqual(['email', 'name', 'organisation'])
})

test('a protected identity is never answered, nor one that is merged, archived or told apart', () => {
  const name = 'Vera Påhitt'
  const shown = known({ name })
  const all = [
    known({ name, protected: true }),
    known({ name, mergedInto: 'contact:x' }),
    known({ name, archived: true }),
    shown,
  ]
  expect(maybeSame(person({ name }), all).map((each) => each.person)).toEqual([shown])
  expect(maybeSame(person({ name }), all, [shown.id])).toEqual([])
  expect(pairsMaybeSame(all)).toEqual([])
})

test('two whom one of them is told apart from are no pair, nor a person and an organisation', () => {
  const a = known({ name: 'Vera Påhitt' })
  const b = known({ name: 'Vera Påhitt' })
  expect(pairsMaybeSame([a, b])).toHaveLength(1)
  expect(pairsMaybeSame([a, { ...b, notSame: [a.id] }])).toEqual([])
  expect(
    pairsMaybeSame([
      { ...a, kind: 'person' },
      { ...b, kind: 'organisation' },
    ]),
  ).toEqual([])
})

test('the likeliest stands first', () => {
  const byName = known({ name: 'Vera Påhitt' })
  const byAddress = known({ name: 'Vera', email: 'vera@exempel.se' })
  const written = person({ name: 'Vera Påhitt', email: 'vera@exempel.se' })
  expect(maybeSame(written, [byName, byAddress]).map((each) => each.person)).toEqual([
    byAddress,
    byName,
  ])
})

const anyPerson = fc.record({
  name: fc.constantFrom('', 'Vera', 'Vera Påhitt', 'V Påhitt', 'Kim Svensson', 'Kim Svenson'),
  organisation: fc.constantFrom('', 'Ökna Teater', 'Ökna', 'Flens bibliotek'),
  email: fc.constantFrom('', 'vera@exempel.se', 'kim@exempel.se'),
  phone: fc.constantFrom('', '016-710 10 00', '070-1234567'),
})

test('it is the same from both sides, and every pair that is asked about is found', () => {
  fc.assert(
    fc.property(fc.array(anyPerson, { minLength: 2, maxLength: 8 }), (people) => {
      const all = people.map((each) => known(each))
      const expected = all.flatMap((a, index) =>
        all.slice(index + 1).filter((b) => {
          expect(waysTheSame(a, b)).toEqual(waysTheSame(b, a))
          return waysTheSame(a, b).length > 0
        }),
      )
      expect(pairsMaybeSame(all)).toHaveLength(expected.length)
    }),
  )
})

test('5,000 contacts are looked through while one types', () => {
  const all = Array.from({ length: 5000 }, (_, index) =>
    known({ name: `Påhitt Person${index}`, phone: `070-${1000000 + index}` }),
  )
  const written = person({ name: 'Person77 Påhitt' })
  maybeSame(written, all)
  const before = performance.now()
  expect(maybeSame(written, all)).toHaveLength(1)
  expect(performance.now() - before).toBeLessThan(200)
})
