import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { entryFromDocument } from '../../src/domain/directory/entry-document.ts'
import { isMutable, parseDocument } from '../../src/domain/documents/document.ts'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { parseDocumentId, type DocumentId } from '../../src/domain/identifiers.ts'
import type { Json } from '../../src/domain/json.ts'
import { reversed, type FieldChange } from '../../src/domain/proposals/changes.ts'
import { proposalEdits } from '../../src/domain/proposals/proposal.ts'
import { note, write } from '../support/casework.ts'
import { entry, type InProcess } from '../support/in-process.ts'
import {
  change,
  edit,
  newProposalId,
  proposalIn,
  propose,
  push,
  scenen,
} from '../support/proposals.ts'
import { demoPassword, type DemoName } from '../support/server.ts'
import { startOnTestedStore } from '../support/tested-store.ts'
import type { Visitor } from '../support/visitor.ts'

let server: InProcess
let staff: Visitor
let coordinator: Visitor

const slugs = [
  'scenen',
  'atelje',
  'kor',
  'partner',
  'annan',
  'grupp',
  'galleri',
  'ort',
  'bort',
  'krock',
]

const eskilstuna: DirectoryEntry = {
  ...entry('eskilstuna', { municipalities: [], fields: [] }),
  id: parseDocumentId('taxonomy:municipality-0484'),
  kind: 'taxonomy',
  vocabulary: 'municipalities',
  code: '0484',
  labels: { sv: 'Eskilstuna', en: 'Eskilstuna' },
}

beforeAll(async () => {
  server = await startOnTestedStore({
    entries: [...slugs.map((slug) => entry(slug, { phone: '016-710 10 00' })), eskilstuna],
  })
  staff = await signedIn('falt')
  coordinator = await signedIn('samordnare')
})
afterAll(() => server[Symbol.asyncDispose]())

async function signedIn(name: DemoName): Promise<Visitor> {
  const visitor = server.visitor()
  await visitor.signIn(name, await demoPassword(server.dataDirectory, name))
  return visitor
}

async function guest(): Promise<Visitor> {
  const visitor = server.visitor()
  await visitor.becomeGuest()
  return visitor
}

const json = (changes: readonly FieldChange[]) => changes as unknown as Json
const idOf = (slug: string) => parseDocumentId(`actor:${slug}`)
const ownOf = ({ user }: Visitor) => `own-${user ?? ''}`

async function stored(id: DocumentId): Promise<Record<string, unknown>> {
  const [leaf] = await server.store.leaves('directory', id, { history: false, attachments: false })
  const document = leaf && 'ok' in leaf ? parseDocument(leaf.ok) : undefined
  if (!document || !isMutable(document)) return {}
  return entryFromDocument(document) as unknown as Record<string, unknown>
}

/** Waits for the courier. */
const becomes = (name: string, id: DocumentId) =>
  expect.poll(async () => (await proposalIn(server.store, name, id))?.state, { timeout: 20_000 })

async function history(id: DocumentId) {
  const response = await staff.get(`/api/directory/history/${encodeURIComponent(id)}`)
  expect(response.status).toBe(200)
  return (await response.json()) as {
    applied: { by: string; changes: FieldChange[]; decidedBy: string | null }[]
  }
}

async function owner(slug: string): Promise<Visitor> {
  const visitor = await guest()
  const id = await propose(visitor, 'own', { entry: idOf(slug), purpose: 'claim' })
  await becomes('casework', id).toBe('waiting')
  expect(await edit(coordinator, 'casework', id, { decision: 'approved' })).toMatchObject({
    ok: true,
  })
  await becomes(ownOf(visitor), id).toBe('applied')
  return visitor
}

test('a coordinator’s own edit is applied by itself, once, with the value before in the history', async () => {
  const changes = change('phone', '016-710 10 00', '016-12 34 56')
  const id = await propose(coordinator, 'casework', {
    purpose: 'change',
    changes,
    decision: 'approved',
  })
  await becomes('casework', id).toBe('applied')
  expect(await stored(scenen)).toMatchObject({ phone: '016-12 34 56' })
  const { applied } = await history(scenen)
  expect(applied).toMatchObject([
    { purpose: 'change', changes, by: coordinator.user, decidedBy: coordinator.user, proposal: id },
  ])
})

test('an undo is a proposal with the reverse changes', async () => {
  const entryId = idOf('ort')
  const changes = change('website', null, 'https://ort.example/')
  const first = await propose(coordinator, 'casework', {
    entry: entryId,
    purpose: 'change',
    changes,
    decision: 'approved',
  })
  await becomes('casework', first).toBe('applied')
  const back = await propose(coordinator, 'casework', {
    ...{ entry: entryId, purpose: 'change', decision: 'approved' },
    changes: reversed((await history(entryId)).applied[0]?.changes ?? []),
  })
  await becomes('casework', back).toBe('applied')
  expect(await stored(entryId)).not.toHaveProperty('website')
  expect((await history(entryId)).applied).toHaveLength(2)
})

test('staff propose; nothing is done before somebody approves', async () => {
  const changes = change('email', null, 'info@scenen.example')
  const id = await propose(staff, 'casework', { purpose: 'change', changes })
  await server.store.info('casework')
  expect(await edit(staff, 'casework', id, { decision: 'approved' })).toMatchObject({
    code: 'not-allowed',
  })
  expect((await proposalIn(server.store, 'casework', id))?.state).toBe('waiting')
  expect(await stored(scenen)).not.toHaveProperty('email')
  await edit(coordinator, 'casework', id, { decision: 'approved' })
  await becomes('casework', id).toBe('applied')
  expect(await stored(scenen)).toMatchObject({ email: 'info@scenen.example' })
})

test('“Stämmer” by staff stands as the organisation’s, not as the person’s, on the day it was said', async () => {
  const id = await propose(staff, 'casework', { purpose: 'assure' }, { at: '2026-11-20T23:30:00Z' })
  await becomes('casework', id).toBe('applied')
  expect(await stored(scenen)).toMatchObject({
    ...{ assuredAt: '2026-11-21', assuredBy: 'Kulturkluster Sörmland' },
  })
  const manifest = async () => {
    const visitor = server.visitor()
    const { packs } = (await (await visitor.get('/api/directory/manifest')).json()) as {
      packs: { url: string }[]
    }
    return (await Promise.all(packs.map(async ({ url }) => (await visitor.get(url)).text()))).join(
      '',
    )
  }
  await expect.poll(manifest, { timeout: 20_000 }).toContain('2026-11-21')
  const published = await manifest()
  for (const { user } of [staff, coordinator]) expect(published).not.toContain(user)
})

describe('somebody outside the staff', () => {
  test('reports what is wrong, and learns what became of it', async () => {
    const visitor = await guest()
    const id = await propose(visitor, 'own', { purpose: 'report', comment: 'Numret är fel.' })
    await becomes('casework', id).toBe('waiting')
    expect(await proposalIn(server.store, 'casework', id)).toMatchObject({
      ...{ comment: 'Numret är fel.', proposedBy: visitor.user, fromOutside: true, contact: '' },
    })
    await edit(coordinator, 'casework', id, { decision: 'declined', reason: 'Det stämmer.' })
    await becomes(ownOf(visitor), id).toBe('declined')
    expect((await proposalIn(server.store, ownOf(visitor), id))?.reason).toBe('Det stämmer.')
  })

  test('suggests a new entry, which is theirs once it is approved', async () => {
    const visitor = await guest()
    const entryId = parseDocumentId('actor:ny-kor')
    const changes = [
      ...change('name', null, 'Nya kören'),
      ...change('municipalities', null, ['0484']),
    ]
    const id = await propose(visitor, 'own', { entry: entryId, purpose: 'new', changes })
    await becomes('casework', id).toBe('waiting')
    expect(await stored(entryId)).toEqual({})
    await edit(coordinator, 'casework', id, {
      decision: 'approved',
      adjusted: json(change('name', null, 'Kören')),
    })
    await becomes(ownOf(visitor), id).toBe('applied')
    expect(await stored(entryId)).toMatchObject({ name: 'Kören', municipalities: [] })
    expect(await (await visitor.get('/api/session')).json()).toMatchObject({ entries: [entryId] })
  })

  test('changes nothing that they do not answer for', async () => {
    const visitor = await guest()
    const changes = change('phone', '016-710 10 00', '0')
    const id = await propose(visitor, 'own', { entry: idOf('annan'), purpose: 'change', changes })
    const right = await propose(visitor, 'own', { entry: idOf('annan'), purpose: 'assure' })
    await becomes(ownOf(visitor), id).toBe('failed')
    await becomes(ownOf(visitor), right).toBe('failed')
    expect(await proposalIn(server.store, 'casework', id)).toBeUndefined()
  })

  test('claims an entry, and may propose at once, assure once the claim is approved', async () => {
    const visitor = await guest()
    const entryId = idOf('atelje')
    const claim = await propose(visitor, 'own', { entry: entryId, purpose: 'claim' })
    const changes = change('phone', '016-710 10 00', '016-55 55 55')
    const early = await propose(visitor, 'own', { entry: entryId, purpose: 'change', changes })
    await becomes('casework', claim).toBe('waiting')
    await becomes('casework', early).toBe('waiting')
    await edit(coordinator, 'casework', claim, { decision: 'approved' })
    await edit(coordinator, 'casework', early, { decision: 'approved' })
    await becomes(ownOf(visitor), claim).toBe('applied')
    await becomes(ownOf(visitor), early).toBe('applied')
    const right = await propose(visitor, 'own', { entry: entryId, purpose: 'assure' })
    await becomes(ownOf(visitor), right).toBe('applied')
    expect(await stored(entryId)).toMatchObject({ phone: '016-55 55 55', assuredBy: 'atelje' })
  })

  test('can’t write when an entry was checked, or by whom', async () => {
    const visitor = await owner('grupp')
    const changes = change('assuredBy', null, 'Kulturkluster Sörmland')
    const id = await propose(visitor, 'own', { entry: idOf('grupp'), purpose: 'change', changes })
    await expect
      .poll(async () => (await proposalIn(server.store, ownOf(visitor), id))?.outcome)
      .toEqual({ kind: 'failed', reason: 'invalid' })
    expect(await proposalIn(server.store, 'casework', id)).toBeUndefined()
  })

  test('can’t take another’s proposal over by its id', async () => {
    const [one, other] = [await guest(), await guest()]
    const id = newProposalId()
    await propose(one, 'own', { purpose: 'report', comment: 'Ett' }, { id })
    await becomes('casework', id).toBe('waiting')
    await propose(other, 'own', { purpose: 'report', comment: 'Två' }, { id })
    await becomes(ownOf(other), id).toBe('failed')
    expect(await proposalIn(server.store, 'casework', id)).toMatchObject({
      comment: 'Ett',
      proposedBy: one.user,
    })
    const ofStaff = await propose(staff, 'casework', { purpose: 'report', comment: 'Personalens' })
    await propose(other, 'own', { purpose: 'report', comment: 'Tre' }, { id: ofStaff })
    await becomes(ownOf(other), ofStaff).toBe('failed')
    expect(await proposalIn(server.store, 'casework', ofStaff)).toMatchObject({
      comment: 'Personalens',
      fromOutside: false,
    })
  })

  test('takes back what nobody has decided about', async () => {
    const visitor = await guest()
    const id = await propose(visitor, 'own', { purpose: 'report', comment: 'Fel' })
    await becomes('casework', id).toBe('waiting')
    await edit(visitor, 'own', id, { archived: true })
    await becomes('casework', id).toBe('withdrawn')
  })

  test('never decides', async () => {
    const visitor = await guest()
    const id = await propose(visitor, 'own', { purpose: 'report', comment: 'Fel' })
    expect(await edit(visitor, 'own', id, { decision: 'approved' })).toMatchObject({
      code: 'not-allowed',
    })
  })
})

test('what was changed since goes back to the queue, and is applied when decided with what stands there', async () => {
  const entryId = idOf('krock')
  const changes = [...change('phone', '016-1', '016-2'), ...change('topics', [], ['rock'])]
  const id = await propose(coordinator, 'casework', {
    entry: entryId,
    purpose: 'change',
    changes,
    decision: 'approved',
  })
  await expect
    .poll(async () => (await proposalIn(server.store, 'casework', id))?.outcome)
    .toEqual({ kind: 'failed', reason: 'changed-since' })
  expect(await proposalIn(server.store, 'casework', id)).toMatchObject({
    state: 'waiting',
    decision: null,
  })
  expect(await stored(entryId)).toMatchObject({ phone: '016-710 10 00', topics: [] })
  await edit(coordinator, 'casework', id, {
    ...{ decision: 'approved', adjusted: json(change('phone', '016-710 10 00', '016-2')) },
  })
  await becomes('casework', id).toBe('applied')
  expect(await stored(entryId)).toMatchObject({ phone: '016-2' })
})

test('a decision with open alternatives is not applied until somebody chooses', async () => {
  const changes = change('email', null, 'galleri@example.org')
  const id = await propose(staff, 'casework', {
    entry: idOf('galleri'),
    purpose: 'change',
    changes,
  })
  await becomes('casework', id).toBe('waiting')
  const body = (await (await coordinator.get(`/db/casework/${encodeURIComponent(id)}`)).json()) as {
    _rev: string
    seen: Record<string, number>
    registers: object
  }
  const values = ['approved', 'declined'].map((value, index) => {
    return {
      value,
      dot: [`${index}-${coordinator.user ?? ''}`, 1],
      at: '2026-11-22T09:00:00Z',
      by: coordinator.user,
    }
  })
  const dots = values.map(({ dot }) => dot as [string, number])
  const seen = { ...body.seen, ...Object.fromEntries(dots) }
  const two = { ...body, seen, registers: { ...body.registers, decision: { values } } }
  expect(await push(coordinator, 'casework', two)).toMatchObject({ ok: true })
  const after = await propose(coordinator, 'casework', {
    ...{ entry: idOf('galleri'), purpose: 'change', decision: 'approved' },
    changes: change('alert', null, 'Stängt i dag.'),
  })
  await becomes('casework', after).toBe('applied')
  expect((await proposalIn(server.store, 'casework', id))?.state).toBe('unclear')
  expect(await stored(idOf('galleri'))).not.toHaveProperty('email')
  await edit(coordinator, 'casework', id, { decision: 'approved' })
  await becomes('casework', id).toBe('applied')
})

test('what no entry may hold is not applied', async () => {
  const bad = [
    change('website', null, 'javascript:alert(1)'),
    change('municipalities', ['0484'], ['0484', '9999']),
    change('legalForm', null, 'privatperson'),
    change('name', 'kor', null),
    change('shoeSize', null, '43'),
  ]
  for (const changes of bad) {
    const id = await propose(coordinator, 'casework', {
      entry: idOf('kor'),
      purpose: 'change',
      changes,
      decision: 'approved',
    })
    await expect
      .poll(async () => (await proposalIn(server.store, 'casework', id))?.outcome)
      .toEqual({ kind: 'failed', reason: 'invalid' })
  }
  expect((await history(idOf('kor'))).applied).toEqual([])
})

test('a retired entry leaves the directory, keeps its history, and comes back by an undo', async () => {
  const entryId = idOf('bort')
  const names = async () => {
    const { packs } = (await (await staff.get('/api/directory/manifest')).json()) as {
      packs: { url: string }[]
    }
    return (await Promise.all(packs.map(async ({ url }) => (await staff.get(url)).text()))).join('')
  }
  const id = await propose(coordinator, 'casework', {
    entry: entryId,
    purpose: 'retire',
    decision: 'approved',
  })
  await becomes('casework', id).toBe('applied')
  await expect.poll(names, { timeout: 20_000 }).not.toContain('actor:bort')
  const { applied } = await history(entryId)
  const back = await propose(coordinator, 'casework', {
    ...{ entry: entryId, purpose: 'change', decision: 'approved' },
    changes: reversed(applied[0]?.changes ?? []),
  })
  await becomes('casework', back).toBe('applied')
  await expect.poll(names, { timeout: 20_000 }).toContain('actor:bort')
})

test('who sends proposals without end has the others back, and other work gets through', async () => {
  const visitor = await guest()
  const report = (n: number) => ({
    ...edited(
      newDocument(newProposalId()),
      proposalEdits({ entry: scenen, purpose: 'report', comment: `${n}`, name: 'scenen' }),
      {
        dot: [`device-${visitor.user ?? ''}`, n],
        at: '2026-11-22T09:00:00Z',
        by: visitor.user ?? '',
      },
    ),
  })
  const docs = Array.from({ length: 45 }, (_one, index) => report(index + 1))
  const response = await visitor.post('/db/own/_bulk_docs', { docs })
  const rows = (await response.json()) as { ok?: true; code?: string }[]
  expect(rows.filter(({ ok }) => ok)).toHaveLength(40)
  expect(rows.slice(40)).toMatchObject(Array.from({ length: 5 }, () => ({ code: 'too-many' })))
  expect(await write(visitor, 'own', note('01JK0000000000000000000999', 'Anteckning'))).toBe(201)
})

test('a partner answers for its own entries alone, under its organisation’s name, and sees no casework', async () => {
  const partner = await guest()
  await partner.post('/api/account', { name: 'kommunen', password: 'en lång fras' })
  const admin = await signedIn('administrator')
  const put = (body: object) =>
    admin.request('PUT', '/api/partners', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const organisation = 'Eskilstuna kommun'
  expect((await put({ name: 'ingen', organisation, entries: [] })).status).toBe(404)
  const made = await put({ name: 'Kommunen', organisation, entries: [idOf('partner')] })
  expect(await made.json()).toMatchObject({ organisation, roles: ['actor', 'partner'] })
  expect(await (await partner.get('/api/session')).json()).toMatchObject({
    ...{ roles: ['actor', 'partner'], entries: [idOf('partner')] },
  })
  expect((await partner.get('/db/casework/_all_docs')).status).toBe(403)
  const theirs = await propose(partner, 'own', { entry: idOf('partner'), purpose: 'assure' })
  const others = await propose(partner, 'own', { entry: idOf('annan'), purpose: 'assure' })
  await becomes(ownOf(partner), theirs).toBe('applied')
  await becomes(ownOf(partner), others).toBe('failed')
  expect(await stored(idOf('partner'))).toMatchObject({ assuredBy: organisation })
  expect(await stored(idOf('annan'))).not.toHaveProperty('assuredBy')
})
