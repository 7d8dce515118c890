import { afterAll, beforeAll, expect, test } from 'vitest'
import { entry, startInProcess, type InProcess } from '../support/in-process.ts'

interface Feed {
  readonly total: number
  readonly pages: number
  readonly entries: readonly Record<string, unknown>[]
}

let server: InProcess

beforeAll(async () => {
  server = await startInProcess({
    publicOrigin: 'https://lots.example',
    entries: [
      entry('flen', { municipalities: ['0482'], steward: 'Flens kommun', assuredAt: '2026-10-02' }),
      entry('dansen', { fields: ['dans'], assuredBy: 'Någon' }),
      ...Array.from({ length: 201 }, (_, at) => entry(`nr${String(at)}`, { fields: ['teater'] })),
    ],
  })
})
afterAll(() => server[Symbol.asyncDispose]())

async function ask(query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/api/directory/feed${query}`, { headers })
  return { response, body: (await response.json()) as Feed }
}

test('the feed gives a slice, with its pages, sources and when somebody last checked it', async () => {
  const { body } = await ask('?kind=actor&municipality=0482&steward=Flens%20kommun')
  expect(body).toMatchObject({ total: 1, pages: 1 })
  expect(body.entries).toMatchObject([
    {
      id: 'actor:flen',
      page: 'https://lots.example/katalog/actor/flen',
      assuredAt: '2026-10-02',
      assuredText: 'Senast kontrollerad 2 oktober 2026',
      sources: [{ publisher: 'Eskilstuna kommun', url: 'https://www.eskilstuna.se/' }],
    },
  ])
})

test('what nobody has checked says so, and who checked is not told', async () => {
  const [dance] = (await ask('?field=dans')).body.entries
  expect(dance).toMatchObject({ assuredAt: null, assuredText: 'Ej kontrollerad' })
  expect(dance).not.toHaveProperty('assuredBy')
})

test('several values of one name are alternatives, and long slices have pages', async () => {
  const first = await ask('?field=dans&field=teater')
  const second = await ask('?field=dans&field=teater&page=2')
  expect(first.body).toMatchObject({ total: 202, pages: 2 })
  const ids = [...first.body.entries, ...second.body.entries].map(({ id }) => id)
  expect(new Set(ids).size).toBe(202)
})

test('a misspelt question is refused instead of answered with everything', async () => {
  for (const query of ['?kommun=0482', '?kind=actors', '?page=0', '?page=x']) {
    expect([query, (await ask(query)).response.status]).toEqual([query, 400])
  }
})

test('any site may read it, nobody may write, and cookies do not matter', async () => {
  const { response } = await ask('', { origin: 'https://kommun.example', cookie: 'x=y' })
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(response.headers.get('set-cookie')).toBeNull()
  expect(response.headers.get('cache-control')).toBe('public, max-age=300')
  const preflight = await fetch(`${server.url}/api/directory/feed`, {
    method: 'OPTIONS',
    headers: { origin: 'https://kommun.example', 'access-control-request-method': 'POST' },
  })
  expect(preflight.status).toBe(404)
})
