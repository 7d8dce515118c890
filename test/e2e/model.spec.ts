/** The short form of `npm run model -- --real`. */
import { runReal } from '../model/real.ts'
import { expect, test } from './support/fixtures.ts'

test('what two phones called saved is on both after the server and browsers were killed at random', async () => {
  test.setTimeout(300_000)
  const told: string[] = []
  const outcome = await runReal({
    devices: 2,
    steps: 6,
    seed: 4,
    tell: (line) => void told.push(line),
  })
  expect(outcome, told.join('\n')).toMatchObject({ lost: [], duplicates: [], equal: true })
  expect(outcome.acknowledged).toBeGreaterThan(1)
  expect(outcome.kills).toBeGreaterThan(0)
})
