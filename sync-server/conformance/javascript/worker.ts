/** Runs one task after the other, each in a context of its own, so that none sees what another left. */
import { createContext, runInContext, Script, type Context } from 'node:vm'
import { parentPort } from 'node:worker_threads'
import { contextScript } from './context-script.ts'

/** The context's own time-out, in milliseconds; one that hangs elsewhere is ended from outside. */
const timeout = 2_000

interface Sent {
  /** Text of the task, JSON. */
  readonly task: string
  readonly sources: readonly string[]
}

parentPort?.on('message', (sent: Sent) => {
  parentPort?.postMessage(outcomeOf(sent))
})

function outcomeOf({ task, sources }: Sent): string {
  const scripts = sources.map(compiled)
  if (!scripts.every((script) => script !== undefined)) return broken('compilation_error')
  // No code is made from text inside: what runs is what was looked at here.
  const codeGeneration = { strings: false, wasm: false }
  const context: Context = createContext(Object.create(null) as object, { codeGeneration })
  try {
    runInContext(contextScript, context)
    for (const script of scripts) script.runInContext(context, { timeout })
    const outcome: unknown = runInContext(`run(${JSON.stringify(task)})`, context, { timeout })
    if (typeof outcome === 'string') return outcome
  } catch {
    // A time-out, or a script that has broken its own context: the asker is told the same.
  }
  return broken('runtime_error')
}

/**
 * `import()` is refused, wherever the word stands: node:vm answers it with an error of the worker's own, and
 * that leads by its constructor to the worker's globals, to disk and network.
 */
function compiled(source: string): Script | undefined {
  if (/\bimport\b/.test(source)) return undefined
  const expression = source.replace(/;\s*$/, '')
  try {
    // By itself first: else `a) ; (b` would be two.
    new Script(`(${expression}\n)`)
    return new Script(`functions.push((${expression}\n))`)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function broken(error: 'compilation_error' | 'runtime_error'): string {
  return JSON.stringify({ kind: 'broken', error })
}
