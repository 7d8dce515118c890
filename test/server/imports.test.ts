import { afterAll, beforeAll, expect, test } from 'vitest'
import { isMutable, parseDocument } from '../../src/domain/documents/document.ts'
import { plain } from '../../src/domain/documents/read.ts'
import type { Json } from '../../src/domain/json.ts'
import { entry, startInProcess, type InProcess } from '../support/in-process.ts'
import { change, proposalIn, propose } from '../support/proposals.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { demoPassword } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

let server: InProcess
let coordinator: Visitor

beforeAll(async () => {
  server = await startInProcess({
    entries: ['ett', 'tva', 'tre'].map((slug) => entry(slug, { phone: '016-1 11 11' })),
  })
  coordinator = server.visitor()
  const password = await demoPassword(server.dataDirectory, 'samordnare')
  await coordinator.signIn('samordnare', password)
})
afterAll(() => server[Symbol.asyncDispose]())

const ulid = (n: number) => `01JM${String(n).padStart(22, '0')}`

async function ask(path: string, body?: unknown) {
  const response = await coordinator.post(`/api/directory/imports${path}`, body ?? {})
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

async function open(n: number): Promise<string> {
  const opened = await ask('', { id: ulid(n), source: 'Lista.xlsx', mapping: { A: 'name' } })
  expect(opened.status).toBe(201)
  return `/${ulid(n)}`
}

const changed = (row: number, slug: string, after: string) => {
  return {
    row,
    entry: `actor:${slug}`,
    purpose: 'change',
    changes: change('phone', '016-1 11 11', after),
  }
}
const made = (row: number, slug: string) => {
  return { row, entry: `actor:${slug}`, purpose: 'new', changes: change('name', null, slug) }
}

async function stored(slug: string): Promise<Record<string, Json>> {
  const [leaf] = await server.store.leaves('directory', `actor:${slug}`, {
    history: false,
    attachments: false,
  })
  const document = leaf && 'ok' in leaf ? parseDocument(leaf.ok) : undefined
  return document && isMutable(document) ? plain(document) : {}
}

async function listed(n: number) {
  const response = await coordinator.get('/api/directory/imports')
  const { imports } = (await response.json()) as { imports: Record<string, unknown>[] }
  return imports.find(({ id }) => id === ulid(n))
}

test('rows are applied, each says what became of it, and sending them again changes nothing', async () => {
  const path = await open(1)
  const rows = [
    changed(1, 'ett', '016-2 22 22'),
    made(2, 'ny'),
    made(3, 'tva'),
    changed(4, 'saknas', '0'),
  ]
  const kinds = async () =>
    ((await ask(`${path}/rows`, rows)).body['results'] as { kind: string; reason?: string }[]).map(
      ({ kind, reason }) => reason ?? kind,
    )
  expect(await kinds()).toEqual(['applied', 'applied', 'exists', 'no-entry'])
  const info = await server.store.info('directory')
  expect(await kinds()).toEqual(['applied', 'applied', 'exists', 'no-entry'])
  expect(await server.store.info('directory')).toEqual(info)
  expect(await stored('ett')).toMatchObject({ phone: '016-2 22 22' })
  expect(await stored('ny')).toMatchObject({ name: 'ny' })
  expect(await listed(1)).toMatchObject({
    ...{ source: 'Lista.xlsx', mapping: { A: 'name' }, by: coordinator.user, state: 'open' },
    counts: { applied: 2, unchanged: 0, failed: 2 },
  })
})

test('undone, it leaves what somebody has changed since, and tells it', async () => {
  const path = await open(2)
  const rows = [
    changed(1, 'tva', '016-3 33 33'),
    changed(2, 'tre', '016-3 33 33'),
    made(3, 'kvar'),
    made(4, 'bort'),
  ]
  await ask(`${path}/rows`, rows)
  const later = [
    await propose(coordinator, 'casework', {
      ...{ entry: parseDocumentId('actor:tre'), purpose: 'change', decision: 'approved' },
      changes: change('phone', '016-3 33 33', '016-4 44 44'),
    }),
    await propose(coordinator, 'casework', {
      ...{ entry: parseDocumentId('actor:kvar'), purpose: 'change', decision: 'approved' },
      changes: change('topics', null, ['kör']),
    }),
  ]
  for (const id of later) {
    await expect
      .poll(async () => (await proposalIn(server.store, 'casework', id))?.state, {
        timeout: 20_000,
      })
      .toBe('applied')
  }
  const undone = await ask(`${path}/undo`)
  expect(undone).toMatchObject({
    status: 200,
    body: { state: 'undone', undone: { restored: 2, left: 2 } },
  })
  expect(undone.body['leftRows']).toEqual([
    { row: 2, entry: 'actor:tre', fields: ['phone'] },
    { row: 3, entry: 'actor:kvar', fields: [] },
  ])
  expect(await stored('tva')).toMatchObject({ phone: '016-1 11 11' })
  expect(await stored('tre')).toMatchObject({ phone: '016-4 44 44' })
  expect(await stored('kvar')).not.toHaveProperty('retired')
  expect(await stored('bort')).toMatchObject({ retired: true })
  expect((await ask(`${path}/rows`, rows)).status).toBe(409)
  expect((await ask(`${path}/undo`)).body).toMatchObject({ undone: { restored: 2, left: 2 } })
})

test('what was taken back can be imported anew, and taken back anew', async () => {
  const again = [{ ...made(1, 'bort'), changes: change('name', null, 'Bort igen') }]
  const path = await open(3)
  await ask(`${path}/rows`, again)
  expect(await stored('bort')).toMatchObject({ name: 'Bort igen', retired: null })
  await ask(`${path}/undo`)
  expect(await stored('bort')).toMatchObject({ retired: true })
})

test('what somebody took out of the directory is not made anew by a list that still has it', async () => {
  const id = await propose(coordinator, 'casework', {
    ...{ entry: parseDocumentId('actor:ett'), purpose: 'retire', decision: 'approved' },
  })
  await expect
    .poll(async () => (await proposalIn(server.store, 'casework', id))?.state, { timeout: 20_000 })
    .toBe('applied')
  const path = await open(10)
  const { body } = await ask(`${path}/rows`, [made(1, 'ett'), made(2, 'bredvid-ett')])
  expect(body['results']).toMatchObject([{ kind: 'failed', reason: 'exists' }, { kind: 'applied' }])
  expect(await stored('ett')).toMatchObject({ retired: true })
  await ask(`${path}/undo`)
})

test('what was taken back is not made anew where somebody answers for it', async () => {
  const path = await open(11)
  await ask(`${path}/rows`, [made(1, 'havdad')])
  const partner = server.visitor()
  await partner.becomeGuest()
  await partner.post('/api/account', { name: 'kommunen', password: 'en lång fras' })
  const admin = server.visitor()
  await admin.signIn('administrator', await demoPassword(server.dataDirectory, 'administrator'))
  const given = { name: 'kommunen', organisation: 'Flens kommun', entries: ['actor:havdad'] }
  const put = await admin.request('PUT', '/api/partners', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(given),
  })
  expect(put.status).toBe(200)
  await ask(`${path}/undo`)
  expect(await stored('havdad')).toMatchObject({ retired: true })
  const { body } = await ask(`${await open(12)}/rows`, [made(1, 'havdad')])
  expect(body['results']).toMatchObject([{ kind: 'failed', reason: 'exists' }])
})

test.each([
  ['no list', { row: 1 }],
  ['an entry that is none', [{ ...made(1, 'x'), entry: 'contact:x' }]],
  [
    'changes that are none',
    [{ ...made(1, 'x'), changes: [{ field: 'constructor', before: null, after: 1 }] }],
  ],
  ['one row twice', [made(1, 'x'), made(1, 'y')]],
  ['one entry twice', [made(1, 'x'), made(2, 'x')]],
  ['too many rows', Array.from({ length: 501 }, (_one, row) => made(row, `x${row}`))],
])('%s is refused as a whole', async (_name, rows) => {
  expect((await ask(`/${ulid(1)}/rows`, rows)).status).toBe(400)
  expect(await stored('x')).toEqual({})
})

test('a cell that no entry may hold stops its row, and says where', async () => {
  const row = { row: 9, entry: 'actor:farlig', purpose: 'new' }
  const changes = [
    ...change('name', null, 'Farlig'),
    ...change('website', null, 'javascript:alert(1)'),
  ]
  const path = await open(4)
  const { body } = await ask(`${path}/rows`, [{ ...row, changes }])
  expect(body['results']).toMatchObject([
    {
      row: 9,
      kind: 'failed',
      reason: 'invalid',
      problems: [{ field: 'website', code: 'not-a-link' }],
    },
  ])
})

test('nobody adds rows to another’s import: they would stand under the other’s name', async () => {
  const path = await open(5)
  const admin = server.visitor()
  await admin.signIn('administrator', await demoPassword(server.dataDirectory, 'administrator'))
  const response = await admin.post(`/api/directory/imports${path}/rows`, [made(1, 'annans')])
  expect(response.status).toBe(409)
  expect(await stored('annans')).toEqual({})
})

test('a number stays its row’s: with another entry it is refused, and the undo finds the first', async () => {
  const path = await open(6)
  await ask(`${path}/rows`, [made(1, 'forst')])
  const again = await ask(`${path}/rows`, [made(1, 'sedan'), made(2, 'bredvid')])
  expect(again.body['results']).toMatchObject([
    { row: 1, kind: 'failed', reason: 'exists' },
    { row: 2, kind: 'applied' },
  ])
  expect(await stored('sedan')).toEqual({})
  await ask(`${path}/undo`)
  expect(await stored('forst')).toMatchObject({ retired: true })
  expect(await stored('bredvid')).toMatchObject({ retired: true })
})

test('a stored entry that cannot be read stops its own row alone', async () => {
  const broken = { _id: 'actor:trasig', type: 'actor', registers: 'broken' }
  await server.store.bulkDocs('directory', [broken], { newEdits: true })
  const path = await open(7)
  const { status, body } = await ask(`${path}/rows`, [
    { ...changed(1, 'trasig', '016-5 55 55') },
    made(2, 'hel'),
  ])
  expect(status).toBe(200)
  expect(body['results']).toMatchObject([
    { kind: 'failed', reason: 'invalid' },
    { kind: 'applied' },
  ])
})

test('rows of one entry are taken back from the last to the first', async () => {
  const path = await open(8)
  await ask(`${path}/rows`, [made(1, 'stegvis')])
  await ask(`${path}/rows`, [
    { ...changed(2, 'stegvis', '016-6 66 66'), changes: change('phone', null, '016-6 66 66') },
  ])
  const undone = await ask(`${path}/undo`)
  expect(undone.body).toMatchObject({ undone: { restored: 2, left: 0 } })
  expect(await stored('stegvis')).toMatchObject({ retired: true })
})
