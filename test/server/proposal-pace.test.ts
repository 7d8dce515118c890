import { expect, test } from 'vitest'
import { parseUserId } from '../../src/domain/identifiers.ts'
import { createProposalPace } from '../../sync-server/directory/proposal-pace.ts'

const user = (n: number) => parseUserId(`01JQ000000000000000000000${n}`)
const sender = (n: number) => ({
  requester: { userId: user(n), roles: ['actor'] as const },
  ip: '192.0.2.7',
})
const proposals = (count: number) =>
  Array.from({ length: count }, (_one, index) => ({ _id: `proposal:${index}`, type: 'proposal' }))
const stores = (documents: readonly unknown[]) =>
  Promise.resolve(documents.map(() => ({ ok: true })))
const refuses = (documents: readonly unknown[]) =>
  Promise.resolve(documents.map(() => ({ error: 'conflict' })))
const codes = (rows: readonly object[]) => rows.filter((row) => 'code' in row).length

test('who goes on after their share takes nothing from their neighbours', async () => {
  const pace = createProposalPace(() => 0)
  expect(codes(await pace.within(sender(1), proposals(500), stores))).toBe(460)
  expect(codes(await pace.within(sender(2), proposals(40), stores))).toBe(0)
})

test('what was not stored does not count, however often it is sent', async () => {
  const pace = createProposalPace(() => 0)
  const breaks = () => Promise.reject(new Error('The store is away.'))
  for (let n = 0; n < 10; n += 1) {
    await pace.within(sender(1), proposals(40), refuses)
    await expect(pace.within(sender(1), proposals(40), breaks)).rejects.toThrow()
  }
  expect(codes(await pace.within(sender(1), proposals(40), stores))).toBe(0)
})

test('a network that has sent enough has the others back, and its people lose nothing by trying', async () => {
  let now = 0
  const pace = createProposalPace(() => now)
  for (let n = 1; n <= 5; n += 1) await pace.within(sender(n), proposals(40), stores)
  expect(codes(await pace.within(sender(6), proposals(40), stores))).toBe(40)
  now = 3600_000
  expect(codes(await pace.within(sender(6), proposals(40), stores))).toBe(0)
})
