import { expect, test } from 'vitest'
import type { ContactView, FollowUpView, NeedView } from '../../src/domain/casework/views.ts'
import type { EventEntry } from '../../src/domain/directory/entry.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { cameIn } from '../../src/features/log/came-in.ts'
import { dayLog } from '../../src/features/log/day-log.ts'
import { emptyLog } from '../../src/features/log/log-draft.ts'
import { lastDay, nearEvents } from '../../src/features/log/near-events.ts'
import { nowhere, timeOfDate } from '../../src/features/log/place-of-day.ts'

const event = (name: string, startsOn?: string, endsOn?: string): EventEntry => ({
  kind: 'event',
  id: parseDocumentId(`event:${name}`),
  ...{ name, fields: [], municipalities: [], topics: [], status: 'active', sources: [] },
  ...(startsOn ? { startsOn } : {}),
  ...(endsOn ? { endsOn } : {}),
})

test('the events one may be at are today’s and those of the last days, the latest first', () => {
  const events = [
    event('i-morgon', '2026-11-23'),
    event('i-forrgar', '2026-11-20'),
    event('i-dag', '2026-11-22'),
    event('hela-veckan', '2026-11-16', '2026-11-29'),
    event('forra-manaden', '2026-10-22'),
    event('nagon-gang'),
  ]
  const near = nearEvents(events, '2026-11-22', '2026-11-19')
  expect(near.map(({ name }) => name)).toEqual(['hela-veckan', 'i-dag', 'i-forrgar'])
  expect(lastDay(event('x', '2026-11-16', '2026-11-29'), '2026-11-22')).toBe('2026-11-22')
  expect(lastDay(event('x', '2026-11-20'), '2026-11-22')).toBe('2026-11-20')
})

const noon = new Date('2026-11-22T12:00').getTime()

test('what is written down afterwards came in on its own day, and never later than now', () => {
  expect(timeOfDate('2026-11-22', noon)).toBeUndefined()
  expect(timeOfDate('', noon)).toBeUndefined()
  expect(timeOfDate('2026-11-20', noon)).toBe(new Date('2026-11-20T12:00').toISOString())
  const call = { ...emptyLog(''), channel: 'phone' as const, receivedAt: '2031-01-01T10:00' }
  expect(cameIn(call, nowhere, noon)).toEqual({
    channel: 'phone',
    receivedAt: new Date(noon).toISOString(),
  })
  expect(cameIn({ ...call, receivedAt: '' }, nowhere, noon)).toEqual({ channel: 'phone' })
  expect(cameIn(emptyLog(''), { ...nowhere, event: 'event:x' }, noon)).toEqual({ channel: 'event' })
  expect(cameIn(emptyLog(''), nowhere, noon)).toEqual({ channel: 'talk' })
})

const today = new Date(noon).toISOString()
const yesterday = new Date('2026-11-21T12:00').toISOString()
const line = (id: string, at: string, about: readonly string[], context?: string) => ({
  ...{ id, at, by: 'u', about, text: '' },
  ...(context === undefined ? {} : { context }),
})
const need = (id: string, createdAt: string, kinds: readonly string[]) =>
  ({ id, createdAt, kinds }) as unknown as NeedView
const contact = (id: string, createdAt: string) => ({ id, createdAt }) as unknown as ContactView
const followUp = (id: string, createdAt: string, about: readonly string[]) =>
  ({ id, createdAt, about }) as unknown as FollowUpView

const noted = {
  lines: [
    line('l3', today, ['need:c'], 'Flen'),
    { ...line('l2', today, ['need:a']), change: { field: 'state', from: 'new', to: 'guiding' } },
    line('l1', today, ['contact:a', 'need:a', 'need:b'], 'Kulturfrukost'),
    line('l0', yesterday, ['need:d'], 'Kulturfrukost'),
  ],
  needs: [
    need('need:a', today, ['lokaler']),
    need('need:b', today, ['lokaler', 'finansiering']),
    need('need:c', today, []),
    need('need:d', yesterday, ['lokaler']),
  ],
  contacts: [contact('contact:a', today), contact('contact:b', yesterday)],
  followUps: [followUp('follow-up:a', today, ['need:a'])],
}

test('the day counts meetings, new contacts, needs by kind and promises of today alone', () => {
  expect(dayLog(noted, '2026-11-22', '')).toMatchObject({
    ...{ meetings: 2, newContacts: 1, needs: 3, followUps: 1 },
    byKind: [
      ['lokaler', 2],
      ['', 1],
      ['finansiering', 1],
    ],
    places: ['Flen', 'Kulturfrukost'],
  })
})

test('for one event only what was noted there', () => {
  const day = dayLog(noted, '2026-11-22', 'Kulturfrukost')
  expect(day).toMatchObject({ meetings: 1, newContacts: 1, needs: 2, followUps: 1 })
  expect(day.lines.map(({ id }) => id)).toEqual(['l1'])
  expect(day.places).toEqual(['Flen', 'Kulturfrukost'])
})
