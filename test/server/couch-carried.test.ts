import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ulid } from 'ulid'
import type { MutableDocument } from '../../src/domain/documents/document.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { parseDocumentId, parseUserId } from '../../src/domain/identifiers.ts'
import { createCarriedRecords, type CarriedRecord } from '../../sync-server/couch/carried.ts'
import {
  somebody,
  somebodyElse,
  startCouchServer,
  type CouchServer,
} from '../support/couch-server.ts'

const third = parseUserId('01D78XZ44G0000000000000000')
const guest = parseUserId('01D78XYFJ1PRM1WPBCBT3VHMNV')

let server: CouchServer
beforeAll(async () => {
  server = await startCouchServer({
    aliasOf: (user) => Promise.resolve(user === guest ? parseUserId(somebody) : undefined),
  })
})
afterAll(() => server[Symbol.asyncDispose]())

const carrying = { 'x-kulturlots-carrying': 'yes' }
const set = (field: string, value: string): FieldEdit => ({ kind: 'set', field, value })
const by = (user: string, device: string, counter: number) => ({
  dot: [device, counter] as const,
  at: '2026-11-22T10:00:00Z',
  by: user,
})
const contactBy = (user: string, device: string, id = `contact:${ulid()}`) =>
  edited(newDocument(parseDocumentId(id)), [set('name', 'Ada')], by(user, device, 1))

const noteOf = (user: string, device: string) =>
  edited(newDocument(parseDocumentId(`note:${ulid()}`)), [set('text', 'x')], by(user, device, 1))

interface Row {
  readonly ok?: true
  readonly rev?: string
  readonly code?: string
  readonly error?: string
}

async function send(
  user: string,
  document: MutableDocument & { readonly _rev?: string | undefined },
  headers: Record<string, string> = {},
  database = 'casework',
): Promise<Row> {
  const body = { docs: [document] }
  const options = { user, body, headers }
  const { json } = await server.ask('POST', `/db/${database}/_bulk_docs`, options)
  const [row] = json as Row[]
  return row ?? {}
}

async function recordsOf(id: string): Promise<readonly CarriedRecord[]> {
  const records: CarriedRecord[] = []
  const kept = createCarriedRecords(server.store, { clock: Date.now, ulid: () => ulid() })
  for await (const record of kept.all()) if (record.document === id) records.push(record)
  return records
}

describe('work that a colleague carries', () => {
  test('is stored with its own author, and who carried it is on record', async () => {
    const theirs = contactBy(somebodyElse, 'carried-1')
    const row = await send(somebody, theirs, carrying)
    expect(row).toMatchObject({ ok: true })
    expect(await recordsOf(theirs._id)).toEqual([
      {
        database: 'casework',
        document: theirs._id,
        rev: row.rev,
        authors: [somebodyElse],
        devices: ['carried-1'],
        carrier: somebody,
        at: expect.any(String) as unknown,
      },
    ])
  })

  test('is refused where the request does not say that it carries', async () => {
    expect(await send(somebody, contactBy(somebodyElse, 'carried-2'))).toMatchObject({
      code: 'not-yours',
    })
  })

  test('is no news when its author’s own device sends the same later, and that device is the author’s', async () => {
    const theirs = contactBy(somebodyElse, 'carried-3')
    const { rev } = await send(somebody, theirs, carrying)
    expect(await send(somebodyElse, theirs)).toMatchObject({ error: 'conflict' })
    const next = edited(theirs, [set('role', 'Dirigent')], by(somebodyElse, 'carried-3', 2))
    expect(await send(somebodyElse, { ...next, _rev: rev })).toMatchObject({ ok: true })
    const stolen = contactBy(somebody, 'carried-3')
    expect(await send(somebody, stolen)).toMatchObject({ code: 'not-yours' })
  })

  test('leaves no record where it was not stored', async () => {
    const theirs = contactBy(somebodyElse, 'carried-4')
    await send(somebody, theirs, carrying)
    const next = edited(theirs, [set('role', 'Dirigent')], by(somebodyElse, 'carried-4', 2))
    expect(await send(somebody, { ...next, _rev: '1-guessed' }, carrying)).toMatchObject({
      error: 'conflict',
    })
    // Without a revision it conflicts in the store, after it was noted.
    expect(await send(somebody, next, carrying)).toMatchObject({ error: 'conflict' })
    expect(await recordsOf(theirs._id)).toHaveLength(1)
  })

  test('of many people’s devices is one document still', async () => {
    const users = Array.from({ length: 12 }, () => ulid())
    const [first = '', ...rest] = users
    const document = rest.reduce(
      (sum, user, index) =>
        edited(sum, [set(`field-${index}`, 'x')], by(user, `device-of-${user}`, 1)),
      contactBy(first, `device-of-${first}`),
    )
    expect(await send(somebody, document, carrying)).toMatchObject({ ok: true })
    const [record] = await recordsOf(document._id)
    expect(new Set(record?.authors)).toEqual(new Set(users))
  })

  test('is the carrier’s own, from a device that is known to be theirs: nothing to record', async () => {
    await send(somebody, contactBy(somebody, 'carried-5'))
    const mine = contactBy(somebody, 'carried-5')
    expect(await send(somebody, mine, carrying)).toMatchObject({ ok: true })
    expect(await recordsOf(mine._id)).toEqual([])
  })
})

describe('a forger who says to carry', () => {
  test('can’t count in one person’s name what another’s device wrote', async () => {
    await send(somebodyElse, contactBy(somebodyElse, 'forged-1'))
    expect(await send(somebody, contactBy(third, 'forged-1'), carrying)).toMatchObject({
      code: 'not-yours',
    })
  })

  test('can’t take a device for themselves by counting on another’s', async () => {
    const theirs = contactBy(somebodyElse, 'forged-2')
    const { rev } = await send(somebodyElse, theirs)
    const mine = edited(theirs, [set('name', 'Falsk')], by(somebody, 'forged-2', 90_000))
    expect(await send(somebody, { ...mine, _rev: rev }, carrying)).toMatchObject({
      code: 'not-yours',
    })
  })

  test('can’t hold two authors against one device that nobody knows', async () => {
    const twofold = edited(
      contactBy(somebodyElse, 'forged-3'),
      [set('role', 'Dirigent')],
      by(third, 'forged-3', 2),
    )
    expect(await send(somebody, twofold, carrying)).toMatchObject({ code: 'not-yours' })
  })

  test('who hides what another’s device counts stands in the record with that device and its owner', async () => {
    const theirs = contactBy(somebodyElse, 'forged-4')
    const { rev } = await send(somebodyElse, theirs)
    const raised = { ...theirs, seen: { ...theirs.seen, 'forged-4': 7 } }
    expect(await send(somebody, { ...raised, _rev: rev }, carrying)).toMatchObject({ ok: true })
    expect(await recordsOf(theirs._id)).toMatchObject([
      { authors: [somebodyElse], devices: ['forged-4'], carrier: somebody },
    ])
  })

  test('who names themselves as the author of what a device has counted that nobody knows is on record', async () => {
    const mine = contactBy(somebody, 'forged-6')
    expect(await send(somebody, mine, carrying)).toMatchObject({ ok: true })
    expect(await recordsOf(mine._id)).toMatchObject([
      { authors: [somebody], devices: ['forged-6'], carrier: somebody },
    ])
  })

  test('has the device for good; its own person is told which device it is, and nothing of the owner', async () => {
    await send(somebody, contactBy(somebody, 'forged-7'), carrying)
    const edit = edited(
      contactBy(somebodyElse, 'forged-7'),
      [set('role', 'Dirigent')],
      by(somebodyElse, 'device-of-somebody-else', 1),
    )
    const row = await send(somebodyElse, edit)
    expect(row).toMatchObject({ code: 'not-yours', devices: ['forged-7'] })
    expect(JSON.stringify(row)).not.toContain(somebody)
  })

  test('needs to be one of the staff', async () => {
    const docs = [contactBy(somebodyElse, 'forged-5')]
    const options = { as: 'actor', user: somebody, headers: carrying, body: { docs } } as const
    expect((await server.ask('POST', '/db/casework/_bulk_docs', options)).status).toBe(403)
  })
})

describe('devices that nobody has claimed', () => {
  const claimed = async () => (await server.store.info('devices'))?.doc_count ?? 0
  const author = parseUserId('01D78XYFJ1PRM1WPBCBT3VHMNW')

  /** The same new document again and again, each time with other devices: one is stored, the others conflict. */
  function floodOf(devices: number) {
    const id = parseDocumentId(`note:${ulid()}`)
    return Array.from({ length: devices / 90 }, () => {
      const all = Array.from({ length: 90 }, () => ulid())
      const values = all.map((device) => ({ ...by(author, device, 1), value: 'x' }))
      const seen = Object.fromEntries(all.map((device) => [device, 1]))
      return { ...newDocument(id), seen, registers: { text: { values } } }
    })
  }

  test('are claimed a thousand a day, whatever one sends', async () => {
    const before = await claimed()
    const flood = { user: author, headers: carrying, body: { docs: floodOf(1_800) } }
    const { json } = await server.ask('POST', '/db/own/_bulk_docs', flood)
    expect(json as Row[]).toContainEqual(expect.objectContaining({ code: 'not-yours' }))
    expect((await claimed()) - before).toBe(1_000)
    const known = noteOf(somebody, 'flood-known')
    expect(await send(somebody, known, {}, 'own')).toMatchObject({ ok: true })
  })

  test('are called as devices are', async () => {
    const long = noteOf(somebody, 'x'.repeat(65))
    expect(await send(somebody, long, {}, 'own')).toMatchObject({ code: 'wrong-shape' })
    expect(await send(somebody, long, carrying, 'own')).toMatchObject({ code: 'wrong-shape' })
  })
})

describe('one’s own database', () => {
  test('takes in what was written as the guest that one was: nothing to record', async () => {
    const note = noteOf(guest, 'own-1')
    expect(await send(somebody, note, carrying, 'own')).toMatchObject({ ok: true })
    expect(await recordsOf(note._id)).toEqual([])
  })

  test('can’t be used to fill the records, which are in nobody’s quota', async () => {
    const note = noteOf(somebody, 'own-5')
    const devices = Array.from({ length: 90 }, (_, index) => [`nobody-${index}`, 1] as const)
    const raised = { ...note, seen: { ...note.seen, ...Object.fromEntries(devices) } }
    expect(await send(somebody, raised, carrying, 'own')).toMatchObject({ ok: true })
    expect(await recordsOf(note._id)).toEqual([])
  })

  test('takes in one’s own from another device, and what was a visitor’s: nothing to record', async () => {
    const note = noteOf(somebody, `${ulid()}.${somebody}`)
    expect(await send(somebody, note, carrying, 'own')).toMatchObject({ ok: true })
    expect(await recordsOf(note._id)).toEqual([])
  })

  test('takes in nobody else’s', async () => {
    expect(await send(somebody, noteOf(somebodyElse, 'own-2'), carrying, 'own')).toMatchObject({
      code: 'not-yours',
    })
  })

  test('does not count another’s device', async () => {
    await send(somebodyElse, contactBy(somebodyElse, 'own-3'))
    const mine = noteOf(somebody, 'own-4')
    const raised = { ...mine, seen: { ...mine.seen, 'own-3': 9 } }
    expect(await send(somebody, raised, carrying, 'own')).toMatchObject({ code: 'not-yours' })
  })
})
