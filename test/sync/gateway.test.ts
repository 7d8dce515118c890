import { expect, test } from 'vitest'
import { createGateway } from '../../src/workers/gateway.ts'

const answering = (body: string, type: string, status = 200) =>
  createGateway({
    fetch: () => Promise.resolve(new Response(body, { status, headers: { 'content-type': type } })),
    server: 'nod',
    user: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  }).connect()

const page = '<!doctype html><title>Välkommen till tågets nät</title>'

test('a network’s sign-in page instead of an answer reads as a server out of reach', async () => {
  expect(await answering(page, 'text/html')).toEqual({ kind: 'unreachable' })
  expect(await answering(page, 'text/html', 511)).toEqual({ kind: 'unreachable' })
})

test('JSON of another shape is an answer that this version does not understand', async () => {
  expect(await answering('[]', 'application/json')).toEqual({ kind: 'unexpected', status: 200 })
})
