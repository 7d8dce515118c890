import { expect, test } from 'vitest'
import { readApplied } from '../../src/features/curate/history-api.ts'
import {
  fitsState,
  hasMoved,
  parseReviewQuery,
  rebased,
  reviewLocation,
} from '../../src/features/curate/review-query.ts'
import { isTold } from '../../src/features/curate/shown-proposals.ts'
import { curatingOf } from '../../src/features/curate/curating.ts'
import { likenessOf, samenessOf } from '../../src/features/curate/duplicates.ts'
import {
  editableFields,
  entryValues,
  formValues,
  fromForm,
  toForm,
} from '../../src/features/curate/form-values.ts'
import { asKind } from '../../src/features/curate/funding/deadline-form.ts'
import { byLongestAgo, countsOf, isAsked, staleRow } from '../../src/features/curate/stale.ts'
import { isPast } from '../../src/domain/directory/past.ts'
import { entryKinds, type EventEntry } from '../../src/domain/directory/entry.ts'
import { parseDay } from '../../src/domain/funding/calendar-day.ts'
import { changesBetween, valuesOf } from '../../src/domain/proposals/changes.ts'
import type { ProposalView } from '../../src/domain/proposals/proposal.ts'
import type { FieldShape } from '../../src/domain/proposals/directory-fields.ts'
import type { Json } from '../../src/domain/json.ts'
import type { Role } from '../../src/domain/rules/roles.ts'
import { seedEntries } from '../../sync-server/seed/index.ts'
import { actor, funding } from '../directory/support/entries.ts'

const everything = { staff: true, changes: 'edits' } as const
const today = parseDay('2026-11-22')

function person(roles: readonly Role[], entries: readonly string[] = []) {
  return { kind: 'signed-in', server: 'nod', user: 'U', name: 'kim', roles, entries } as const
}

test('a form that nobody has touched changes nothing, for every entry of the seed', () => {
  for (const entry of seedEntries()) {
    const fields = editableFields(entry.kind, everything)
    const before = valuesOf(entry)
    const after = entryValues(fields, before, formValues(fields, before))
    expect(changesBetween(entry.kind, before, after), entry.id).toEqual([])
  }
})

test('what no form edits stays as it is', () => {
  const fields = editableFields('funding', everything)
  const before = valuesOf(
    funding('Checken', { deadlines: [{ kind: 'rolling' }], assuredAt: '2026-01-02' }),
  )
  const after = entryValues(fields, before, {
    ...formValues(fields, before),
    name: '  Nya checken ',
  })
  expect(after).toMatchObject({
    name: 'Nya checken',
    deadlines: [{ kind: 'rolling' }],
    assuredAt: '2026-01-02',
  })
})

test.each<[FieldShape, Json, Json]>([
  [{ kind: 'texts', longest: 80, most: 9 }, 'dans\n\n  cirkus ', ['dans', 'cirkus']],
  [{ kind: 'number', least: 1900, most: 2200 }, ' 2 026 ', 2026],
  [{ kind: 'number', least: 1900, most: 2200 }, 'i fjol', 'i fjol'],
  [{ kind: 'number', least: 1900, most: 2200 }, '', null],
  [{ kind: 'months' }, ['11', '2'], [2, 11]],
  [{ kind: 'flag' }, false, null],
  [
    { kind: 'place' },
    { name: ' ', address: 'Torget 1', latitude: '59,37' },
    { address: 'Torget 1', latitude: 59.37 },
  ],
  [
    { kind: 'amount' },
    { minimum: '', maximum: '50 000', currency: 'SEK' },
    { maximum: 50_000, currency: 'SEK' },
  ],
  [{ kind: 'amount' }, { minimum: '', maximum: '', currency: 'SEK' }, null],
  [
    { kind: 'sources' },
    [
      { publisher: 'Regionen', url: 'https://a.se/', year: '2026' },
      { publisher: '', url: '' },
    ],
    [{ publisher: 'Regionen', url: 'https://a.se/', year: 2026 }],
  ],
])('what is written in a field of %o is read as people mean it', (shape, form, value) => {
  expect(fromForm(shape, form)).toEqual(value)
})

test('members that this version does not know come back', () => {
  const place = { name: 'Ateljén', latitude: 59.4, longitude: 16.5, floor: 2, doors: ['a', 'b'] }
  expect(fromForm({ kind: 'place' }, toForm({ kind: 'place' }, place))).toMatchObject({
    doors: ['a', 'b'],
    latitude: 59.4,
  })
})

test('rules come back with what this version does not know, and a rule of another version whole', () => {
  const fields = editableFields('funding', everything)
  const before = valuesOf(
    funding('Checken', {
      deadlines: [
        { kind: 'lunar', moons: 2 },
        {
          kind: 'yearly',
          rounds: [{ closes: { month: 3, day: 1, hour: 12 }, place: 'x' }],
          by: 'y',
        },
      ] as never,
      eligibility: {
        minimumAge: 13,
        geography: { kind: 'within', areas: ['04'], radius: 3 },
      } as never,
      reportBack: [{ kind: 'yearly', month: 3, day: 1, form: 'blankett' }] as never,
    }),
  )
  const form = formValues(fields, before)
  const changed = (field: string) => {
    const shape = fields.find((each) => each.field === field)?.shape
    return shape && fromForm(shape, form[field] ?? null)
  }
  for (const field of ['deadlines', 'eligibility', 'reportBack']) {
    expect(changed(field), field).toEqual(before[field])
  }
})

test('another kind of rule has nothing of the one before', () => {
  const [rule] = fromForm({ kind: 'deadlines' }, [
    asKind(
      { kind: 'yearly', about: 'Större', rounds: [{ closesDay: '1' }], fundsYear: 'next' },
      'before-start',
    ),
  ]) as readonly Json[]
  expect(rule).toEqual({ kind: 'before-start', about: 'Större' })
})

test('labels of a word are edited, its code is not', () => {
  const names = editableFields('taxonomy', everything).map(({ field }) => field)
  expect(names).toContain('labels')
  expect(names).not.toContain('code')
  const shape = { kind: 'alternative-labels' } as const
  expect(fromForm(shape, { sv: 'cirkus\n nycirkus ', en: '', fi: '' })).toEqual({
    sv: ['cirkus', 'nycirkus'],
  })
  expect(toForm(shape, { sv: ['cirkus', 'nycirkus'] })).toEqual({ sv: 'cirkus\nnycirkus' })
})

test('everyone is offered what the server would take from them', () => {
  const of = (...[identity, entry]: Parameters<typeof curatingOf>) => {
    const { database, assures, changes, retires, claims } = curatingOf(identity, entry)
    expect(retires).toBe(changes)
    return [database, assures, changes, claims]
  }
  const id = 'actor:ateljen'
  expect(of({ kind: 'visitor', server: 'nod' }, id)).toEqual(['own', false, 'not', true])
  expect(of(person(['actor']), id)).toEqual(['own', false, 'not', true])
  expect(of(person(['actor'], [id]), id)).toEqual(['own', true, 'suggests', false])
  expect(of(person(['partner'], [id]), 'actor:annan')).toEqual(['own', false, 'not', true])
  expect(of(person(['staff']), id)).toEqual(['casework', true, 'suggests', false])
  expect(of(person(['coordinator']), id)).toEqual(['casework', true, 'edits', false])
})

test('the owner of an entry is not asked what only the staff say of it', () => {
  const names = (changes: string, staff: boolean) =>
    editableFields('actor', { staff, changes }).map(({ field }) => field)
  expect(names('suggests', false)).not.toContain('steward')
  expect(names('suggests', true)).not.toContain('alert')
  expect(names('edits', true)).toContain('alert')
})

test('an entry is stale a year after it was checked, or when it never was', () => {
  const named = (name: string, assuredAt?: string) =>
    staleRow(actor(name, assuredAt === undefined ? {} : { assuredAt }), today)
  expect(named('Ett år i dag', '2025-11-22')).toBeUndefined()
  const rows = [named('B aldrig'), named('Förra året', '2025-11-21'), named('A aldrig')]
  const sorted = rows.flatMap((row) => row ?? []).sort(byLongestAgo((a, b) => (a < b ? -1 : 1)))
  expect(sorted.map(({ name }) => name)).toEqual(['A aldrig', 'B aldrig', 'Förra året'])
  expect(staleRow(actor('Borta', { status: 'defunct' }), today)).toBeUndefined()
})

test('stale entries are asked for by steward and municipality, and counted', () => {
  const rows = [
    actor('A', { steward: 'Ida', municipalities: ['0484'] }),
    actor('B', { steward: 'Ida', municipalities: ['0484', '0480'] }),
    actor('C', { municipalities: ['0480'] }),
  ].flatMap((entry) => staleRow(entry, today) ?? [])
  expect(rows.filter((row) => isAsked(row, { steward: 'Ida', municipality: '0480' }))).toHaveLength(
    1,
  )
  expect(countsOf(rows, (row) => [row.steward])).toEqual([
    ['Ida', 2],
    ['', 1],
  ])
})

test('two are likely the same by name and place, or by how they are reached', () => {
  const there = actor('Ökna Teater', {
    municipalities: ['0484'],
    website: 'https://www.okna.se/',
    phone: '016-710 10 00',
  })
  const same = (values: Record<string, Json>) => samenessOf(there, likenessOf(values))
  expect(same({ name: 'ökna teater AB', municipalities: ['0484'] })).toEqual(['name'])
  expect(same({ name: 'Ökna teater', municipalities: ['0480'] })).toEqual([])
  expect(same({ name: 'Ökna teater' })).toEqual(['name'])
  expect(same({ website: 'okna.se', phone: '+46 16 710 10 00' })).toEqual(['website', 'phone'])
  expect(same({ name: 'Annan', email: '' })).toEqual([])
})

test('an event that has been and a call that is closed are past, what comes back is not', () => {
  const event = (days: Partial<EventEntry>) =>
    ({ ...actor('Mässan'), kind: 'event', ...days }) as EventEntry
  expect(isPast(event({ startsOn: '2026-11-20', endsOn: '2026-11-22' }), today)).toBe(false)
  expect(isPast(event({ startsOn: '2026-11-20' }), today)).toBe(true)
  expect(isPast(event({ dateText: 'i våras' }), today)).toBe(false)
  const once = (...closes: string[]) =>
    funding('Checken', {
      deadlines: [{ kind: 'once', rounds: closes.map((day) => ({ closes: parseDay(day) })) }],
    })
  expect(isPast(once('2026-03-01', '2026-11-21'), today)).toBe(true)
  expect(isPast(once('2026-03-01', '2026-11-22'), today)).toBe(false)
  expect(isPast(funding('Öppen', { deadlines: [{ kind: 'rolling' }] }), today)).toBe(false)
  expect(isPast(funding('Okänd', { deadlines: [{ kind: 'once' }] as never }), today)).toBe(false)
})

test('every kind has a form with a name in it', () => {
  for (const kind of entryKinds) {
    expect(editableFields(kind, everything).map(({ field }) => field)).toContain('name')
  }
})

const proposal = (part: Partial<ProposalView>) =>
  ({
    purpose: 'change',
    state: 'waiting',
    changedAt: '2026-11-01T10:00:00Z',
    ...part,
  }) as ProposalView

test('what became of a proposal is news for a month, what waits is told for as long as it does', () => {
  const now = new Date('2026-11-22T10:00:00Z')
  const later = new Date('2027-11-22T10:00:00Z')
  expect(isTold(proposal({ state: 'declined' }), now)).toBe(true)
  expect(isTold(proposal({ state: 'declined' }), later)).toBe(false)
  expect(isTold(proposal({ state: 'waiting' }), later)).toBe(true)
  expect(isTold(proposal({ state: 'withdrawn' }), now)).toBe(false)
  expect(isTold(proposal({ purpose: 'assure', state: 'applied' }), now)).toBe(false)
})

test('the queue holds what waits or is decided in two ways, and no confirmations', () => {
  expect(fitsState(proposal({}), 'waiting')).toBe(true)
  expect(fitsState(proposal({ state: 'unclear' }), 'waiting')).toBe(true)
  expect(fitsState(proposal({ state: 'applied' }), 'waiting')).toBe(false)
  expect(fitsState(proposal({ state: 'applied' }), 'decided')).toBe(true)
  expect(fitsState(proposal({ purpose: 'assure' }), 'all')).toBe(false)
})

test('what the queue is narrowed by stands in its address, and nothing else does', () => {
  const query = { state: 'all', purpose: 'claim', municipality: '0484' } as const
  expect(parseReviewQuery(reviewLocation(query))).toEqual(query)
  expect(parseReviewQuery({ state: 'borta', purpose: ['x'] })).toEqual({
    state: 'waiting',
    purpose: '',
    municipality: '',
  })
})

test('a change is made to begin with what stands there now', () => {
  const changes = [{ field: 'name', before: 'A', after: 'B' }]
  expect(hasMoved(changes, { name: 'A' })).toBe(false)
  expect(hasMoved(changes, { name: 'B' })).toBe(false)
  expect(hasMoved(changes, { name: 'C' })).toBe(true)
  expect(rebased(changes, { name: 'C' })).toEqual([{ field: 'name', before: 'C', after: 'B' }])
  expect(rebased(changes, { name: 'B' })).toEqual([])
})

test('of a history, what is not as it should be is left out', () => {
  const change = { field: 'name', before: null, after: 'A' }
  const applied = readApplied([
    { changes: [change], by: 'U', at: '2026-11-22', decidedBy: null, proposal: 'proposal:1' },
    { changes: 'name' },
    null,
  ])
  expect(applied).toEqual([
    { id: 'proposal:1', changes: [change], by: 'U', at: '2026-11-22', decidedBy: '', importId: '' },
  ])
  expect(readApplied({})).toEqual([])
})
