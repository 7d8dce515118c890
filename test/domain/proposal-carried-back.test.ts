/** What becomes of proposals when a server was restored from before them. */
import { expect, test } from 'vitest'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { isMutable, type MutableDocument } from '../../src/domain/documents/document.ts'
import { parseDocumentId, parseUserId } from '../../src/domain/identifiers.ts'
import type { Json } from '../../src/domain/json.ts'
import { merge } from '../../src/domain/merge/merge.ts'
import { asCarriedBack } from '../../src/domain/rules/carried-back.ts'
import { proposalEdits, readProposal } from '../../src/domain/proposals/proposal.ts'
import { judgeWrite } from '../../src/domain/rules/write-rules.ts'
import type { Role } from '../../src/domain/rules/roles.ts'

const user = parseUserId('01JQ0000000000000000000001')
const by = { dot: ['device', 1] as const, at: '2026-11-22T09:00:00Z', by: user }
const server = { dot: ['courier', 1] as const, at: '2026-11-22T09:01:00Z', by: 'node' }

function proposal(told: Readonly<Record<string, Json>>, decision?: 'approved'): MutableDocument {
  const edits = proposalEdits({
    ...{ entry: parseDocumentId('actor:scenen'), purpose: 'change', name: 'Scenen' },
    changes: [{ field: 'phone', before: null, after: '016-1 11 11' }],
    ...(decision ? { decision } : {}),
  })
  const made = edited(
    newDocument(parseDocumentId('proposal:01JQ0000000000000000000002')),
    edits,
    by,
  )
  const written = Object.entries(told).map(([field, value]) => {
    return { kind: 'set' as const, field, value }
  })
  return edited(made, written, server)
}

const writer = (role: Role) => ({ roles: [role], userId: user })
const view = (document: ReturnType<typeof asCarriedBack>) => {
  if (!isMutable(document)) throw new Error('A proposal is mutable.')
  return readProposal(document)
}

test('one’s own comes back as it was proposed, and the server tells anew what became of it', () => {
  const told = proposal({ decision: 'approved', applied: 'applied' })
  const carries = { ...writer('actor'), carries: new Set<string>() }
  expect(judgeWrite('own', told, undefined, carries)).toMatchObject({ kind: 'refused' })
  const back = asCarriedBack('own', told)
  expect(judgeWrite('own', back, undefined, carries)).toEqual({ kind: 'allowed' })
  expect(view(back).state).toBe('waiting')
  const anew = edited(
    back as MutableDocument,
    [{ kind: 'set', field: 'applied', value: 'unchanged' }],
    { ...server, dot: ['courier-2', 1] },
  )
  expect(view(merge(told, anew)).outcome).toEqual({ kind: 'unchanged' })
})

test.each([
  ['applied', { applied: 'applied' }, 'accepted'],
  ['failed', { applied: 'failed: changed-since', decision: null }, 'waiting'],
])('a coordinator’s that was %s comes back to be carried out again', (_was, told, state) => {
  const back = asCarriedBack('casework', proposal(told, 'approved'))
  const carries = { ...writer('coordinator'), carries: 'anybody' as const }
  expect(judgeWrite('casework', back, undefined, carries)).toEqual({ kind: 'allowed' })
  expect(view(back).state).toBe(state)
})

test('the server’s copy of somebody’s own is left to the server, and no refusal is shown for it', () => {
  const copy = proposal({ proposedBy: user, applied: 'applied' })
  const back = asCarriedBack('casework', copy)
  const carries = { ...writer('coordinator'), carries: 'anybody' as const }
  expect(judgeWrite('casework', back, undefined, carries)).toMatchObject({ code: 'not-allowed' })
})
