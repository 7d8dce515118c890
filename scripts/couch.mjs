/** `npm run couch`: the conformance mode, a plain CouchDB API for public suites (sync-server/conformance). */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { ensureDependencies } from './dependencies.mjs'
import { pinnedNode, root } from './project.mjs'
import { runMain } from './say.mjs'

function serve(args) {
  return new Promise((resolve, reject) => {
    const server = spawn(pinnedNode, ['sync-server/conformance/main.ts', ...args], {
      cwd: root,
      stdio: 'inherit',
    })
    // What is sent to this process alone is passed on; Ctrl-C in a terminal reaches both.
    process.on('SIGTERM', () => server.kill('SIGTERM'))
    process.on('SIGINT', () => process.stdin.isTTY || server.kill('SIGINT'))
    server.on('error', reject)
    server.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}

runMain(async () => {
  await ensureDependencies()
  process.exitCode = await serve(process.argv.slice(2))
})
