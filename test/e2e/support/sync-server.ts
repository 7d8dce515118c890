/** The real server process, built as `npm start` runs it, on data of its own. */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { startChild, type Child } from './child.ts'

const root = resolve(import.meta.dirname, '../../..')
const pinnedNode = join(root, 'node_modules/node/bin/node')

export interface SignIn {
  readonly name: string
  readonly password: string
}

export interface SyncServer {
  readonly url: string
  readonly dataDirectory: string
  /** As a power cut: nothing is finished. */
  kill(): Promise<void>
  /** As an operator does it. */
  stop(): Promise<void>
  /** Again, on the same port and data. */
  start(): Promise<void>
  /** The demo sign-in of a role, made at this server's first start. */
  signIn(role: 'staff' | 'coordinator' | 'admin'): Promise<SignIn>
  /** What it has printed since its latest start, logs included. */
  output(): string
}

export interface SyncServerOptions {
  readonly dataDirectory: string
  /** Chosen by the system when left out. */
  readonly port?: number
  /** The built app; dist/ when left out. */
  readonly appDirectory?: string
  readonly env?: Readonly<Record<string, string>>
  /** By `npm start`, the command that people are told to use, instead of the program it runs. */
  readonly byNpmStart?: boolean
}

/** Resolves when it is ready. It keeps its port. */
export async function startSyncServer(options: SyncServerOptions): Promise<SyncServer> {
  const { dataDirectory } = options
  const run = (port: string): Promise<Child> => {
    const env = {
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'),
      ...process.env,
      HOST: '127.0.0.1',
      PORT: port,
      DATA_DIR: dataDirectory,
      ...(options.appDirectory === undefined ? {} : { APP_DIR: options.appDirectory }),
      ...options.env,
    }
    return options.byNpmStart
      ? startChild('npm', ['start'], { cwd: root, env }, readyAddress)
      : startChild(pinnedNode, ['dist-server/main.js'], { cwd: root, env }, readyAddress)
  }

  let child = await run(String(options.port ?? 0))
  const url = child.found
  return {
    url,
    dataDirectory,
    kill: () => child.kill(),
    stop: () => child.terminate(),
    async start() {
      child = await run(new URL(url).port)
    },
    async signIn(role) {
      const lines = (await readFile(join(dataDirectory, 'demo-sign-ins.txt'), 'utf8')).split('\n')
      for (const line of lines) {
        const [name, password, found] = line.split('\t')
        if (name && password && found === role) return { name, password }
      }
      throw new Error(`No demo sign-in has the role ${role}.`)
    },
    output: () => child.output(),
  }
}

function readyAddress(line: string): string | undefined {
  return /^Kulturlots is ready at (http:\/\/localhost:\d+)$/.exec(line)?.[1]
}
