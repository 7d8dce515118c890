/**
 * `npm run fuzz -- --requests 100000 [--seed N]`: sends malformed requests to a server of its own and prints
 * how they were answered. Exit code 1 where one was not as it should be.
 */
import { parseArgs } from 'node:util'
import { removeFolder, startServerProcess, temporaryFolder } from '../server.ts'
import { runMalformed } from './run.ts'
import { askersAt } from './askers.ts'

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '100000' }, seed: { type: 'string' } },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32))
const folder = await temporaryFolder()
const server = await startServerProcess({
  dataDirectory: folder,
  environment: { LOG_LEVEL: 'error' },
})
const startedAt = performance.now()
const run = runMalformed({
  port: Number(new URL(server.url).port),
  seed,
  requests: Number(values.requests),
  askers: await askersAt(server),
  sideBySide: 16,
})
// A fault of this program must not leave the server behind.
run.catch(() => server.stop('SIGKILL'))
const { requests, statuses, faults } = await run
const alive = (await fetch(`${server.url}/healthz`).catch(() => undefined))?.status === 200
const code = await server.stop()
await removeFolder(folder)

const seconds = (performance.now() - startedAt) / 1000
console.log(`${requests} malformed requests in ${seconds.toFixed(0)} s (seed ${seed})`)
for (const [status, count] of [...statuses].sort()) console.log(`${status.padStart(8)}  ${count}`)
for (const fault of faults.values()) console.log(`\nNot as it should be: ${fault}`)
console.log(
  alive && code === 0
    ? 'The server still answered, and stopped as told.'
    : 'The server did not live.',
)
if (server.written.stderr) console.log(server.written.stderr.slice(0, 4000))
process.exitCode = faults.size === 0 && alive && code === 0 ? 0 : 1
