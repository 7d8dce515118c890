import { expect, test } from 'vitest'
import type { DirectoryCalls, DirectoryState } from '../../src/directory/calls.ts'
import { createMatchingSession } from '../../src/directory/matching-session.ts'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { parseDay } from '../../src/domain/funding/calendar-day.ts'
import type { KnownNeed } from '../../src/domain/matching/need.ts'
import { actor } from './support/entries.ts'

function directoryOf(first: readonly DirectoryEntry[]) {
  let entries = first
  const listeners = new Set<(state: DirectoryState) => void>()
  const calls: Pick<DirectoryCalls, 'every' | 'terms' | 'onChange'> = {
    every: async (_query, take) => {
      const hits = entries.map((entry) => ({ entry }))
      return (await take(hits, hits.length)) ? 'all' : 'stopped'
    },
    terms: () => Promise.resolve([]),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return {
    calls,
    replace(now: readonly DirectoryEntry[], manifestId: string) {
      entries = now
      const state = { kind: 'ready', manifestId, count: now.length, checkedAt: '' } as const
      for (const listener of listeners) listener(state)
    },
  }
}

const choir = actor('Ängskören', { summary: 'Kör som repeterar och håller konserter.' })
const museum = actor('Bruksmuseet', { summary: 'Museum om järnets historia.' })
const asked = { text: 'Söker en kör till en konsert', kinds: ['hitta-aktor'], fields: [] }
const question = { ...asked, municipalities: [], today: parseDay('2026-11-22') }

function known(id: string, text: string): KnownNeed {
  const nothing = { kinds: [], fields: [], municipalities: [], helpedBy: [] }
  return { ...nothing, id: `need:${id}`, text, state: 'new' }
}

const first = (matched: { suggestions: { first: readonly { name: string }[] } }) =>
  matched.suggestions.first.map(({ name }) => name)

test('what is asked is matched against the directory as it is now', async () => {
  const directory = directoryOf([museum])
  const session = createMatchingSession(directory.calls)
  expect(first(await session.match(question))).not.toContain('Ängskören')
  directory.replace([museum, choir], 'next')
  expect(first(await session.match(question))).toContain('Ängskören')
})

test('needs that come, change and go are compared as they are', async () => {
  const session = createMatchingSession(directoryOf([choir]).calls)
  await session.match(question)
  const similar = async () => (await session.match(question)).similar.map(({ id }) => id)
  await session.put([known('a', 'Vem är kör till vår konsert'), known('b', 'Taket läcker')])
  expect(await similar()).toEqual(['need:a'])
  await session.put([known('b', 'Söker kör till konsert i kyrkan')])
  expect((await similar()).sort()).toEqual(['need:a', 'need:b'])
  await session.remove(['need:a'])
  expect(await similar()).toEqual(['need:b'])
})

test('without a directory needs are compared all the same', async () => {
  const session = createMatchingSession(directoryOf([]).calls)
  await session.put([known('a', 'Söker en kör till konsert')])
  const { similar, suggestions } = await session.match(question)
  expect(similar.map(({ id }) => id)).toEqual(['need:a'])
  expect(suggestions.first).toEqual([])
})
