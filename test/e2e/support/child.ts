import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A process of ours and all that it starts, which can be killed as a power cut would. */
export interface Child {
  /** The first line that `find` finds something in. @throws what was printed, when it ends before. */
  readonly found: string
  /** Everything printed so far. */
  output(): string
  /** SIGKILL to the whole group; resolves when it is gone. */
  kill(): Promise<void>
  /** SIGTERM; resolves when it has ended by itself. */
  terminate(): Promise<void>
  ended(): Promise<void>
}

export async function startChild(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv },
  find: (line: string) => string | undefined,
): Promise<Child> {
  const child = spawn(command, args, {
    ...options,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const ended = once(child, 'close').then(() => undefined)
  const found = await new Promise<string>((resolve, reject) => {
    const read = (line: string) => {
      lines.push(line)
      const value = find(line)
      if (value !== undefined) resolve(value)
    }
    createInterface(child.stdout).on('line', read)
    createInterface(child.stderr).on('line', read)
    child.on('error', reject)
    child.on('close', () => reject(new Error(`${command} ended:\n${lines.join('\n')}`)))
  })
  return {
    found,
    output: () => lines.join('\n'),
    async kill() {
      signal(child, 'SIGKILL')
      await ended
    },
    async terminate() {
      signal(child, 'SIGTERM')
      await ended
    },
    ended: () => ended,
  }
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  process.kill(-child.pid, name)
}
