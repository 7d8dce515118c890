import { afterEach, beforeEach, expect, test } from 'vitest'
import { ulid } from 'ulid'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { textOf } from '../../src/domain/documents/read.ts'
import { isMutable } from '../../src/domain/documents/document.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { clearBodySeal, createReplica } from '../../src/replica/replica.ts'

const id = parseDocumentId('note:01JD0000000000000000000000')
const note = (text: string, counter: number) =>
  edited(newDocument(id), [{ kind: 'set', field: 'text', value: text }], {
    dot: ['device', counter],
    at: '2026-11-22T10:00:00Z',
    by: 'user',
  })
const revision = (text: string, generation: number, ids: readonly string[], more: object = {}) => ({
  ...note(text, generation),
  _id: id as string,
  _rev: `${generation}-${ids[0] ?? ''}`,
  _revisions: { start: generation, ids },
  ...more,
})

let replica: ReturnType<typeof createReplica>
beforeEach(() => {
  const name = ulid()
  replica = createReplica((of) => `test-${name}-${of}`, clearBodySeal)
})
afterEach(() => replica.destroy())

test('knows which leaves it lacks, and holds what it was given', async () => {
  const asked = new Map([[id, ['1-aa', '2-bb']]])
  expect(await replica.missing('own', asked)).toEqual(asked)
  await replica.take('own', [revision('one', 1, ['aa'])])
  expect(await replica.missing('own', asked)).toEqual(new Map([[id, ['2-bb']]]))
})

test('gives all live leaves of a conflict, the winner first, and its revision', async () => {
  await replica.take('own', [
    revision('base', 1, ['aa']),
    revision('left', 2, ['bb', 'aa']),
    revision('right', 2, ['cc', 'aa']),
  ])
  const { winner, live } = (await replica.leaves('own', [id])).get(id) ?? { winner: null, live: [] }
  expect(winner).toBe('2-cc')
  expect(live.map((leaf) => isMutable(leaf) && textOf(leaf, 'text'))).toEqual(['right', 'left'])
})

test('of a deleted document it knows the revision and no live leaf', async () => {
  await replica.take('own', [revision('one', 1, ['aa'])])
  await replica.take('own', [
    { _id: id, _rev: '2-bb', _deleted: true, _revisions: { start: 2, ids: ['bb', 'aa'] } },
  ])
  expect((await replica.leaves('own', [id])).get(id)).toEqual({
    winner: '2-bb',
    live: [],
    unreadable: false,
  })
})

test('of an unknown document it knows nothing', async () => {
  expect((await replica.leaves('own', [id])).get(id)).toEqual({
    winner: null,
    live: [],
    unreadable: false,
  })
})

test('after its connections were let go it answers as before', async () => {
  await replica.take('own', [revision('one', 1, ['aa'])])
  await replica.close()
  expect((await replica.leaves('own', [id])).get(id)?.winner).toBe('1-aa')
})

test('taking the same revision twice changes nothing', async () => {
  await replica.take('own', [revision('one', 1, ['aa'])])
  await replica.take('own', [revision('one', 1, ['aa'])])
  expect((await replica.leaves('own', [id])).get(id)?.live).toHaveLength(1)
})

test('a leaf that can’t be read stops nothing but itself, and is told apart from a deletion', async () => {
  await replica.take('own', [
    revision('base', 1, ['aa']),
    revision('left', 2, ['bb', 'aa']),
    revision('right', 2, ['cc', 'aa'], { seen: 'from another time' }),
  ])
  const found = (await replica.leaves('own', [id])).get(id)
  expect(found?.unreadable).toBe(true)
  expect(found?.live.map((leaf) => isMutable(leaf) && textOf(leaf, 'text'))).toEqual(['left'])
})
