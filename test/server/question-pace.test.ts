import { expect, test } from 'vitest'
import { createPace, perDay, perHour, type Given } from '../../sync-server/questions/pace.ts'

const hour = 3_600_000
const nobody = () => Promise.resolve({ taken: [], waiting: new Map<string, number>() })

async function turns(pace: ReturnType<typeof createPace>, count: number, person = 'a') {
  const all: number[] = []
  for (let n = 0; n < count; n += 1) all.push(await pace.turnOf(person, `q${n}`, nobody))
  return all
}

test('no hour takes in more than twenty of one person’s, no day more than sixty, and the order is kept', async () => {
  const given = await turns(
    createPace(() => 0),
    200,
  )
  expect(given.slice(0, perHour)).toEqual(Array(perHour).fill(0))
  expect(given).toEqual(given.toSorted((a, b) => a - b))
  for (const from of given) {
    const within = (span: number) => given.filter((turn) => turn >= from && turn < from + span)
    expect(within(hour).length).toBeLessThanOrEqual(perHour)
    expect(within(24 * hour).length).toBeLessThanOrEqual(perDay)
  }
})

test('a turn stays, however often it is asked for, and takes nothing from others', async () => {
  let now = 0
  const pace = createPace(() => now)
  const first = await turns(pace, 30)
  now = 30 * 60_000
  expect(await turns(pace, 30)).toEqual(first)
  expect(await turns(pace, 1, 'b')).toEqual([now])
})

test('turns are the same after a restart, from what was taken in and what waits', async () => {
  const before = createPace(() => 0)
  const first = await turns(before, 50)
  const waiting = new Map(first.flatMap((turn, n) => (turn > 0 ? [[`q${n}`, turn] as const] : [])))
  const history = () => Promise.resolve({ taken: first.slice(0, 20), waiting } satisfies Given)
  const after = createPace(() => 1000)
  expect(await after.turnOf('a', 'q45', history)).toBe(first[45])
  expect(await after.turnOf('a', 'q50', history)).toBe(await before.turnOf('a', 'q50', nobody))
})
