import { expect, test } from 'vitest'
import { createGrowingBatches } from '../../src/sync/growing-batches.ts'

/** Writings that end when they are told to. */
function slowWriting() {
  const written: number[][] = []
  const ends: PromiseWithResolvers<undefined>[] = []
  const batches = createGrowingBatches<number>((items) => {
    written.push([...items])
    const end = Promise.withResolvers<undefined>()
    ends.push(end)
    return end.promise
  })
  return { written, ends, batches }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('the first is written at once; the next waits until it is written and as much has come', async () => {
  const { written, ends, batches } = slowWriting()
  batches.add([1, 2])
  batches.add([3])
  expect(written).toEqual([[1, 2]])
  ends[0]?.resolve(undefined)
  await settled()
  batches.add([])
  expect(written).toEqual([[1, 2]])
  batches.add([4])
  expect(written).toEqual([
    [1, 2],
    [3, 4],
  ])
})

test('all writes what is left, after what is being written', async () => {
  const { written, ends, batches } = slowWriting()
  batches.add([1])
  batches.add([2, 3])
  let done = false
  const all = batches.all().then(() => (done = true))
  await settled()
  expect(written).toEqual([[1]])
  ends[0]?.resolve(undefined)
  await settled()
  expect(written).toEqual([[1], [2, 3]])
  expect(done).toBe(false)
  ends[1]?.resolve(undefined)
  await all
})

test('after a failure nothing more is written, and all tells of it', async () => {
  const { written, ends, batches } = slowWriting()
  batches.add([1])
  ends[0]?.reject(new Error('full'))
  await settled()
  expect(batches.failed()).toBe(true)
  batches.add([2, 3, 4])
  await expect(batches.all()).rejects.toThrow('full')
  expect(written).toEqual([[1]])
})
