import { expect, test } from 'vitest'
import type { NeedView } from '../../src/domain/casework/views.ts'
import {
  countStates,
  createNeedFilter,
  fitsState,
  inOrder,
  unansweredBy,
  type FilterContext,
} from '../../src/features/needs/need-filter.ts'
import {
  filterOf,
  filterText,
  narrowedBy,
  noChoice,
  parseNeedsQuery,
  toLocationQuery,
  type NeedsFilter,
} from '../../src/features/needs/needs-query.ts'

const me = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
const other = '01BX5ZZKBKACTAV9WEVGEMMVRZ'

function need(id: string, change: Partial<NeedView> = {}): NeedView {
  const made = {
    id: `need:${id}`,
    kinds: [],
    fields: [],
    municipalities: [],
    state: 'new',
    assignee: '',
    asker: '',
    channel: '',
    archived: false,
    receivedAt: '2026-11-01T10:00:00.000Z',
    changedAt: '2026-11-01T10:00:00.000Z',
    ...change,
  } as NeedView
  return { ...made, isOpen: !['resolved', 'closed-without-answer'].includes(made.state) }
}

const context: FilterContext = {
  reader: me,
  resolve: (_, code) => (code === 'gammalt' ? 'nytt' : code),
  areaOf: (kind) => (kind === 'bollplank' ? 'stod' : kind === 'kurs' ? 'kunskap' : undefined),
  isUnanswered: ({ asker }) => asker !== '',
}
const fitting = (needs: readonly NeedView[], change: Partial<NeedsFilter>) =>
  needs.filter(createNeedFilter({ ...noChoice, ...change }, context)).map(({ id }) => id)

test('a need is found by any of its kinds, their area, its fields, places and channel', () => {
  const needs = [
    need('a', { kinds: ['bollplank', 'kurs'], municipalities: ['0480', '0483'] }),
    need('b', { fields: ['gammalt'], channel: 'email' }),
  ]
  expect(fitting(needs, {})).toEqual(['need:a', 'need:b'])
  for (const change of [{ kind: 'kurs' }, { area: 'stod' }, { municipality: '0483' }] as const)
    expect(fitting(needs, change)).toEqual(['need:a'])
  for (const change of [{ field: 'nytt' }, { channel: 'email' }] as const)
    expect(fitting(needs, change)).toEqual(['need:b'])
  expect(fitting(needs, { area: 'kontakt' })).toEqual([])
})

test('needs are mine, a colleague’s, or nobody’s', () => {
  const needs = [need('a', { assignee: me }), need('b', { assignee: other }), need('c')]
  expect(fitting(needs, { assignee: 'mine' })).toEqual(['need:a'])
  expect(fitting(needs, { assignee: other })).toEqual(['need:b'])
  expect(fitting(needs, { assignee: 'nobody' })).toEqual(['need:c'])
})

test('what is archived is in no state but that', () => {
  const needs = [need('a'), need('b', { archived: true }), need('c', { state: 'resolved' })]
  const inState = (state: Parameters<typeof fitsState>[1]) =>
    needs.filter((each) => fitsState(each, state)).map(({ id }) => id)
  expect(inState('open')).toEqual(['need:a'])
  expect(inState('all')).toEqual(['need:a', 'need:c'])
  expect(inState('resolved')).toEqual(['need:c'])
  expect(inState('archived')).toEqual(['need:b'])
  expect(countStates(needs)).toMatchObject({ open: 1, all: 2, new: 1, resolved: 1, archived: 1 })
})

test('an asker waits until they are answered, and again when they have added something', () => {
  const asked = need('a', { asker: other })
  const reply = new Map([['need:a', '2026-11-02T10:00:00Z']])
  const before = new Map([['need:a', '2026-11-01T10:00:00Z']])
  const after = new Map([['need:a', '2026-11-03T10:00:00Z']])
  const none = new Map<string, string>()
  expect(unansweredBy(none, none)(asked)).toBe(true)
  expect(unansweredBy(reply, before)(asked)).toBe(false)
  expect(unansweredBy(reply, after)(asked)).toBe(true)
  expect(unansweredBy(none, none)(need('b'))).toBe(false)
  expect(unansweredBy(none, none)({ ...asked, isOpen: false })).toBe(false)
})

test('the list stands in the order that was chosen', () => {
  const needs = [
    need('a', { receivedAt: '2026-11-01', changedAt: '2026-11-09' }),
    need('b', { receivedAt: '2026-11-03', changedAt: '2026-11-04' }),
    need('c', { receivedAt: '2026-11-02', changedAt: '2026-11-05' }),
  ]
  const ids = (order: Parameters<typeof inOrder>[1]) =>
    inOrder(needs, order).map(({ id }) => id.slice(-1))
  expect(ids('newest')).toEqual(['b', 'c', 'a'])
  expect(ids('oldest')).toEqual(['a', 'c', 'b'])
  expect(ids('changed')).toEqual(['a', 'c', 'b'])
})

test('the choices go into the address and come out of it', () => {
  const query = parseNeedsQuery({
    state: 'waiting',
    area: 'stod',
    assignee: 'nobody',
    unanswered: '1',
    order: 'oldest',
    view: 'board',
  })
  expect(narrowedBy(query)).toBe(3)
  expect(parseNeedsQuery(toLocationQuery(query))).toEqual(query)
  expect(parseNeedsQuery(filterOf(filterText(query)) as never)).toEqual({ ...query, view: 'list' })
})

test('an address with words that are none is an ordinary list, and an old one still means mine', () => {
  const strange = parseNeedsQuery({ state: 'okänd', area: 'x', channel: ['a', 'b'], order: '' })
  expect(toLocationQuery(strange)).toEqual({})
  expect(parseNeedsQuery({ mine: '1' }).assignee).toBe('mine')
})
