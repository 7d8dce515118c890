/** Servers of a benchmark as processes of their own, and what they cost. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const root = resolve(import.meta.dirname, '../../..')

export interface Process {
  readonly url: string
  readonly pid: number
  kill(signal?: NodeJS.Signals): Promise<void>
}

export async function startProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Process> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (data: Buffer) => (said = (said + data.toString()).slice(-10_000)))
  const exited = once(child, 'exit')
  const url = await new Promise<string>((ready, failed) => {
    createInterface(child.stdout).on('line', (line) => {
      const [, found] = / at (http:\/\/\S+)$/.exec(line) ?? []
      if (found) ready(found.replace(/\/$/, ''))
    })
    void exited.then(() =>
      failed(new Error(`${args.join(' ')} ended before it was ready:\n${said}`)),
    )
  })
  const { pid } = child
  if (pid === undefined) throw new Error('A process without a number.')
  return {
    url,
    pid,
    async kill(signal = 'SIGKILL') {
      child.kill(signal)
      await exited
    },
  }
}

/** The rival: pouchdb-express-router on LevelDB. */
export function startLevelRouter(directory: string): Promise<Process> {
  return startProcess([join(root, 'test/bench/rivals/leveldb-router.mjs'), directory])
}

/** The embedded store behind CouchDB's own API, as `npm run couch` serves it. */
export function startCouchMode(directory: string): Promise<Process> {
  const args = ['--port', '0', '--admin', 'bench:bench', '--data', directory]
  return startProcess(['sync-server/conformance/main.ts', ...args])
}

/** As `npm start` runs it: built. */
export function startSyncServer(dataDirectory: string, port = 0): Promise<Process> {
  return startProcess(['--max-semi-space-size=16', 'dist-server/main.js'], {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDirectory,
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
    MALLOC_ARENA_MAX: '1',
    MALLOC_MMAP_THRESHOLD_: '131072',
  })
}

/** Resident bytes (Linux). */
export async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024
}

/** Seconds of processor time so far, user and system (Linux, 100 ticks a second). */
export async function processorSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11)
    .map(Number)
  return (user + system) / 100
}
