import { expect, test } from 'vitest'
import { dropErased } from '../../src/sync/erased.ts'
import { connect, pass } from '../../src/sync/loop.ts'
import { matchingIds } from '../../src/workers/erased-hashes.ts'
import {
  createDevicePorts,
  createDisk,
  createServerModel,
  createServerPort,
  save,
  type Disk,
  type ServerModel,
} from '../support/sync-world.ts'

const [gone, kept] = ['note:01JD0000000000000000000000', 'note:01JD0000000000000000000001']
const text = (value: string) => ({ kind: 'set' as const, field: 'text', value })

async function sync(disk: Disk, model: ServerModel, step: () => void = () => undefined) {
  const server = createServerPort(model, () => 'answered')
  const ports = { server, ...createDevicePorts(disk, step) }
  const connected = await connect(ports)
  if (connected.kind !== 'done') throw new Error('It would not connect.')
  const among = (_key: string, ids: readonly string[], hashes: ReadonlySet<string>) =>
    Promise.resolve(ids.filter((id) => hashes.has(id)))
  await dropErased(ports, connected.databases, String(model.erased.length), among)
  await pass(ports, connected.databases, () => undefined)
  return server.requests
}

function erase(model: ServerModel, id: string): void {
  model.erased.push(id)
  model.documents.delete(id)
}

async function twoNotes() {
  const [model, a] = [createServerModel(), createDisk('a')]
  save(a, gone, text('secret'))
  save(a, kept, text('plain'))
  await sync(a, model)
  return { model, a }
}

test('what was erased on the server leaves the device, and the list is read once', async () => {
  const { model, a } = await twoNotes()
  erase(model, gone)
  expect(await sync(a, model)).toContain('erased')
  expect([[...a.rows.keys()], [...a.revisions.keys()], a.dropped]).toEqual([[kept], [kept], 1])
  expect(await sync(a, model)).not.toContain('erased')
})

test('an erased document that was edited without network stays erased, here too', async () => {
  const { model, a } = await twoNotes()
  save(a, gone, text('edited offline'))
  erase(model, gone)
  await sync(a, model)
  expect(model.documents.has(gone)).toBe(false)
  expect([a.journal, a.rows.has(gone)]).toEqual([[], false])
})

test('an edit made after the list was read is given up when the server refuses it as erased', async () => {
  const { model, a } = await twoNotes()
  erase(model, gone)
  await sync(a, model)
  save(a, gone, text('from a screen that was open'))
  await sync(a, model)
  expect([a.journal, a.rows.has(gone), a.dropped]).toEqual([[], false, 2])
})

test('a server restored from a backup does not get back what was erased since', async () => {
  const { model, a } = await twoNotes()
  const restore = model.backup()
  save(a, kept, text('later'))
  await sync(a, model)
  restore()
  erase(model, gone)
  await sync(a, model)
  expect([...model.documents.keys()]).toEqual([kept])
})

test('a device killed anywhere while it drops reads the list again', async () => {
  for (let killAt = 0; killAt < 6; killAt++) {
    const { model, a } = await twoNotes()
    erase(model, gone)
    let steps = 0
    await sync(a, model, () => {
      if (steps++ === killAt) throw new Error('Killed.')
    }).catch(() => undefined)
    await sync(a, model)
    expect([a.rows.has(gone), a.revisions.has(gone)]).toEqual([false, false])
  }
})

test('ids are matched by HMAC-SHA256 under the server’s key', async () => {
  // RFC 4231, test case 2: key "Jefe", data "what do ya want for nothing?".
  const hash = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'
  const ids = ['something else', 'what do ya want for nothing?']
  expect(await matchingIds('SmVmZQ', ids, new Set([hash]))).toEqual([ids[1]])
})
