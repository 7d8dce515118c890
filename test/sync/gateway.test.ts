import { expect, test } from 'vitest'
import { createGateway } from '../../src/workers/gateway.ts'

const answering = (body: string, type: string, status = 200) =>
  createGateway({
    fetch: () => Promise.resolve(new Response(body, { status, headers: { 'content-type': type } })),
    server: 'nod',
    user: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  }).connect({ device: 'device', was: [null], mark: 'mark00000001' })

const page = '<!doctype html><title>Välkommen till tågets nät</title>'

test('a network’s sign-in page instead of an answer reads as a server out of reach', async () => {
  expect(await answering(page, 'text/html')).toEqual({ kind: 'unreachable' })
  expect(await answering(page, 'text/html', 511)).toEqual({ kind: 'unreachable' })
})

test('another server at the address, and another person’s session, are told apart from ours', async () => {
  const session = (server: string, user: string | null) =>
    answering(JSON.stringify({ server, user, name: null, roles: ['staff'] }), 'application/json')
  const me = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
  expect(await session('another', me)).toEqual({ kind: 'foreign-server' })
  expect(await session('nod', null)).toEqual({ kind: 'signed-out' })
  expect(await session('nod', '01BX5ZZKBKACTAV9WEVGEMMVRZ')).toEqual({ kind: 'other-user' })
  expect(await session('nod', me)).toMatchObject({
    kind: 'answered',
    value: { databases: ['casework', 'own'] },
  })
})

test('JSON of another shape is an answer that this version does not understand', async () => {
  expect(await answering('[]', 'application/json')).toEqual({ kind: 'unexpected', status: 200 })
})

test('the place of a device that was renewed, or that a server has lost, is remembered anew', async () => {
  const places = new Map<string, string>()
  const gateway = createGateway({
    server: 'nod',
    user: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    // As the server keeps `_local` documents: a revision must be the one that is there.
    fetch: (path, init) => {
      const rev = places.get(path)
      const answer = (status: number, body: object) =>
        Promise.resolve(new Response(JSON.stringify(body), { status }))
      if (init?.method !== 'PUT') {
        return rev === undefined ? answer(404, {}) : answer(200, { cursor: '7', _rev: rev })
      }
      const sent = JSON.parse(typeof init.body === 'string' ? init.body : '{}') as { _rev?: string }
      if (sent._rev !== rev) return answer(409, { error: 'conflict' })
      const next = `0-${Number(rev?.slice(2) ?? 0) + 1}`
      places.set(path, next)
      return answer(201, { rev: next })
    },
  })
  expect(await gateway.remember('own', 'first', '7')).toMatchObject({ kind: 'answered' })
  expect(await gateway.remember('own', 'second', '7')).toMatchObject({ kind: 'answered' })
  places.clear()
  expect(await gateway.remember('own', 'second', '8')).toMatchObject({ kind: 'answered' })
})
