import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  everyWritten,
  isMutable,
  type KulturlotsDocument,
} from '../../src/domain/documents/document.ts'
import { valueOf } from '../../src/domain/documents/read.ts'
import { canonicalJson, type Json } from '../../src/domain/json.ts'
import { isSetRegister } from '../../src/domain/merge/register.ts'
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

class Crash extends Error {}

interface World {
  readonly fate?: () => Fate
  readonly step?: () => void
  /** The server is told a cursor only now and then. */
  readonly tell?: boolean
}

async function sync(disk: Disk, model: ServerModel, world: World = {}) {
  const { fate = () => 'answered', step = () => undefined, tell = true } = world
  const server = createServerPort(model, fate)
  const ports = { server, ...createDevicePorts(disk, step) }
  const connected = await connect(ports)
  if (connected.kind !== 'done') return { outcome: connected.kind, requests: server.requests }
  const outcome = await pass(ports, connected.databases, () => undefined, { tell })
  return { outcome: outcome.kind, requests: server.requests }
}

const noteId = (index: number) => `note:01JD000000000000000000${String(index).padStart(4, '0')}`
const text = (value: string) => ({ kind: 'set' as const, field: 'text', value })
const textOnServer = (model: ServerModel, id: string) => {
  const body = model.documents.get(id)?.body as unknown as KulturlotsDocument | undefined
  return body && isMutable(body) ? valueOf(body, 'text') : undefined
}

describe('a server that was restored from an older backup', () => {
  test('gets back what it lacks from a device that only reads on', async () => {
    const [model, a] = [createServerModel(), createDisk('a')]
    save(a, noteId(0), text('before'))
    await sync(a, model)
    const restore = model.backup()
    save(a, noteId(0), text('edited later'))
    save(a, noteId(1), text('made later'))
    await sync(a, model)
    restore()
    expect(textOnServer(model, noteId(0))).toBe('before')
    expect((await sync(a, model)).outcome).toBe('done')
    expect(textOnServer(model, noteId(0))).toBe('edited later')
    expect(textOnServer(model, noteId(1))).toBe('made later')
    expect([a.journal, a.healing]).toEqual([[], null])
  })

  test('gets back a document that only its reader has left', async () => {
    const [model, a, b] = [createServerModel(), createDisk('a'), createDisk('b')]
    await sync(b, model)
    const restore = model.backup()
    save(a, noteId(1), text('made later'))
    await sync(a, model)
    await sync(b, model)
    restore()
    await sync(b, model)
    expect(textOnServer(model, noteId(1))).toBe('made later')
    expect(model.carried).toBe(1)
  })

  test('gets back what was sent before the device could tell how far it had come', async () => {
    const [model, a] = [createServerModel(), createDisk('a')]
    save(a, noteId(0), text('before'))
    await sync(a, model)
    const restore = model.backup()
    save(a, noteId(1), text('made later'))
    await sync(a, model, { tell: false })
    restore()
    const { requests } = await sync(a, model)
    expect(textOnServer(model, noteId(1))).toBe('made later')
    // The server remembers what it was told last: only what came since is asked about.
    expect(requests.filter((request) => request === 'lacking')).toHaveLength(1)
  })

  test('gets everything back in steps, and a device killed in between goes on where it was', async () => {
    const [model, a] = [createServerModel(), createDisk('a')]
    model.pageSize = 500
    await sync(a, model)
    const restore = model.backup()
    for (let index = 0; index < 1_200; index++) save(a, noteId(index), text(`${index}`))
    await sync(a, model)
    restore()
    let journal = 0
    const kills = [12, 30, 60]
    for (const killAt of kills) {
      let steps = 0
      await sync(a, model, {
        step: () => {
          journal = Math.max(journal, a.journal.length)
          if (steps++ === killAt) throw new Crash()
        },
      }).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error
      })
    }
    expect((await sync(a, model)).outcome).toBe('done')
    expect(model.documents.size).toBe(1_200)
    expect(a.journal).toEqual([])
    expect(journal).toBeLessThanOrEqual(500)
  })

  test('nothing is asked about where the two pasts agree', async () => {
    const [model, a] = [createServerModel(), createDisk('a')]
    save(a, noteId(0), text('before'))
    await sync(a, model)
    expect((await sync(a, model)).requests).not.toContain('lacking')
  })

  test('what the device lost its own copy of comes back from the row', async () => {
    const [model, a] = [createServerModel(), createDisk('a')]
    save(a, noteId(0), text('only a row is left'))
    await sync(a, model)
    a.revisions.clear()
    model.documents.clear()
    model.cursors.clear()
    await sync(a, model)
    expect(textOnServer(model, noteId(0))).toBe('only a row is left')
  })
})

const acts = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('save' as const),
        device: fc.nat(2),
        document: fc.nat(2),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('sync' as const),
        device: fc.nat(2),
        tell: fc.boolean(),
        killAt: fc.option(fc.nat(10), { nil: null, freq: 2 }),
        fates: fc.array(
          fc.constantFrom<Fate>('answered', 'answered', 'answered', 'unreachable', 'lost'),
          { maxLength: 12 },
        ),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('back up' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const) }) },
  ),
  { minLength: 1, maxLength: 50 },
)

test('after any history with restored backups every saved text is visible, open, or was replaced by somebody who saw it', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (history) => {
      const model = createServerModel()
      const disks = ['a', 'b', 'c'].map(createDisk)
      const saved: { id: string; value: string; replaced: readonly string[] }[] = []
      let restore = model.backup()
      for (const act of history) {
        if (act.kind === 'back up') restore = model.backup()
        else if (act.kind === 'restore') restore()
        else if (act.kind === 'save') {
          const disk = disks[act.device] as Disk
          const id = noteId(act.document)
          const value = `text ${saved.length}`
          saved.push({ id, value: JSON.stringify(value), replaced: textsOf(disk.rows.get(id)) })
          save(disk, id, text(value))
        } else {
          let steps = 0
          const fates = [...act.fates]
          await sync(disks[act.device] as Disk, model, {
            tell: act.tell,
            fate: () => fates.shift() ?? 'answered',
            step: () => {
              if (steps++ === act.killAt) throw new Crash()
            },
          }).catch((error: unknown) => {
            if (!(error instanceof Crash)) throw error
          })
        }
      }
      for (let round = 0; round < 3; round++)
        for (const disk of disks) expect((await sync(disk, model)).outcome).toBe('done')
      const [first, ...others] = disks.map((disk) =>
        canonicalJson(
          [...disk.rows.values()].sort((x, y) => (x._id < y._id ? -1 : 1)) as unknown as Json,
        ),
      )
      for (const other of others) expect(other).toBe(first)
      for (const { id, value } of saved) {
        const here = textsOf(disks[0]?.rows.get(id)).includes(value)
        const replaced = saved.some((other) => other.id === id && other.replaced.includes(value))
        expect([id, value, here || replaced]).toEqual([id, value, true])
      }
      for (const disk of disks) expect([disk.journal, disk.healing]).toEqual([[], null])
    }),
    { numRuns: 300 },
  )
})

function textsOf(document: KulturlotsDocument | undefined): readonly string[] {
  if (!document || !isMutable(document)) return []
  const register = document.registers['text']
  if (!register || isSetRegister(register)) return []
  expect([...everyWritten(document)].length).toBeGreaterThan(0)
  return register.values.map(({ value }) => JSON.stringify(value))
}
