/** `npm run couch -- --port P --admin name:password [--data DIR]`. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect, parseArgs } from 'node:util'
import { startConformance } from './server.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '5984' },
    admin: { type: 'string' },
    data: { type: 'string' },
  },
})
const [, name, password] = /^([^:]+):(.+)$/.exec(values.admin ?? '') ?? []
const port = Number(values.port)
if (name === undefined || password === undefined || !Number.isInteger(port)) {
  process.stderr.write('npm run couch -- --port P --admin name:password [--data DIR]\n')
  process.exit(2)
}

// Without --data a run leaves nothing behind.
const folder = values.data ?? (await mkdtemp(join(tmpdir(), 'kulturlots-couch-')))
if (values.data !== undefined) await mkdir(folder, { recursive: true })
const server = await startConformance({
  port,
  administrator: { name, password },
  file: join(folder, 'conformance.sqlite'),
  report: (error) => process.stderr.write(`${inspect(error)}\n`),
}).catch((error: unknown) => {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  process.stderr.write(isTaken ? `Port ${port} is taken by another program.\n` : inspect(error))
  process.exit(1)
})
process.stdout.write(`Conformance mode is ready at http://127.0.0.1:${server.port}/\n`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server
      .stop()
      .then(() => (values.data === undefined ? rm(folder, { recursive: true }) : undefined))
      .then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${inspect(error)}\n`)
          process.exit(1)
        },
      )
  })
}
