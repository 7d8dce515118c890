import { expect, test } from 'vitest'
import { initialStatus, reduceStatus, summaryOf, type SyncEvent } from '../../src/sync/status.ts'

const none = { waiting: 0, refused: 0, open: 0, unreadable: 0 }
const after = (...events: SyncEvent[]) => events.reduce(reduceStatus, initialStatus)
const at = '2026-11-22T10:00:00Z'

test('"in sync" is said only when nothing is unsent, refused, unreadable or unresolved', () => {
  const done = after({ kind: 'pass-started' }, { kind: 'pass-done', inSyncAt: at })
  expect(summaryOf(done, none)).toBe('in-sync')
  expect(summaryOf(done, { ...none, waiting: 1 })).toBe('unsent')
  expect(summaryOf(done, { ...none, refused: 1, waiting: 3 })).toBe('refused')
  expect(summaryOf(done, { ...none, unreadable: 1, waiting: 3 })).toBe('unreadable')
  expect(summaryOf(done, { ...none, open: 1 })).toBe('unresolved')
})

test('a server that does not answer leaves the count of unsent in sight', () => {
  const status = after({ kind: 'pass-started' }, { kind: 'pass-failed', failure: 'unreachable' })
  expect(summaryOf(status, none)).toBe('offline')
  expect(summaryOf(status, { ...none, waiting: 2 })).toBe('unsent')
})

test('an ended session is said as such, whatever waits', () => {
  const status = after({ kind: 'pass-failed', failure: 'signed-out' })
  expect(summaryOf(status, { ...none, waiting: 2 })).toBe('signed-out')
})

test('progress is told while a pass runs, and the last time in sync is kept through failures', () => {
  const sending = after(
    { kind: 'pass-done', inSyncAt: at },
    { kind: 'pass-started' },
    { kind: 'sending', done: 12, total: 340 },
  )
  expect(sending).toEqual({
    connection: 'connected',
    activity: { kind: 'sending', done: 12, total: 340 },
    inSyncAt: at,
  })
  const cut = reduceStatus(sending, { kind: 'pass-failed', failure: 'unreachable' })
  expect(cut).toEqual({ connection: 'unreachable', activity: { kind: 'idle' }, inSyncAt: at })
})

test('a pass that leaves something refused does not move the time of the last sync', () => {
  const before = after({ kind: 'pass-done', inSyncAt: at })
  expect(reduceStatus(before, { kind: 'pass-done', inSyncAt: null }).inSyncAt).toBe(at)
})
