/**
 * The real server as a child process, on a free port and in a folder of its own. Waits for facts (the
 * ready line, the exit), never for time.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { createVisitor, type Visitor } from './visitor.ts'

const root = resolve(import.meta.dirname, '../..')
const node = join(root, 'node_modules/.bin/node')

export interface ServerProcess {
  readonly url: string
  readonly dataDirectory: string
  /** What it has written so far. */
  readonly written: { readonly stdout: string; readonly stderr: string }
  visitor(): Visitor
  /** A visitor signed in with a demo name. */
  signedIn(name: DemoName): Promise<Visitor>
  /** @returns the exit code; null when the signal killed it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

export type DemoName = 'falt' | 'samordnare' | 'administrator'

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'kulturlots-'))
}

export async function startServerProcess(options: {
  readonly dataDirectory: string
  readonly environment?: Readonly<Record<string, string>>
}): Promise<ServerProcess> {
  const { dataDirectory } = options
  const child = spawn(node, [join(root, 'sync-server/main.ts')], {
    env: {
      // What Node made of the sources is kept between starts, as `npm start` does: it is half of the time.
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'),
      ...process.env,
      PORT: '0',
      DATA_DIR: dataDirectory,
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit').then(([code]: unknown[]) => code as number | null)
  const written = { stdout: '', stderr: '' }
  child.stderr.on('data', (data: Buffer) => (written.stderr += data.toString()))
  const url = await new Promise<string>((ready, failed) => {
    createInterface(child.stdout).on('line', (line) => {
      written.stdout += `${line}\n`
      const [, found] = /^Kulturlots is ready at (\S+)$/.exec(line) ?? []
      if (found) ready(found)
    })
    void exited.then((code) => failed(new NotReady(code, written.stderr)))
  })

  const visitor = () => createVisitor(url)
  return {
    url,
    dataDirectory,
    written,
    visitor,
    async signedIn(name) {
      const one = visitor()
      await one.signIn(name, await demoPassword(dataDirectory, name))
      return one
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      return exited
    },
  }
}

/** It exited instead of getting ready. */
export class NotReady extends Error {
  readonly code: number | null
  readonly stderr: string
  constructor(code: number | null, stderr: string) {
    super(`The server exited with ${String(code)} before it was ready:\n${stderr}`)
    this.code = code
    this.stderr = stderr
  }
}

export async function demoPassword(dataDirectory: string, name: DemoName): Promise<string> {
  const lines = (await readFile(join(dataDirectory, 'demo-sign-ins.txt'), 'utf8')).split('\n')
  const password = lines.map((line) => line.split('\t')).find(([of]) => of === name)?.[1]
  if (password === undefined) throw new Error(`No demo sign-in for ${name}.`)
  return password
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}
