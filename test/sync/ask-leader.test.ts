import { expect, test } from 'vitest'
import {
  createAskLeader,
  type AskLeader,
  type LeaderMessage,
} from '../../src/workers/ask-leader.ts'

type Discard = (database: string, id: string) => Promise<void>

/** Two tabs that hear each other at once, and timers that end when the test says so. */
function twoTabs() {
  const timers = new Map<object, { readonly callback: () => void; readonly wait: number }>()
  const setTimer = (callback: () => void, wait: number) => {
    const mine = {}
    timers.set(mine, { callback, wait })
    return () => void timers.delete(mine)
  }
  const leads: (Discard | undefined)[] = [undefined, undefined]
  let deaf = false
  let asks = 0
  const tabs: AskLeader[] = [0, 1].map((index) =>
    createAskLeader({
      post: (message: LeaderMessage) => {
        if (!deaf) tabs[1 - index]?.received(message)
      },
      leading: () => leads[index],
      setTimer,
      newAsk: () => `ask-${(asks += 1)}`,
    }),
  )
  const [here, there] = tabs as [AskLeader, AskLeader]
  return {
    here,
    there,
    leads,
    fallSilent: () => (deaf = true),
    waits: () => [...timers.values()].map(({ wait }) => wait),
    passTime: () => {
      for (const { callback } of [...timers.values()]) callback()
    },
  }
}

const item = ['own', 'note:1'] as const

test('what was asked before anybody led is asked again when a leader is heard', async () => {
  const tabs = twoTabs()
  const asked = tabs.here.discard(...item)
  expect(tabs.waits()).toEqual([5_000])
  const done: string[] = []
  tabs.leads[1] = (_database, id) => Promise.resolve(void done.push(id))
  tabs.here.leaderLives()
  await asked
  expect([done, tabs.waits()]).toEqual([['note:1'], []])
})

test('the leader discards for another tab, which waits for it', async () => {
  const tabs = twoTabs()
  const turn = Promise.withResolvers<undefined>()
  const done: string[] = []
  tabs.leads[1] = async (database, id) => {
    await turn.promise
    done.push(`${database} ${id}`)
  }
  const asked = tabs.here.discard(...item)
  // Heard: it may be behind a long pass.
  expect(tabs.waits()).toEqual([30_000])
  tabs.here.leaderLives()
  turn.resolve(undefined)
  await asked
  expect([done, tabs.waits()]).toEqual([['own note:1'], []])
})

test('what fails there fails here by its name', async () => {
  const tabs = twoTabs()
  tabs.leads[1] = () => Promise.reject(new DOMException('', 'QuotaExceededError'))
  await expect(tabs.here.discard(...item)).rejects.toMatchObject({ name: 'QuotaExceededError' })
})

test('without an answer it is given up, and said', async () => {
  const tabs = twoTabs()
  const unheard = tabs.here.discard(...item)
  expect(tabs.waits()).toEqual([5_000])
  tabs.passTime()
  await expect(unheard).rejects.toMatchObject({ name: 'TimeoutError' })
  tabs.leads[1] = () => new Promise(() => undefined)
  const heard = tabs.here.discard(...item)
  tabs.fallSilent()
  tabs.passTime()
  await expect(heard).rejects.toMatchObject({ name: 'TimeoutError' })
})

test('a tab that comes to lead meanwhile does it itself', async () => {
  const tabs = twoTabs()
  const asked = tabs.here.discard(...item)
  const done: string[] = []
  tabs.leads[0] = (_database, id) => {
    done.push(id)
    return Promise.resolve()
  }
  tabs.here.ledHere()
  await asked
  expect([done, tabs.waits()]).toEqual([['note:1'], []])
})
