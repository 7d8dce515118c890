import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMutable } from '../../src/domain/documents/document.ts'
import { canonicalJson, type Json } from '../../src/domain/json.ts'
import { connect, pass } from '../../src/sync/loop.ts'
import {
  createDevicePorts,
  createDisk,
  createServerModel,
  createServerPort,
  save,
  type Disk,
  type Fate,
  type ServerModel,
} from '../support/sync-world.ts'

/** Every call waits its own number of turns before it does anything, so that two leaders meet everywhere. */
function late<T extends object>(port: T, turns: () => number): T {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return async (...parts: unknown[]) => {
        for (let turn = turns(); turn > 0; turn--) await Promise.resolve()
        return Reflect.apply(member, target, parts) as unknown
      }
    },
  })
}

async function sync(disk: Disk, model: ServerModel, turns: () => number, fate: () => Fate) {
  const device = createDevicePorts(disk, () => undefined)
  const ports = {
    server: late(createServerPort(model, fate), turns),
    outbox: late(device.outbox, turns),
    replica: late(device.replica, turns),
  }
  const connected = await connect(ports)
  if (connected.kind !== 'done') return connected.kind
  return (await pass(ports, connected.databases, () => undefined)).kind
}

const note = (index: number) => `note:01JD000000000000000000000${index}`

const acts = fc.array(
  fc.record({
    saves: fc.array(fc.record({ device: fc.nat(1), document: fc.nat(1) }), { maxLength: 3 }),
    device: fc.nat(1),
    turns: fc.array(fc.nat(12), { minLength: 8, maxLength: 40 }),
    fates: fc.array(fc.constantFrom<Fate>('answered', 'answered', 'unreachable', 'lost'), {
      maxLength: 10,
    }),
  }),
  { minLength: 1, maxLength: 12 },
)

test('two leaders at once on one device lose nothing, and leave nothing behind', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (history) => {
      const model = createServerModel()
      const disks = [createDisk('a'), createDisk('b')]
      const saved: { id: string; value: string; replaced: readonly string[] }[] = []
      for (const { saves, device, turns, fates } of history) {
        for (const { device: author, document } of saves) {
          const disk = disks[author] as Disk
          const [id, value] = [note(document), `${author} ${saved.length}`]
          saved.push({ id, value, replaced: textsOf(disk, id) })
          save(disk, id, { kind: 'set', field: 'text', value })
        }
        const [next, some] = [[...turns], [...fates]]
        const turn = () => {
          const taken = next.shift() ?? 0
          next.push(taken)
          return taken
        }
        const fate = () => some.shift() ?? 'answered'
        const disk = disks[device] as Disk
        await Promise.all([sync(disk, model, turn, fate), sync(disk, model, turn, fate)])
      }
      const calm = [() => 0, () => 'answered' as const] as const
      for (let round = 0; round < 2; round++)
        for (const disk of disks) expect(await sync(disk, model, ...calm)).toBe('done')
      const [a, b] = disks.map((disk) =>
        canonicalJson(
          [...disk.rows.values()].toSorted((x, y) => (x._id < y._id ? -1 : 1)) as unknown as Json,
        ),
      )
      expect(a).toBe(b)
      for (const { id, value } of saved) {
        const here = disks.every((disk) => textsOf(disk, id).includes(value))
        const replaced = saved.some((other) => other.id === id && other.replaced.includes(value))
        expect([value, here || replaced]).toEqual([value, true])
      }
      for (const disk of disks) expect(disk.journal).toEqual([])
    }),
    { numRuns: 200 },
  )
})

function textsOf(disk: Disk, id: string): readonly string[] {
  const row = disk.rows.get(id)
  const register = row && isMutable(row) ? row.registers['text'] : undefined
  return register && 'values' in register ? register.values.map(({ value }) => value as string) : []
}
