/** The same as `npm run model`, small enough for every run of the tests. */
import { expect, test } from 'vitest'
import { runCampaign, runSeed } from './campaign.ts'

test('a hundred random histories of kills, denials and bad networks lose nothing and end equal', async () => {
  const { numbers, failed } = await runCampaign({
    firstSeed: 1,
    histories: 100,
    // `npm run model` takes 200; these find nearly as much in half the time.
    steps: 120,
    disks: 'memory',
  })
  expect(failed.map(({ seed, faults }) => ({ seed, faults }))).toEqual([])
  const { lost, undone, unreachable, divergent } = numbers
  expect({ lost, undone, unreachable, divergent }).toEqual({
    lost: 0,
    undone: 0,
    unreachable: 0,
    divergent: 0,
  })
  // It did what it says: a world in which nothing happens loses nothing either.
  expect(numbers.acknowledged).toBeGreaterThan(3_000)
  expect(numbers.kills).toBeGreaterThan(1_000)
  expect(numbers.lostAfterCommit).toBeGreaterThan(20)
}, 300_000)

test('so do some on Dexie and PouchDB themselves', async () => {
  const { failed } = await runCampaign({
    firstSeed: 1,
    histories: 4,
    steps: 100,
    disks: 'indexeddb',
  })
  expect(failed.map(({ seed, faults }) => ({ seed, faults }))).toEqual([])
}, 120_000)

test('a seed gives the same history every time', async () => {
  const play = async () => {
    const lines: string[] = []
    await runSeed({ seed: 7, steps: 60, disks: 'memory', trace: (line) => void lines.push(line) })
    return lines
  }
  expect(await play()).toEqual(await play())
})
