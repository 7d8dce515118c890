import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  everyWritten,
  isMutable,
  type KulturlotsDocument,
} from '../../src/domain/documents/document.ts'
import { dotsOf } from '../../src/domain/documents/edit.ts'
import { openAlternatives, valueOf } from '../../src/domain/documents/read.ts'
import { canonicalJson, type Json } from '../../src/domain/json.ts'
import { hasSeen, sameDot, type Dot } from '../../src/domain/merge/version-vector.ts'
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

const note = 'note:01JD0000000000000000000000'
const set = (value: string, field = 'text') => ({ kind: 'set' as const, field, value })

class Crash extends Error {}

async function sync(
  disk: Disk,
  model: ServerModel,
  fate: () => Fate = () => 'answered',
  step: () => void = () => undefined,
) {
  const server = createServerPort(model, fate)
  const ports = { server, ...createDevicePorts(disk, step) }
  const connected = await connect(ports)
  if (connected.kind !== 'done') return { outcome: connected.kind, requests: server.requests }
  const outcome = await pass(ports, connected.databases, () => undefined)
  return { outcome: outcome.kind, requests: server.requests }
}

const shown = (disk: Disk, id = note) => {
  const row = disk.rows.get(id)
  return row && isMutable(row) ? valueOf(row, 'text') : undefined
}

describe('the loop', () => {
  test('a saved note is on the server and on the other device after a pass each', async () => {
    const [model, a, b] = [createServerModel(), createDisk('a'), createDisk('b')]
    save(a, note, set('hej'))
    expect((await sync(a, model)).outcome).toBe('done')
    expect(a.journal).toEqual([])
    await sync(b, model)
    expect(shown(b)).toBe('hej')
  })

  test('what the server confirmed is not fetched back', async () => {
    const [model, a] = [createServerModel(), createDisk('a')]
    save(a, note, set('hej'))
    expect((await sync(a, model)).requests).toEqual([
      'connect',
      'remembered',
      'push',
      'changes',
      'remember',
    ])
  })

  test('two people’s edits of one note meet: different fields merge, one field keeps both', async () => {
    const [model, a, b] = [createServerModel(), createDisk('a'), createDisk('b')]
    save(a, note, set('from the start'))
    await sync(a, model)
    await sync(b, model)
    save(a, note, set('mine'))
    save(b, note, set('theirs'))
    save(b, note, set('lokal', 'topic'))
    await sync(a, model)
    await sync(b, model)
    await sync(a, model)
    for (const disk of [a, b]) {
      const row = disk.rows.get(note) as KulturlotsDocument
      if (!isMutable(row)) throw new Error('The note is mutable.')
      expect(
        openAlternatives(row)
          .get('text')
          ?.map(({ value }) => value),
      ).toEqual(['mine', 'theirs'])
      expect(valueOf(row, 'topic')).toBe('lokal')
    }
  })

  test('a response lost after the server stored it makes no duplicate and no new revision', async () => {
    const [model, a] = [createServerModel(), createDisk('a')]
    save(a, note, set('hej'))
    const fates: Fate[] = ['answered', 'answered', 'lost']
    expect((await sync(a, model, () => fates.shift() ?? 'answered')).outcome).toBe('unreachable')
    expect(a.journal).toHaveLength(1)
    const stored = model.documents.get(note)?.rev
    expect((await sync(a, model)).outcome).toBe('done')
    expect(a.journal).toEqual([])
    expect(model.documents.get(note)?.rev).toBe(stored)
  })

  test('one refused document stays with its reason, the others go; it is sent when the cause is gone', async () => {
    const [model, a] = [createServerModel(), createDisk('a')]
    const other = 'note:01JD0000000000000000000001'
    save(a, note, set('no'))
    save(a, other, set('yes'))
    model.refused.add(note)
    expect((await sync(a, model)).outcome).toBe('done')
    expect(a.journal.map(({ documentId, refused }) => [documentId, refused])).toEqual([
      [note, 'not-allowed'],
    ])
    expect(model.documents.has(other)).toBe(true)
    model.refused.clear()
    await sync(a, model)
    expect(a.journal).toEqual([])
    expect(model.documents.has(note)).toBe(true)
  })

  test('a batch that is too large is halved until it fits; a single one that never fits is refused alone', async () => {
    const [model, a] = [createServerModel(), createDisk('a')]
    for (let index = 0; index < 10; index++)
      save(a, `note:01JD00000000000000000000${index}0`, set(`${index}`))
    model.tooLargeAbove = 3
    await sync(a, model)
    expect(model.documents.size).toBe(10)
    save(a, note, set('huge'))
    model.tooLargeAbove = 0
    await sync(a, model)
    expect(a.journal.map(({ refused }) => refused)).toEqual(['too-large'])
  })

  test('a document that the server can’t even read is refused alone; the others of its batch arrive', async () => {
    const [model, a] = [createServerModel(), createDisk('a')]
    for (let index = 0; index < 10; index++)
      save(a, `note:01JD00000000000000000000${index}0`, set(`${index}`))
    const strange = 'note:01JD0000000000000000000990'
    save(a, strange, set('strange'))
    model.unreadable.add(strange)
    expect((await sync(a, model)).outcome).toBe('done')
    expect(model.documents.size).toBe(10)
    expect(a.journal.map(({ documentId, refused }) => [documentId, refused])).toEqual([
      [strange, 'wrong-shape'],
    ])
  })

  test('leaves that are too much for one answer are fetched in halves, and none is lost', async () => {
    const [model, a, b] = [createServerModel(), createDisk('a'), createDisk('b')]
    const names = Array.from({ length: 10 }, (_, index) => `note:01JD00000000000000000000${index}0`)
    for (const name of names) save(a, name, set(name))
    await sync(a, model)
    model.mostLeaves = 3
    expect((await sync(b, model)).outcome).toBe('done')
    expect([...b.rows.keys()].sort()).toEqual(names)
    expect(b.journal).toEqual([])
  })

  test('what the server holds is asked for in halves too, where the replica lost it', async () => {
    const [model, a] = [createServerModel(), createDisk('a')]
    const names = Array.from({ length: 10 }, (_, index) => `note:01JD00000000000000000000${index}0`)
    for (const name of names) save(a, name, set('one'))
    await sync(a, model)
    a.revisions.clear()
    for (const name of names) save(a, name, set('two'))
    model.mostLeaves = 3
    const { outcome, requests } = await sync(a, model)
    expect([outcome, requests.includes('winners too large')]).toEqual(['done', true])
    expect(a.journal).toEqual([])
  })

  test('a leaf that is too large alone, or a cut among the halves, leaves the cursor where it was', async () => {
    const [model, a, b] = [createServerModel(), createDisk('a'), createDisk('b')]
    save(a, note, set('one'))
    save(a, 'note:01JD0000000000000000000001', set('two'))
    await sync(a, model)
    model.mostLeaves = 0
    expect((await sync(b, model)).outcome).toBe('too-large')
    expect(b.cursor).toBeNull()
    model.mostLeaves = 1
    const fates: Fate[] = ['answered', 'answered', 'answered', 'unreachable']
    expect((await sync(b, model, () => fates.shift() ?? 'answered')).outcome).toBe('unreachable')
    expect(b.cursor).toBeNull()
    await sync(b, model)
    expect(b.rows.size).toBe(2)
  })

  test('a cursor that the server does not remember is given up, and everything is compared anew', async () => {
    const [model, a, b] = [createServerModel(), createDisk('a'), createDisk('b')]
    save(b, note, set('hej'))
    await sync(b, model)
    await sync(a, model)
    model.cursors.delete('a')
    a.revisions.clear()
    a.rows.clear()
    await sync(a, model)
    expect(shown(a)).toBe('hej')
  })

  test('a device killed before it could tell its cursor goes back to the last one that it told', async () => {
    const [model, a] = [createServerModel(), createDisk('a')]
    save(a, note, set('one'))
    await sync(a, model)
    const told = a.confirmed
    save(a, note, set('two'))
    const fates: Fate[] = ['answered', 'answered', 'answered', 'answered', 'unreachable']
    await sync(a, model, () => fates.shift() ?? 'answered')
    expect(a.cursor).not.toBe(told)
    const { requests } = await sync(a, model)
    expect(requests.filter((request) => request === 'revisions')).toEqual([])
    expect(a.cursor).toBe(a.confirmed)
  })
})

test('a phone restored from its backup loses neither what its other life sent nor what it writes now', async () => {
  const [model, phone, other] = [createServerModel(), createDisk('a'), createDisk('b')]
  save(phone, note, set('one'))
  await sync(phone, model)
  const backup = structuredClone(phone)
  save(phone, note, set('two'))
  save(phone, note, set('lokal', 'topic'))
  await sync(phone, model)
  // Its dots 2 and 3 are on the server; the restored phone makes dot 2 once more, for something else.
  save(backup, note, set('after the restore'))
  expect((await sync(backup, model)).outcome).toBe('done')
  expect(backup.journal).toEqual([])
  expect(backup.deviceId).not.toBe('a')
  await sync(other, model)
  for (const disk of [backup, other]) {
    const row = disk.rows.get(note) as KulturlotsDocument
    if (!isMutable(row)) throw new Error('The note is mutable.')
    const texts = openAlternatives(row)
      .get('text')
      ?.map(({ value }) => value)
    expect(new Set(texts)).toEqual(new Set(['two', 'after the restore']))
    expect(valueOf(row, 'topic')).toBe('lokal')
  }
})

test('an edit goes out when the replica has lost what the cursor says it has', async () => {
  const [model, a] = [createServerModel(), createDisk('a')]
  save(a, note, set('one'))
  await sync(a, model)
  a.revisions.clear()
  save(a, note, set('two'))
  expect((await sync(a, model)).outcome).toBe('done')
  expect(a.journal).toEqual([])
  const stored = model.documents.get(note)?.body as unknown as KulturlotsDocument
  expect(isMutable(stored) && valueOf(stored, 'text')).toBe('two')
})

test('an edit goes out to a server that was restored from an older backup', async () => {
  const [model, a] = [createServerModel(), createDisk('a')]
  save(a, note, set('one'))
  await sync(a, model)
  const [older, cursors] = [new Map(model.documents), new Map(model.cursors)]
  save(a, note, set('two'))
  await sync(a, model)
  model.documents.clear()
  model.cursors.clear()
  for (const [id, stored] of older) model.documents.set(id, stored)
  for (const [id, cursor] of cursors) model.cursors.set(id, cursor)
  save(a, note, set('three'))
  expect((await sync(a, model)).outcome).toBe('done')
  expect(a.journal).toEqual([])
  const stored = model.documents.get(note)?.body as unknown as KulturlotsDocument
  expect(isMutable(stored) && valueOf(stored, 'text')).toBe('three')
})

test('a connection to another server, or as another person, ends before anything is asked or changed', async () => {
  for (const kind of ['foreign-server', 'other-user', 'signed-out'] as const) {
    const [model, a] = [createServerModel(), createDisk('a')]
    save(a, note, set('mine'))
    const before = structuredClone(a)
    const server = createServerPort(model, () => 'answered')
    const stranger = { ...server, connect: () => Promise.resolve({ kind }) }
    const ports = { server: stranger, ...createDevicePorts(a, () => undefined) }
    expect(await connect(ports)).toEqual({ kind })
    expect(server.requests).toEqual([])
    // A mark that no server has heard of yet.
    expect({ ...a, marks: before.marks }).toEqual(before)
  }
})

test('an edit is never sent over a leaf that this version can’t read', async () => {
  const [model, a] = [createServerModel(), createDisk('a')]
  save(a, note, set('mine'))
  const server = createServerPort(model, () => 'answered')
  const { outbox, replica } = createDevicePorts(a, () => undefined)
  const blind = {
    ...replica,
    leaves: () => Promise.resolve(new Map([[note, { winner: '9-x', live: [], unreadable: true }]])),
  }
  expect(await pass({ server, outbox, replica: blind }, ['own'], () => undefined)).toEqual({
    kind: 'done',
  })
  expect(server.requests).not.toContain('push')
  expect(a.journal.map(({ refused }) => refused)).toEqual(['unreadable'])
})

test('a cursor that the server says is not its own starts the pull from the beginning', async () => {
  const [model, a, b] = [createServerModel(), createDisk('a'), createDisk('b')]
  save(b, note, set('hej'))
  await sync(b, model)
  a.cursor = 'foreign'
  model.cursors.set('a', 'foreign')
  expect((await sync(a, model)).outcome).toBe('done')
  expect(shown(a)).toBe('hej')
})

/** Acts of a history: a device saves, or syncs with a bad fate, or is killed before its n-th change of disk. */
const acts = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('save' as const),
        device: fc.nat(2),
        document: fc.nat(1),
        field: fc.constantFrom('text', 'state'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('sync' as const),
        device: fc.nat(2),
        killAt: fc.option(fc.nat(8), { nil: null }),
        fates: fc.array(
          fc.constantFrom<Fate>('answered', 'answered', 'answered', 'unreachable', 'lost'),
          { maxLength: 12 },
        ),
      }),
    },
  ),
  { minLength: 1, maxLength: 60 },
)

test('after any history of kills and lost answers all devices are equal and no saved edit is unreachable', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (history) => {
      const model = createServerModel()
      const disks = ['a', 'b', 'c'].map(createDisk)
      const saved: { id: string; field: string; dot: Dot; replaces: readonly Dot[] }[] = []
      for (const act of history) {
        const disk = disks[act.device] as Disk
        if (act.kind === 'save') {
          const id = `note:01JD000000000000000000000${act.document}`
          const before = disk.rows.get(id)
          saved.push({
            id,
            field: act.field,
            replaces: before && isMutable(before) ? dotsOf(before, act.field) : [],
            dot: save(disk, id, set(`${disk.deviceId}${disk.counter}`, act.field)),
          })
          continue
        }
        let steps = 0
        const fates = [...act.fates]
        await sync(
          disk,
          model,
          () => fates.shift() ?? 'answered',
          () => {
            if (steps++ === act.killAt) throw new Crash()
          },
        ).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error
        })
      }
      for (let round = 0; round < 2; round++)
        for (const disk of disks) expect((await sync(disk, model)).outcome).toBe('done')
      const [first, ...others] = disks.map((disk) =>
        canonicalJson(
          [...disk.rows.values()].sort((x, y) => (x._id < y._id ? -1 : 1)) as unknown as Json,
        ),
      )
      for (const other of others) expect(other).toBe(first)
      for (const { id, field, dot } of saved) {
        const row = disks[0]?.rows.get(id)
        if (!row || !isMutable(row)) throw new Error('A saved note is gone.')
        expect(hasSeen(row.seen, dot)).toBe(true)
        // Visible, an open alternative, or replaced by an edit whose author had seen it.
        const here = [...everyWritten(row)].some(
          ([name, written]) => name === field && sameDot(written.dot, dot),
        )
        const replaced = saved.some(({ replaces }) => replaces.some((other) => sameDot(other, dot)))
        expect(here || replaced).toBe(true)
      }
      for (const disk of disks) expect(disk.journal).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('carried work goes in a batch of its own, and is done when the server contains it', async () => {
  const [model, a] = [createServerModel(), createDisk('a')]
  const carried = 'note:01JD0000000000000000000001'
  save(a, note, set('mine'))
  save(a, carried, set('theirs'))
  const entry = a.journal[1]
  if (!entry) throw new Error('Two notes were saved.')
  a.journal[1] = { ...entry, dot: null, carried: true }
  const { requests } = await sync(a, model)
  expect(requests.filter((request) => request === 'push')).toHaveLength(2)
  expect(model.carried).toBe(1)
  expect(a.journal).toEqual([])
})
