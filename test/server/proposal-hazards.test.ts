/** What somebody may do to the carrying of proposals, or come upon, without being allowed to or meaning to. */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { parseDocumentId, parseUserId, type DocumentId } from '../../src/domain/identifiers.ts'
import type { Json } from '../../src/domain/json.ts'
import { proposalEdits } from '../../src/domain/proposals/proposal.ts'
import { amend, put } from '../../sync-server/courier/amend.ts'
import { settleProposal } from '../../sync-server/courier/proposals.ts'
import { hashOf } from '../../sync-server/erased/erased-list.ts'
import { openErasedFile } from '../../sync-server/erased/list-file.ts'
import { documentsAbout, documentsAboutIn } from '../../sync-server/erased/documents-about.ts'
import { entry, startInProcess, type InProcess } from '../support/in-process.ts'
import { change, edit, newProposalId, proposalIn, propose } from '../support/proposals.ts'
import { demoPassword } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

let server: InProcess
let coordinator: Visitor

beforeAll(async () => {
  server = await startInProcess({
    entries: ['scenen', 'erkand', 'raderad'].map((slug) => entry(slug, { phone: '016-1 11 11' })),
  })
  coordinator = server.visitor()
  await coordinator.signIn('samordnare', await demoPassword(server.dataDirectory, 'samordnare'))
})
afterAll(() => server[Symbol.asyncDispose]())

async function guest(): Promise<Visitor> {
  const visitor = server.visitor()
  await visitor.becomeGuest()
  return visitor
}

const ownOf = ({ user }: Visitor) => `own-${user ?? ''}`
const becomes = (name: string, id: DocumentId) =>
  expect.poll(async () => (await proposalIn(server.store, name, id))?.state, { timeout: 20_000 })

async function erase(id: string): Promise<void> {
  const list = await openErasedFile({ directory: server.dataDirectory, clock: () => 0 })
  await list.append([hashOf(list.key, id)])
}

test('nobody learns by proposing which entries, named after people, were erased', async () => {
  const visitor = await guest()
  await erase('actor:raderad')
  const about = { entry: parseDocumentId('actor:raderad'), name: 'raderad' }
  const ids = [
    await propose(visitor, 'own', { ...about, purpose: 'report', comment: 'Fel' }),
    await propose(visitor, 'own', { ...about, purpose: 'claim' }),
    await propose(visitor, 'own', {
      ...{ ...about, purpose: 'new' },
      changes: change('name', null, 'Raderad'),
    }),
  ]
  // Looked at in their order: once this one has been, so have they.
  const last = await propose(visitor, 'own', { purpose: 'report', comment: 'Efter' })
  await becomes('casework', last).toBe('waiting')
  for (const id of ids) {
    expect(await proposalIn(server.store, ownOf(visitor), id)).toMatchObject({
      state: 'waiting',
      outcome: { kind: 'none' },
    })
    expect(await proposalIn(server.store, 'casework', id)).toBeUndefined()
  }
})

test('whoever erases an entry is told which proposals still hold what was proposed of it', async () => {
  const visitor = await guest()
  const about = { entry: parseDocumentId('actor:erkand'), name: 'erkand' }
  const id = await propose(visitor, 'own', { ...about, purpose: 'report', comment: 'Flyttat' })
  const file = join(server.dataDirectory, 'store.sqlite')
  expect(documentsAbout(file, ['actor:erkand'])).toEqual([id])
  expect(await documentsAboutIn(server.store, ['actor:erkand'])).toEqual([id])
  expect(documentsAbout(file, ['actor:erk'])).toEqual([])
})

test('a proposal that cannot be read holds up no other', async () => {
  const id = newProposalId()
  await put(server.store, 'casework', { _id: id, type: 'proposal', registers: 'broken' })
  const visitor = await guest()
  await propose(visitor, 'own', { purpose: 'report', comment: 'Samma id' }, { id })
  const next = await propose(await guest(), 'own', { purpose: 'report', comment: 'Nästa' })
  await becomes('casework', next).toBe('waiting')
})

test('who signs in to an account goes on with what they had proposed as a guest', async () => {
  const owner = await guest()
  await owner.post('/api/account', { name: 'kören', password: 'en lång fras' })
  const visitor = await guest()
  const before = ownOf(visitor)
  const id = await propose(visitor, 'own', { purpose: 'report', comment: 'Fel telefon' })
  await becomes('casework', id).toBe('waiting')
  await visitor.signIn('kören', 'en lång fras')
  const [leaf] = await server.store.leaves(before, id, { history: false, attachments: false })
  if (!leaf || !('ok' in leaf)) throw new Error('The guest’s proposal is stored.')
  const { _rev, ...body } = leaf.ok
  const carried = await visitor.request('POST', '/db/own/_bulk_docs', {
    headers: { 'content-type': 'application/json', 'x-kulturlots-carrying': 'yes' },
    body: JSON.stringify({ docs: [body] }),
  })
  expect(await carried.json()).toMatchObject([{ ok: true }])
  await edit(coordinator, 'casework', id, { decision: 'declined', reason: 'Den stämmer.' })
  await becomes(ownOf(visitor), id).toBe('declined')
})

test('a decision that was made anew, while the one before was tried, is not emptied by its failure', async () => {
  const idle = await startInProcess({ courier: false })
  try {
    await idle.store.ensureDatabase('directory')
    await idle.store.ensureDatabase('directory-history')
    await idle.store.ensureDatabase('casework')
    const user = parseUserId('01JQ0000000000000000000001')
    let counter = 0
    const sign = () => {
      counter += 1
      return { dot: ['device', counter] as const, at: '2026-11-22T09:00:00Z', by: user }
    }
    const target = parseDocumentId('actor:omvald')
    const stored = edited(
      newDocument(target),
      [
        { kind: 'set', field: 'name', value: 'Omvald' },
        { kind: 'set', field: 'phone', value: '016-2 22 22' },
      ],
      sign(),
    )
    await put(idle.store, 'directory', { ...stored })
    const id = newProposalId()
    const proposal = edited(
      newDocument(id),
      proposalEdits({
        ...{ entry: target, purpose: 'change', name: 'Omvald', decision: 'approved' },
        changes: change('phone', '016-1 11 11', '016-3 33 33'),
      }),
      sign(),
    )
    await put(idle.store, 'casework', { ...proposal })
    let decides = true
    const words = async () => {
      if (decides) {
        decides = false
        await amend(idle.store, 'casework', id, sign, () => [
          {
            kind: 'set',
            field: 'adjusted',
            value: change('phone', '016-2 22 22', '016-3 33 33') as unknown as Json,
          },
        ])
      }
      return new Map()
    }
    const erased = {
      among: () => Promise.resolve(new Set<string>()),
      purge: () => Promise.resolve(),
    }
    const nobody = () => Promise.resolve(undefined)
    const parts = {
      ...{ store: idle.store, erased, organisation: 'Noden', sign, clock: () => Date.now() },
      accounts: { find: nobody, findBehind: nobody, answerFor: () => Promise.resolve(false) },
      entries: {
        ...{ store: idle.store, server: 'server', erased, words },
        answeredFor: () => Promise.resolve(new Set<string>()),
      },
    }
    await settleProposal(parts, 'casework', id)
    expect(await proposalIn(idle.store, 'casework', id)).toMatchObject({ state: 'accepted' })
    await settleProposal(parts, 'casework', id)
    expect(await proposalIn(idle.store, 'casework', id)).toMatchObject({ state: 'applied' })
  } finally {
    await idle[Symbol.asyncDispose]()
  }
})
