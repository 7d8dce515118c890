import { expect, test } from 'vitest'
import { dropErased } from '../../src/sync/erased.ts'
import { connect, pass } from '../../src/sync/loop.ts'
import {
  createDevicePorts,
  createDisk,
  createServerModel,
  createServerPort,
  save,
  type Disk,
  type ServerModel,
} from '../support/sync-world.ts'

/** Stands still before or after one of its calls, until it is let go. */
function halting<T extends object>(port: T, halt: () => Promise<void>): T {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return async (...parts: unknown[]) => {
        await halt()
        const answer: unknown = await Reflect.apply(member, target, parts)
        await halt()
        return answer
      }
    },
  })
}

// The hash of an id is the id.
const matching = (_key: string, ids: readonly string[], hashes: ReadonlySet<string>) =>
  Promise.resolve(ids.filter((id) => hashes.has(id)))

/** As `workers/sync-session.ts` does it. */
async function sync(disk: Disk, model: ServerModel, halt = () => Promise.resolve()) {
  const device = createDevicePorts(disk, () => undefined)
  const ports = {
    server: halting(
      createServerPort(model, () => 'answered'),
      halt,
    ),
    outbox: halting(device.outbox, halt),
    replica: halting(device.replica, halt),
  }
  const connected = await connect(ports)
  if (connected.kind !== 'done') return connected.kind
  const dropped = await dropErased(
    ports,
    connected.databases,
    String(model.erased.length),
    matching,
  )
  if (dropped.kind !== 'done') return dropped.kind
  return (await pass(ports, connected.databases, () => undefined)).kind
}

const note = (index: number) => `note:01JD000000000000000000000${index}`
const text = (value: string) => ({ kind: 'set' as const, field: 'text', value })
const [erased, kept] = [note(1), note(2)]

/** @returns how often it could have been halted. */
async function robbedAt(place: number, edited: boolean): Promise<number> {
  const [model, author, device] = [createServerModel(), createDisk('a'), createDisk('b')]
  for (const id of [erased, kept]) save(author, id, text('secret'))
  await sync(author, model)
  // It has it already, and an edit of it that waits.
  if (edited) {
    await sync(device, model)
    save(device, erased, text('edited'))
  }
  const halted = Promise.withResolvers<undefined>()
  const letGo = Promise.withResolvers<undefined>()
  let places = 0
  const robbed = sync(device, model, async () => {
    if (places++ !== place) return
    halted.resolve(undefined)
    await letGo.promise
  })
  await Promise.race([halted.promise, robbed])
  model.erased.push(erased)
  model.documents.delete(erased)
  expect(await sync(device, model)).toBe('done')
  letGo.resolve(undefined)
  await robbed
  for (let round = 0; round < 2; round++) expect(await sync(device, model)).toBe('done')
  const left = [[...device.rows.keys()], [...device.revisions.keys()], device.journal]
  expect([place, ...left]).toEqual([place, [kept], [kept], []])
  expect([...model.documents.keys()]).toEqual([kept])
  return places
}

test.each([
  ['fetched', false],
  ['sent an edit of', true],
])(
  'a leader that was robbed of its lock puts nothing back that was erased after it had %s it',
  async (_what, edited) => {
    const places = await robbedAt(-1, edited)
    expect(places).toBeGreaterThan(30)
    for (let place = 0; place < places; place++) await robbedAt(place, edited)
  },
)
