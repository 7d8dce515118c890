import { describe, expect, test } from 'vitest'
import { useNear } from '../../src/features/directory/use-near.ts'
import { term } from '../directory/support/entries.ts'

const seat = (code: string, name: string, latitude: number, longitude: number) => ({
  ...term('municipalities', code, name),
  place: { latitude, longitude },
})
const terms = [
  seat('0482', 'Flen', 59.05834, 16.58781),
  seat('2180', 'Gävle', 60.67452, 17.14174),
  term('municipalities', '0481', 'Oxelösund'),
]

/** Answers when told to. */
function phone() {
  const answers: ((position: GeolocationPosition) => void)[] = []
  const refusals: PositionErrorCallback[] = []
  return {
    asked: () => answers.length,
    standAt: (latitude: number, longitude: number) =>
      answers.at(-1)?.({ coords: { latitude, longitude } } as GeolocationPosition),
    refuse: () => refusals.at(-1)?.({ code: 1 } as GeolocationPositionError),
    getCurrentPosition(found: PositionCallback, failed?: PositionErrorCallback | null) {
      answers.push(found)
      if (failed) refusals.push(failed)
    },
  }
}

describe('near me', () => {
  test('asks for a position only when told to, and keeps the municipality alone', async () => {
    const own = phone()
    const near = useNear(() => terms, own)
    expect(own.asked()).toBe(0)
    const located = near.locate()
    expect(near.state.value).toBe('asking')
    own.standAt(60.3, 17)
    await located
    expect([near.code.value, near.state.value]).toEqual(['2180', 'idle'])
  })

  test('lets people choose where no position can be had', async () => {
    const own = phone()
    const near = useNear(() => terms, own)
    const located = near.locate()
    own.refuse()
    await located
    expect([near.code.value, near.state.value]).toEqual([undefined, 'unknown'])
    near.choose('0482')
    expect([near.code.value, near.state.value]).toEqual(['0482', 'idle'])
  })

  test('lets people choose where the browser knows no positions', async () => {
    const near = useNear(() => terms, undefined)
    await near.locate()
    expect([near.code.value, near.state.value]).toEqual([undefined, 'unknown'])
  })

  test('a municipality chosen meanwhile is not overruled by a late position', async () => {
    const own = phone()
    const near = useNear(() => terms, own)
    const located = near.locate()
    near.choose('0482')
    own.standAt(60.3, 17)
    await located
    expect(near.code.value).toBe('0482')
  })
})
