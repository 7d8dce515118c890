import { expect, test } from 'vitest'
import { isMutable } from '../../src/domain/documents/document.ts'
import { textOf } from '../../src/domain/documents/read.ts'
import { connect, pass } from '../../src/sync/loop.ts'
import {
  createDevicePorts,
  createDisk,
  createServerModel,
  createServerPort,
  save,
} from '../support/sync-world.ts'

const note = 'note:01JD0000000000000000000000'
const other = 'note:01JD0000000000000000000001'

function deviceAt(model: ReturnType<typeof createServerModel>) {
  const disk = createDisk('mine')
  const server = createServerPort(model, () => 'answered')
  const ports = { ...createDevicePorts(disk, () => undefined), server }
  const sync = async () => {
    expect((await connect(ports)).kind).toBe('done')
    return pass(ports, ['own'], () => undefined)
  }
  return { disk, server, sync }
}

test.each([
  ['when it connects', true],
  ['when it sends', false],
])(
  'a device that hears %s that another has its id takes a new one, and what waits arrives',
  async (_when, tells) => {
    const model = createServerModel()
    model.tellsTaken = tells
    model.othersDevices = (device) => device === 'mine'
    const { disk, sync } = deviceAt(model)
    for (const id of [note, other]) save(disk, id, { kind: 'set', field: 'text', value: id })
    expect(await sync()).toEqual({ kind: 'done' })
    expect(disk.deviceId).toBe("mine'")
    expect(disk.journal).toEqual([])
    for (const id of [note, other]) {
      const stored = model.documents.get(id)?.body as never
      expect(isMutable(stored) && textOf(stored, 'text')).toBe(id)
    }
  },
)

test('a server that calls every id taken is not asked with one after the other', async () => {
  const model = createServerModel()
  model.othersDevices = () => true
  model.tellsTaken = true
  const { disk, server, sync } = deviceAt(model)
  expect(await sync()).toEqual({ kind: 'done' })
  expect(disk.deviceId).toBe("mine'")
  expect(server.requests.filter((name) => name === 'connect')).toHaveLength(2)
})

test('a server that refuses every id does not make it take one after the other', async () => {
  const model = createServerModel()
  model.othersDevices = () => true
  const { disk, server, sync } = deviceAt(model)
  save(disk, note, { kind: 'set', field: 'text', value: 'x' })
  await sync()
  expect(disk.deviceId).toBe("mine'")
  expect(server.requests.filter((name) => name === 'push')).toHaveLength(2)
  expect(disk.journal.map(({ refused }) => refused)).toEqual(['not-yours'])
})
