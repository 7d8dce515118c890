import { expect, it } from 'vitest'
import { occasionsAhead } from '../../src/domain/directory/ahead.ts'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { isPast } from '../../src/domain/directory/past.ts'

const entry = (name: string, rest: object) =>
  ({
    id: `event:${name}`,
    kind: 'event',
    name,
    status: 'active',
    ...rest,
  }) as unknown as DirectoryEntry

const entries = [
  entry('later', { startsOn: '2026-12-24' }),
  entry('been', { startsOn: '2026-11-01', endsOn: '2026-11-21' }),
  entry('going on', { startsOn: '2026-11-01', endsOn: '2026-11-22' }),
  entry('course', { kind: 'training', startsOn: '2026-12-01' }),
  entry('given', { kind: 'training', startsOn: '2026-10-01' }),
  entry('some day', { dateText: 'Vid påsk' }),
  entry('no occasion', { kind: 'actor', startsOn: '2026-12-01' }),
]

it('what is going on or to come stands first to last; what has been, or has no day, does not', () => {
  expect(occasionsAhead(entries, '2026-11-22').map(({ name }) => name)).toEqual([
    'going on',
    'course',
    'later',
  ])
})

it('a training that has been given is past, as an event is', () => {
  expect(entries.filter((one) => isPast(one, '2026-11-22')).map(({ name }) => name)).toEqual([
    'been',
    'given',
  ])
})
