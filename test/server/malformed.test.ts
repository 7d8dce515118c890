import { afterAll, beforeAll, expect, test } from 'vitest'
import { askersAt } from '../support/malformed/askers.ts'
import { runMalformed } from '../support/malformed/run.ts'
import {
  removeFolder,
  startServerProcess,
  temporaryFolder,
  type ServerProcess,
} from '../support/server.ts'

let folder: string
let server: ServerProcess
beforeAll(async () => {
  folder = await temporaryFolder()
  server = await startServerProcess({
    dataDirectory: folder,
    environment: { LOG_LEVEL: 'error' },
  })
})
afterAll(() => removeFolder(folder))

/** Long form: `npm run fuzz`. A seed that found something is added here. */
test.each([1, 20261122])(
  'malformed requests (seed %i) get an answer each, none of them a fault, and the server lives',
  async (seed) => {
    const { statuses, faults } = await runMalformed({
      port: Number(new URL(server.url).port),
      seed,
      requests: 1500,
      askers: await askersAt(server),
      sideBySide: 16,
    })
    expect([...faults.values()]).toEqual([])
    // It got past the first door, and not only there.
    for (const status of ['200', '400', '401', '403', '404', '413', '415', '431']) {
      expect(statuses.get(status), status).toBeGreaterThan(0)
    }
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  },
)

test('the server that got them logs no fault and stops as told', async () => {
  expect(await server.stop()).toBe(0)
  expect(server.written.stderr).toBe('')
})
