/** A phone put back from its backup, or a copied profile: two lives under one device id. */
import { expect, test } from 'vitest'
import { isMutable, type KulturlotsDocument } from '../../src/domain/documents/document.ts'
import { openAlternatives, valueOf } from '../../src/domain/documents/read.ts'
import { connect, pass } from '../../src/sync/loop.ts'
import type { Server } from '../../src/sync/ports.ts'
import {
  createDevicePorts,
  createDisk,
  createServerModel,
  createServerPort,
  save,
  type Disk,
  type ServerModel,
} from '../support/sync-world.ts'

const note = 'note:01JD0000000000000000000000'
const set = (value: string, field = 'text') => ({ kind: 'set' as const, field, value })

function portsOf(
  disk: Disk,
  model: ServerModel,
  change: (server: Server) => Server = (same) => same,
) {
  const server = createServerPort(model, () => 'answered')
  return { server: change(server), ...createDevicePorts(disk, () => undefined), asked: server }
}

/** Tells the server no cursor: the life ends in the seconds before it would. */
async function sync(ports: ReturnType<typeof portsOf>): Promise<string> {
  const connected = await connect(ports)
  if (connected.kind !== 'done') return connected.kind
  return (await pass(ports, connected.databases, () => undefined, { tell: false })).kind
}

function textsOnServer(model: ServerModel): readonly unknown[] {
  const body = model.documents.get(note)?.body as unknown as KulturlotsDocument
  if (!isMutable(body)) throw new Error('A note is mutable.')
  return (
    openAlternatives(body)
      .get('text')
      ?.map(({ value }) => value) ?? [valueOf(body, 'text')]
  )
}

test('as many edits as the earlier life had sent and not told are not taken for those', async () => {
  const [model, phone] = [createServerModel(), createDisk('a')]
  save(phone, note, set('base'))
  await sync(portsOf(phone, model))
  const backup = structuredClone(phone)
  save(phone, note, set('life one'))
  await sync(portsOf(phone, model))
  save(backup, note, set('life two'))
  const ports = portsOf(backup, model)
  expect(await sync(ports)).toBe('done')
  expect(backup.deviceId).not.toBe('a')
  expect(textsOnServer(model).toSorted()).toEqual(['life one', 'life two'])
  expect(backup.journal).toEqual([])
})

test('nor where the backup was made in the middle of a connection', async () => {
  const [model, phone] = [createServerModel(), createDisk('a')]
  const connection = portsOf(phone, model)
  save(phone, note, set('base'))
  await sync(connection)
  const backup = structuredClone(phone)
  save(phone, note, set('life one'))
  await pass(connection, ['own'], () => undefined, { tell: false })
  save(backup, note, set('life two'))
  expect(await sync(portsOf(backup, model))).toBe('done')
  expect(backup.deviceId).not.toBe('a')
  expect(textsOnServer(model).toSorted()).toEqual(['life one', 'life two'])
})

test('a profile that is connected while its copy sends stores nothing any more, and pulls nothing', async () => {
  const [model, phone] = [createServerModel(), createDisk('a')]
  const connection = portsOf(phone, model)
  save(phone, note, set('base'))
  await sync(connection)
  const copy = structuredClone(phone)
  save(copy, note, set('the copy'))
  await sync(portsOf(copy, model))
  save(phone, note, set('the first'))
  const before = connection.asked.requests.length
  expect(await pass(connection, ['own'], () => undefined)).toEqual({ kind: 'busy' })
  expect(connection.asked.requests.slice(before)).toEqual(['push'])
  expect(textsOnServer(model)).toEqual(['the copy'])
  expect(await sync(connection)).toBe('done')
  expect(phone.deviceId).not.toBe('a')
  expect(textsOnServer(model).toSorted()).toEqual(['the copy', 'the first'])
})

test('what the earlier life had on its way comes too late once the phone has connected', async () => {
  const [model, phone] = [createServerModel(), createDisk('a')]
  save(phone, note, set('base'))
  await sync(portsOf(phone, model))
  const backup = structuredClone(phone)
  save(phone, note, set('life one'))
  let arrive: () => Promise<{ readonly kind: string }> = () => Promise.resolve({ kind: '' })
  const slow = portsOf(phone, model, (server) => ({
    ...server,
    push(...asked) {
      arrive = () => server.push(...asked)
      return Promise.resolve({ kind: 'unreachable' })
    },
  }))
  await connect(slow)
  await pass(slow, ['own'], () => undefined)
  // It was connected since, so the put-back phone is another life already; and so is what comes late.
  save(backup, note, set('life two'))
  expect(await sync(portsOf(backup, model))).toBe('done')
  const stored = textsOnServer(model)
  await arrive()
  expect(textsOnServer(model)).toEqual(stored)
})

test('a request that comes twice, or after a later one, moves no mark back', () => {
  const model = createServerModel()
  const first = { device: 'a', was: [null], mark: 'first' }
  const second = { device: 'a', was: [null, 'first'], mark: 'second' }
  expect(model.moveMark(second)).toBe('second')
  expect(model.moveMark(first)).toBe('second')
  expect(model.moveMark(second)).toBe('second')
})

test('a connection whose answer was lost is no other life', async () => {
  const [model, phone] = [createServerModel(), createDisk('a')]
  const fates = ['lost', 'lost', 'answered'] as const
  let asked = 0
  const server = createServerPort(model, () => fates[asked++] ?? 'answered')
  const ports = { ...portsOf(phone, model), server }
  expect([await sync(ports), await sync(ports), await sync(ports)]).toEqual([
    'unreachable',
    'unreachable',
    'done',
  ])
  expect(phone.deviceId).toBe('a')
})

test('a server that keeps no marks is believed as before', async () => {
  const [model, phone] = [createServerModel(), createDisk('a')]
  const older = (server: Server): Server => ({
    ...server,
    async connect(mark) {
      const answer = await server.connect(mark)
      return answer.kind === 'answered' ? { ...answer, value: { databases: ['own'] } } : answer
    },
  })
  for (const text of ['one', 'two']) {
    save(phone, note, set(text))
    expect(await sync(portsOf(phone, model, older))).toBe('done')
  }
  expect(phone.deviceId).toBe('a')
  expect(phone.journal).toEqual([])
})
