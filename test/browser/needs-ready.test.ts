import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ref, computed, shallowRef } from 'vue'
import { keepNeedsReady } from '../../src/features/needs/keep-needs-ready.ts'
import { everyNeed } from '../../src/journal/need-list.ts'
import type { Journal } from '../../src/journal/record.ts'
import { rowOf } from '../../src/journal/rows.ts'
import { clearSeal } from '../../src/journal/seal.ts'
import { initialStatus, type SyncStatus } from '../../src/sync/status.ts'
import { benchNeeds } from '../bench/support/bench-documents.ts'
import { openJournal, workspaceOf } from './support/staff-screen.ts'

const colleague = '01BX5ZZKBKACTAV9WEVGEMMVRZ'
const passDone: SyncStatus = { ...initialStatus, connection: 'connected' }
const fetching: SyncStatus = {
  ...passDone,
  activity: { kind: 'fetching', done: 1, total: 9 },
}
let journal: Journal
const ends: (() => unknown)[] = []

beforeEach(() => {
  journal = openJournal()
})
afterEach(async () => {
  for (const end of ends.splice(0)) end()
  await journal.database.delete()
})

async function bringNeeds(count: number, from = 0) {
  const documents = benchNeeds(count, colleague, 'device', from)
  const rows = documents.map((document) => rowOf(journal.seal, 'casework', document, []))
  await journal.database.rows.bulkPut(rows)
}

function keepReady({ isStaff = true, status = passDone } = {}) {
  const workspace = workspaceOf(journal)
  workspace.status.value = status
  const bring = vi.fn(() => Promise.reject(new Error('No line.')))
  const staff = ref(isStaff)
  const account = { staff: computed(() => staff.value), workspace: shallowRef(workspace) }
  ends.push(keepNeedsReady(account, bring))
  return { workspace, staff, bring }
}

/** How many somebody is told of who comes now, before anything can be read. */
function toldAtOnce(): number | undefined {
  let told: number | undefined
  everyNeed(journal)
    .subscribe({ next: (all) => (told = all.length) })
    .unsubscribe()
  return told
}

test('needs are read before anybody asks for them, and what a pass has brought after it', async () => {
  const opening = vi.spyOn(clearSeal, 'open')
  ends.push(() => opening.mockRestore())
  await bringNeeds(500)
  const { workspace, bring } = keepReady()
  await expect.poll(() => opening.mock.calls.length).toBe(500)
  await expect.poll(toldAtOnce).toBe(500)
  expect(bring).toHaveBeenCalledOnce()
  expect(opening).toHaveBeenCalledTimes(500)
  await bringNeeds(20, 500)
  await new Promise((done) => requestIdleCallback(done))
  expect(opening).toHaveBeenCalledTimes(500)
  workspace.status.value = { ...passDone }
  await expect.poll(() => opening.mock.calls.length).toBe(520)
  expect(toldAtOnce()).toBe(520)
})

test('while a pass brings rows nothing is read', async () => {
  const opening = vi.spyOn(clearSeal, 'open')
  ends.push(() => opening.mockRestore())
  const { workspace } = keepReady({ status: fetching })
  await bringNeeds(100)
  await new Promise((done) => requestIdleCallback(done))
  expect(opening).not.toHaveBeenCalled()
  workspace.status.value = passDone
  await expect.poll(() => opening.mock.calls.length).toBeGreaterThanOrEqual(100)
})

test('of who is no staff nothing is read, nor any more once they are not', async () => {
  await bringNeeds(10)
  const { bring, staff } = keepReady({ isStaff: false })
  await new Promise((done) => requestIdleCallback(done))
  expect(bring).not.toHaveBeenCalled()
  staff.value = true
  await expect.poll(() => bring.mock.calls.length).toBe(1)
  staff.value = false
  await new Promise((done) => requestIdleCallback(done))
  expect(bring).toHaveBeenCalledOnce()
})
