import { expect, test } from 'vitest'
import { fetchAhead } from '../../src/service-worker/fetch-ahead.ts'

const addresses = Array.from({ length: 9 }, (_, index) => `/assets/${index}.js`)

test('each file is fetched once and read to its end, never more at once than said', async () => {
  const asked: string[] = []
  const read: string[] = []
  let under = 0
  let most = 0
  await fetchAhead(
    addresses,
    async (address) => {
      asked.push(address)
      under += 1
      most = Math.max(most, under)
      await Promise.resolve()
      const response = new Response('x')
      response.arrayBuffer = () => {
        read.push(address)
        under -= 1
        return Promise.resolve(new ArrayBuffer(1))
      }
      return response
    },
    4,
  )
  expect(asked).toEqual(addresses)
  expect(read.toSorted()).toEqual(addresses)
  expect(most).toBe(4)
})

test('one that can’t be had leaves the others', async () => {
  const asked: string[] = []
  await fetchAhead(
    addresses,
    (address) => {
      asked.push(address)
      return Promise.reject(new TypeError('Failed to fetch'))
    },
    2,
  )
  expect(asked).toEqual(addresses)
})
