/**
 * Starts the sync-server from the environment. Standard output: the ready line and where the demo sign-ins
 * are, or they themselves; logs go to standard error.
 */
import { existsSync } from 'node:fs'
import { demoSignInsFile } from './accounts/demo-accounts.ts'
import { readConfig } from './config.ts'
import { createLogger } from './http/request-log.ts'
import { seed } from './first-content.ts'
import { NotStartable } from './not-startable.ts'
import { start, type RunningServer } from './start.ts'

const outcome = readConfig(process.env)
if (outcome.kind === 'invalid') {
  for (const sentence of outcome.sentences) console.error(sentence)
  process.exit(1)
}
const { config } = outcome
const logger = createLogger(config.logLevel)

let running: RunningServer
try {
  running = await start(config, seed, logger)
} catch (error) {
  console.error(sentenceFor(error) ?? error)
  process.exit(1)
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  })
}

console.log(`Kulturlots is ready at ${running.url}`)
const signInsFile = demoSignInsFile(config.dataDirectory)
// Where others are served, standard output is kept in a journal that more people read than the file.
if (running.demoSignIns && config.publicOrigin === undefined) {
  console.log('Demo sign-ins, made now for this server alone:')
  for (const { name, password, role } of running.demoSignIns) {
    console.log(`  ${name.padEnd(14)}  ${password}  (${role})`)
  }
  console.log(`They are kept in ${signInsFile}`)
} else if (existsSync(signInsFile)) {
  console.log(`Demo sign-ins are in ${signInsFile}`)
}

/** undefined for what no operator can put right by a setting: that is shown whole. */
function sentenceFor(error: unknown): string | undefined {
  if (error instanceof NotStartable) return error.message
  if (!(error instanceof Error) || !('code' in error)) return undefined
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${config.port} is taken by another program. Set PORT to a free one.`
    case 'EACCES':
      return `Not allowed to use port ${config.port} or the folder ${config.dataDirectory}. Set PORT or DATA_DIR.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${config.host} is no address of this machine. Set HOST.`
    case 'ENOSPC':
      return `There is no space left for ${config.dataDirectory}.`
    default:
      return undefined
  }
}
