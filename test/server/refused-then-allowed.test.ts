/** A hundred items that the real server would not take: each is there, once, within one sync after the cause is gone. */
import { expect, test } from 'vitest'
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import type { FieldEdit } from '../../src/domain/documents/edit.ts'
import type { Role } from '../../src/domain/rules/roles.ts'
import { connect, pass } from '../../src/sync/loop.ts'
import type { Server } from '../../src/sync/ports.ts'
import { createGateway } from '../../src/workers/gateway.ts'
import { createRecords } from '../../sync-server/accounts/records.ts'
import { startInProcess, type InProcess } from '../support/in-process.ts'
import { createDevicePorts, createDisk, save } from '../support/sync-world.ts'

const each = 20

/** A device of the staff's that syncs one database, and whose requests a test can change on their way. */
async function openDevice(server: InProcess, of: SyncedDatabase, deviceId: string) {
  const staff = server.demoSignIns?.find(({ role }) => role === 'staff')
  if (!staff) throw new Error('There is no demo sign-in for staff.')
  let visitor = server.visitor()
  const who = await visitor.signIn(staff.name, staff.password)
  const user = who.user ?? ''
  const disk = createDisk(deviceId)
  const way = { signedIn: true, full: false }
  const port = createGateway({
    server: who.server,
    user,
    fetch: (path, init = {}) => {
      if (way.full && path.endsWith('_bulk_docs')) {
        return Promise.resolve(Response.json({ error: 'insufficient_storage' }, { status: 507 }))
      }
      const cookie = way.signedIn ? (visitor.cookie ?? '') : ''
      const headers = { ...(init.headers as Record<string, string>), cookie, origin: server.url }
      return fetch(server.url + path, { ...init, headers })
    },
  })
  const oneDatabase: Server = {
    ...port,
    async connect(mark) {
      const answer = await port.connect(mark)
      if (answer.kind !== 'answered') return answer
      const databases = answer.value.databases.filter((name) => name === of)
      return { kind: 'answered', value: { ...answer.value, databases } }
    },
  }
  const ports = { server: oneDatabase, ...createDevicePorts(disk, () => undefined) }
  return {
    disk,
    way,
    user,
    async sync() {
      const connected = await connect(ports)
      if (connected.kind !== 'done') return connected.kind
      return (await pass(ports, connected.databases, () => undefined)).kind
    },
    connect: () => connect(ports),
    pass: async () => (await pass(ports, [of], () => undefined)).kind,
    /** As the person whose device it is. */
    write(id: string, edit: FieldEdit) {
      save(disk, id, edit)
      const last = disk.journal.pop()
      if (!last) throw new Error('Nothing was saved.')
      const document = JSON.parse(
        JSON.stringify(last.document).replaceAll(`"by":"${disk.deviceId}"`, `"by":"${user}"`),
      ) as typeof last.document
      disk.rows.set(id, document)
      disk.journal.push({ ...last, database: of, document })
    },
    async signInAgain() {
      visitor = server.visitor()
      await visitor.signIn(staff.name, staff.password)
      way.signedIn = true
    },
  }
}

const idsOf = (type: string, cause: string) =>
  Array.from({ length: each }, (_, index) => `${type}:${cause}-${index}`)

async function giveRoles({ store }: InProcess, user: string, roles: readonly Role[]) {
  const records = createRecords(store, 'accounts')
  const stored = await records.read(`account:${user}`, (body) => {
    const { _id, _rev, _revisions, ...account } = body as Record<string, unknown>
    return account
  })
  if (!stored) throw new Error('There is no such account.')
  await records.put(`account:${user}`, { ...stored.record, roles }, stored.rev)
}

test('100 of 100 items are delivered, once, in the first sync after their cause is gone', async () => {
  await using server = await startInProcess()
  const device = await openDevice(server, 'own', '01JD0000000000000000000000')
  const { disk, way, user } = device
  const text = (value: string) => ({ kind: 'set', field: 'text', value }) as const
  const held = () => disk.journal.length
  const refusedFor = () => [...new Set(disk.journal.map(({ refused }) => refused))]
  expect(await device.sync()).toBe('done')

  // 401: the session ended.
  way.signedIn = false
  for (const id of idsOf('note', 'session')) device.write(id, text('hej'))
  expect(await device.sync()).toBe('signed-out')
  expect(held()).toBe(each)
  await device.signInAgain()
  expect(await device.sync()).toBe('done')
  expect(held()).toBe(0)

  // 403: the role was withdrawn while connected.
  const other = await openDevice(server, 'casework', '01JD0000000000000000000001')
  for (const id of idsOf('contact', 'role')) {
    other.write(id, { kind: 'set', field: 'name', value: 'Påhittad' })
  }
  expect((await other.connect()).kind).toBe('done')
  await giveRoles(server, user, ['actor'])
  expect(await other.pass()).toBe('forbidden')
  expect(other.disk.journal).toHaveLength(each)
  await giveRoles(server, user, ['staff'])
  expect(await other.sync()).toBe('done')
  expect(other.disk.journal).toEqual([])

  // 507: the server's disk was full.
  way.full = true
  for (const id of idsOf('note', 'disk')) device.write(id, text('hej'))
  expect(await device.sync()).toBe('busy')
  expect(held()).toBe(each)
  way.full = false
  expect(await device.sync()).toBe('done')
  expect(held()).toBe(0)

  // Validation: too long a text, which is shortened.
  for (const id of idsOf('note', 'long')) device.write(id, text('x'.repeat(20_001)))
  expect(await device.sync()).toBe('done')
  expect([held(), refusedFor()]).toEqual([each, ['too-long']])
  for (const id of idsOf('note', 'long')) device.write(id, text('kort'))
  expect(await device.sync()).toBe('done')
  expect(held()).toBe(0)

  // 413: many fields, each of them short enough, are together too much; one after the other is emptied.
  const fields = Array.from({ length: 14 }, (_, index) => `field${index}`)
  for (const id of idsOf('note', 'large')) {
    for (const field of fields) {
      device.write(id, { kind: 'set', field, value: 'x'.repeat(20_000) })
    }
  }
  expect(await device.sync()).toBe('done')
  expect(refusedFor()).toEqual(['too-large'])
  for (const id of idsOf('note', 'large')) {
    for (const field of fields) device.write(id, { kind: 'set', field, value: null })
  }
  expect(await device.sync()).toBe('done')
  expect(held()).toBe(0)

  const stored = async (name: string) => (await server.store.info(name))?.doc_count
  expect(await stored(`own-${user}`)).toBe(4 * each)
  const contacts = idsOf('contact', 'role')
  for (const id of contacts) {
    const leaves = await server.store.leaves('casework', id, { history: true, attachments: false })
    expect(leaves.map((leaf) => 'ok' in leaf && leaf.ok._rev?.split('-')[0])).toEqual(['1'])
  }
})
