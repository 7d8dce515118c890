import { expect, test } from 'vitest'
import type { Mark } from '../../src/sync/ports.ts'
import { connect, pass } from '../../src/sync/loop.ts'
import {
  createDevicePorts,
  createDisk,
  createServerModel,
  createServerPort,
  save,
} from '../support/sync-world.ts'

const note = 'note:01JD0000000000000000000000'

test('a cursor that another tab tells while this one connects is not taken for another past', async () => {
  const model = createServerModel()
  const disk = createDisk('a')
  const server = createServerPort(model, () => 'answered')
  const ports = { server, ...createDevicePorts(disk, () => undefined) }
  save(disk, note, { kind: 'set', field: 'text', value: 'one' })
  await pass(ports, ['own'], () => undefined)
  const told = disk.confirmed
  expect(told).not.toBeNull()
  save(disk, note, { kind: 'set', field: 'text', value: 'two' })
  await pass(ports, ['own'], () => undefined, { tell: false })
  save(disk, note, { kind: 'set', field: 'text', value: 'three' })
  const late = {
    ...server,
    /** What the server remembered just before the other tab told it anew, arriving just after. */
    async connect(mark: Mark) {
      const answer = await server.connect(mark)
      model.cursors.set(mark.device, String(disk.cursor))
      disk.confirmed = disk.cursor
      if (answer.kind !== 'answered') return answer
      return {
        ...answer,
        value: { ...answer.value, remembered: new Map([['own' as const, told]]) },
      }
    },
  }
  const connected = await connect({ ...ports, server: late })
  expect(connected.kind).toBe('done')
  expect(disk.deviceId).toBe('a')
  expect(disk.cursor).toBe(model.cursors.get('a'))
})

test('a cursor that was told, though the answer was lost, is known for told at the next connection', async () => {
  const model = createServerModel()
  const disk = createDisk('a')
  const server = createServerPort(model, () => 'answered')
  const ports = { server, ...createDevicePorts(disk, () => undefined) }
  save(disk, note, { kind: 'set', field: 'text', value: 'one' })
  const deaf = {
    ...server,
    async remember(...told: Parameters<typeof server.remember>) {
      await server.remember(...told)
      return { kind: 'unreachable' as const }
    },
  }
  expect((await pass({ ...ports, server: deaf }, ['own'], () => undefined)).kind).toBe(
    'unreachable',
  )
  await connect(ports)
  save(disk, note, { kind: 'set', field: 'text', value: 'two' })
  const cut = { ...server, remember: () => Promise.resolve({ kind: 'unreachable' as const }) }
  expect((await pass({ ...ports, server: cut }, ['own'], () => undefined)).kind).toBe('unreachable')
  await connect(ports)
  expect(disk.deviceId).toBe('a')
})

test('a first cursor that arrives after another tab has gone back to the beginning is no other past', async () => {
  const model = createServerModel()
  const disk = createDisk('a')
  const server = createServerPort(model, () => 'answered')
  const ports = { server, ...createDevicePorts(disk, () => undefined) }
  save(disk, note, { kind: 'set', field: 'text', value: 'one' })
  const held: (() => void)[] = []
  const slow = {
    ...server,
    remember(...told: Parameters<typeof server.remember>) {
      held.push(() => void server.remember(...told))
      return Promise.resolve({ kind: 'unreachable' as const })
    },
  }
  await pass({ ...ports, server: slow }, ['own'], () => undefined)
  await connect(ports)
  expect(disk.cursor).toBeNull()
  held.forEach((arrive) => arrive())
  await connect(ports)
  expect(disk.deviceId).toBe('a')
})

test('what was fetched before another tab found another past does not move the cursor that it put back', async () => {
  const model = createServerModel()
  const ids = [0, 1, 2, 3, 4].map((index) => `note:01JD000000000000000000000${index}`)
  const server = createServerPort(model, () => 'answered')
  const both = ['a', 'b'].map((device) => {
    const disk = createDisk(device)
    return { disk, ports: { server, ...createDevicePorts(disk, () => undefined) } }
  })
  const [mine, theirs] = both
  if (!mine || !theirs) throw new Error('Two devices.')
  const write = async (id = '') => {
    save(theirs.disk, id, { kind: 'set', field: 'text', value: id })
    const { kind } = await connect(theirs.ports)
    expect(kind).toBe('done')
    await pass(theirs.ports, ['own'], () => undefined)
  }
  const restore = model.backup()
  await write(ids[0])
  await write(ids[1])
  await connect(mine.ports)
  await pass(mine.ports, ['own'], () => undefined)
  restore()
  theirs.disk.rows.clear()
  theirs.disk.revisions.clear()
  for (const id of ids.slice(2)) await write(id)
  // The server has given out the sequences anew: what is fetched from there on leaves out the first of them.
  const shown = async () => {
    await connect(mine.ports)
  }
  await pass({ ...mine.ports, shown }, ['own'], () => undefined)
  for (let times = 0; times < 3; times += 1) {
    await connect(mine.ports)
    await pass(mine.ports, ['own'], () => undefined)
  }
  expect([...mine.disk.rows.keys()].sort()).toEqual(ids)
})

test.each([
  ['of some', [note, `${note.slice(0, -1)}1`]],
  ['of everything', undefined],
])(
  'a step of a comparison does not end one %s that another tab has begun since',
  async (_, ids) => {
    const model = createServerModel()
    const server = createServerPort(model, () => 'answered')
    const disk = createDisk('a')
    const ports = { server, ...createDevicePorts(disk, () => undefined) }
    const [first, second] = [note, `${note.slice(0, -1)}1`]
    const empty = model.backup()
    save(disk, first, { kind: 'set', field: 'text', value: 'one' })
    save(disk, second, { kind: 'set', field: 'text', value: 'two' })
    await connect(ports)
    await pass(ports, ['own'], () => undefined)
    disk.healing = { after: null }
    const late = {
      ...server,
      /** Asked just before the server was restored, and heard just after another tab has found that. */
      async lacking(...asked: Parameters<typeof server.lacking>) {
        const answer = await server.lacking(...asked)
        if (model.documents.size > 0) {
          empty()
          await ports.outbox.rewind('own', ids ? disk.cursor : null, {
            after: null,
            ...(ids && { ids }),
          })
        }
        return answer
      },
    }
    await pass({ ...ports, server: late }, ['own'], () => undefined)
    await pass(ports, ['own'], () => undefined)
    expect([...model.documents.keys()].sort()).toEqual([first, second])
  },
)
