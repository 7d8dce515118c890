import { describe, expect, test } from 'vitest'
import {
  installHistory,
  installOffer,
  newcomer,
  parseInstallHistory,
  type InstallEvent,
} from '../../src/features/install/install-offer.ts'

const minute = 60_000
const day = 24 * 60 * minute

const after = (...events: InstallEvent[]) => events.reduce(installHistory, newcomer)
const opened = (at: number, standalone = false) => ({ kind: 'opened', at, standalone }) as const

describe('the install offer', () => {
  test('is not made at the first visit', () => {
    expect(installOffer(after(opened(0)), 'prompt', 0)).toBe('nothing')
  })

  test('is made from the second visit', () => {
    expect(installOffer(after(opened(0), opened(day)), 'prompt', day)).toBe('prompt')
  })

  test('does not take a chain of reloads for a second visit', () => {
    const history = after(opened(0), opened(20 * minute), opened(40 * minute))
    expect(installOffer(history, 'prompt', 40 * minute)).toBe('nothing')
  })

  test('is made at the first favourite', () => {
    const history = after(opened(0), { kind: 'favourite-kept' })
    expect(installOffer(history, 'prompt', 1)).toBe('prompt')
  })

  test('is a guide on iOS, where a page cannot ask', () => {
    expect(installOffer(after(opened(0), opened(day)), 'ios', day)).toBe('ios-guide')
  })

  test('is not made where the browser cannot install', () => {
    expect(installOffer(after(opened(0), opened(day)), 'none', day)).toBe('nothing')
  })

  test('rests two weeks after “not now”', () => {
    const history = after(opened(0), opened(day), { kind: 'postponed', at: day })
    expect(installOffer(history, 'prompt', 14 * day)).toBe('nothing')
    expect(installOffer(history, 'prompt', 15 * day)).toBe('prompt')
  })

  test('never returns to someone who has refused for good, whatever happens after', () => {
    const history = after(
      opened(0),
      opened(day),
      { kind: 'refused' },
      { kind: 'favourite-kept' },
      opened(400 * day),
    )
    expect(installOffer(history, 'prompt', 400 * day)).toBe('nothing')
    expect(installOffer(history, 'ios', 400 * day)).toBe('nothing')
  })

  test('is not made to someone who has installed, or opened it from the home screen', () => {
    expect(installOffer(after(opened(0), opened(day), { kind: 'installed' }), 'ios', day)).toBe(
      'nothing',
    )
    expect(installOffer(after(opened(0), opened(day, true)), 'ios', day)).toBe('nothing')
  })

  test('outlives being stored', () => {
    const history = after(
      opened(5),
      { kind: 'favourite-kept' },
      { kind: 'postponed', at: 9 },
      { kind: 'persistence-answered', answer: 'denied' },
    )
    expect(parseInstallHistory(JSON.parse(JSON.stringify(history)))).toEqual(history)
  })

  test.each([null, 'x', [], { visits: 'two', lastOpenedAt: NaN, persistence: 'maybe' }])(
    'starts afresh from a stored %j',
    (stored) => {
      expect(parseInstallHistory(stored)).toEqual(newcomer)
    },
  )
})
