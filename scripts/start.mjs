/** `npm start`: installs what is missing, builds what has changed, runs the sync-server until told to stop. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { buildWhatChanged } from './build.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { pinnedNode, root } from './project.mjs'
import { runMain } from './say.mjs'

/** Ctrl-C reaches the server by itself; what is sent to this process alone is passed on. */
function forwarded() {
  return process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : ['SIGTERM', 'SIGHUP', 'SIGINT']
}

function serve() {
  return new Promise((resolve, reject) => {
    // What Node has made of the sources, kept: the next start is quicker and a fifth smaller in memory.
    const NODE_COMPILE_CACHE = join(root, 'node_modules', '.cache', 'node')
    const env = { NODE_COMPILE_CACHE, ...process.env }
    const server = spawn(pinnedNode, ['dist-server/main.js'], { cwd: root, stdio: 'inherit', env })
    process.on('SIGINT', () => undefined)
    for (const signal of forwarded()) process.on(signal, () => server.kill(signal))
    server.on('error', reject)
    server.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}

runMain(async () => {
  await ensureDependencies()
  await buildWhatChanged()
  process.exitCode = await serve()
})
