import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMeasures } from '../../sync-server/operations/measures.ts'
import { need, note, write } from '../support/casework.ts'
import { readDoorbell } from '../support/event-stream.ts'
import { startInProcess, type InProcess } from '../support/in-process.ts'
import { demoPassword } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

let server: InProcess
let visitor: Visitor
beforeAll(async () => {
  server = await startInProcess({ metricsToken: 'en-lang-hemlighet-for-matning' })
  visitor = server.visitor()
  await visitor.signIn('falt', await demoPassword(server.dataDirectory, 'falt'))
})
afterAll(() => server[Symbol.asyncDispose]())

async function measured(): Promise<string> {
  const response = await server.visitor().get('/metrics')
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  return response.text()
}

/** The value of a series, as it is written. */
function valueOf(text: string, series: string): number {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `))
  if (line === undefined) throw new Error(`There is no ${series}.`)
  return Number(line.slice(series.length + 1))
}

describe('what is measured', () => {
  test('tells requests, pushes and their outcomes, doorbells, the store and the process', async () => {
    const bell = readDoorbell(await visitor.get('/api/doorbell'))
    await bell.next()
    const ulid = '01JG0000000000000000000001'
    await write(visitor, 'casework', need(ulid, 'Replokal'))
    await write(visitor, 'casework', need(ulid, 'Replokal igen')).catch(() => undefined)
    await visitor.post('/db/casework/_bulk_docs', { docs: [{ _id: 'need:x', _deleted: true }] })
    await bell.next()
    await visitor.get('/api/nothing')
    await visitor.get('/db/casework/_changes?feed=longpoll&since=now&timeout=1')

    const text = await measured()
    const write201 = '{method="POST",route="/db/casework/_bulk_docs",status="201"}'
    expect(valueOf(text, `kulturlots_http_requests_total${write201}`)).toBe(3)
    expect(
      valueOf(text, 'kulturlots_http_requests_total{method="GET",route="none",status="404"}'),
    ).toBe(1)
    expect(valueOf(text, 'kulturlots_documents_written_total{database="casework"}')).toBe(1)
    expect(valueOf(text, 'kulturlots_conflicts_total{database="casework"}')).toBe(1)
    const refused = '{database="casework",code="not-allowed"}'
    expect(valueOf(text, `kulturlots_documents_refused_total${refused}`)).toBe(1)
    expect(valueOf(text, 'kulturlots_doorbells_open')).toBe(1)
    expect(valueOf(text, 'kulturlots_ring_delay_seconds_count')).toBe(1)
    // The need, and the names of the three who may read it.
    expect(valueOf(text, 'kulturlots_documents{database="casework"}')).toBe(4)
    for (const some of [
      'kulturlots_store_bytes{part="data"}',
      'kulturlots_last_push_timestamp_seconds',
      'kulturlots_directory_published_timestamp_seconds',
      'process_resident_memory_bytes',
      'process_cpu_seconds_total',
    ]) {
      expect([some, valueOf(text, some) > 0]).toEqual([some, true])
    }
    expect(text).not.toContain('duration_seconds_count{method="GET",route="/api/doorbell"')
    expect(text).not.toContain('duration_seconds_count{method="GET",route="/db/casework/_changes"')
    await bell.close()
  })

  test('names nobody and nothing', async () => {
    const guest = server.visitor()
    await guest.becomeGuest()
    await write(guest, 'own', note('01JG0000000000000000000002', 'Privat'))
    await visitor.get('/db/casework/need:01JG0000000000000000000001?rev=1-hemlig')
    await visitor.get('/katalog/actor:hemlig?q=hemlig')
    const text = await measured()
    for (const secret of ['01JG', 'hemlig', 'Privat', guest.user ?? '?', visitor.user ?? '?']) {
      expect(text).not.toContain(secret)
    }
  })

  test('is text that Prometheus reads: each family once with help and type, each line a series', async () => {
    const lines = (await measured()).trimEnd().split('\n')
    const families = lines.flatMap((line) => /^# TYPE (\S+) /.exec(line)?.[1] ?? [])
    expect(new Set(families).size).toBe(families.length)
    for (const line of lines) {
      expect(line).toMatch(
        /^(?:# (?:HELP|TYPE) [a-z_0-9]+ .+|[a-z_0-9]+(?:\{[a-z_]+="[^"\n]*"(?:,[a-z_]+="[^"\n]*")*\})? -?[\d.e+-]+)$/,
      )
    }
  })

  test('puts a value into every bucket that holds it', async () => {
    const measures = createMeasures()
    const histogram = measures.histogram('x_seconds', 'X.', [1, 2])
    for (const value of [0.5, 1, 1.5, 7]) histogram.observe(value)
    const text = await measures.text()
    const bucket = (le: string) => valueOf(text, `x_seconds_bucket{le="${le}"}`)
    expect(['1', '2', '+Inf'].map(bucket)).toEqual([2, 3, 4])
    expect([valueOf(text, 'x_seconds_sum'), valueOf(text, 'x_seconds_count')]).toEqual([10, 4])
  })
})

describe('who may read it', () => {
  const bearer = { authorization: 'Bearer en-lang-hemlighet-for-matning' }

  /** With a Host of its own choosing, which `fetch` does not let one have. */
  function status(of: InProcess, headers: Record<string, string>): Promise<number> {
    return new Promise((resolve, reject) => {
      const asked = request(`${of.url}/metrics`, { headers }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      asked.on('error', reject).end()
    })
  }

  test.each([
    ['a program on this machine', {}, 200],
    ['a page that has its name point here', { host: 'elsewhere.example' }, 401],
    ['somebody behind a proxy', { 'x-forwarded-for': '192.0.2.7' }, 401],
    ['somebody behind another proxy', { forwarded: 'for=192.0.2.7' }, 401],
    ['somebody behind a proxy, with the token', { 'x-forwarded-for': '192.0.2.7', ...bearer }, 200],
    ['somebody with another token', { host: 'elsewhere.example', authorization: 'Bearer x' }, 401],
  ])('%s', async (_who, headers: Record<string, string>, expected) => {
    expect(await status(server, headers)).toBe(expected)
  })

  test('on a public server nobody but who has the token, and nobody where there is none', async () => {
    await using shown = await startInProcess({ publicOrigin: 'https://lots.example' })
    expect([await status(shown, {}), await status(shown, bearer)]).toEqual([401, 401])
  })
})
