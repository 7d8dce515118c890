/** Runs one task after the other, each in a context of its own, so that none sees what another left. */
import { createContext, runInContext } from 'node:vm'
import { parentPort } from 'node:worker_threads'
import { contextScript } from './context-script.ts'

/** The context's own time-out, in milliseconds; one that hangs elsewhere is ended from outside. */
const timeout = 2_000

parentPort?.on('message', (task: string) => {
  parentPort?.postMessage(outcomeOf(task))
})

function outcomeOf(task: string): string {
  const context = createContext(Object.create(null) as object)
  try {
    runInContext(contextScript, context)
    const outcome: unknown = runInContext(`run(${JSON.stringify(task)})`, context, { timeout })
    if (typeof outcome === 'string') return outcome
  } catch {
    // A time-out, or a script that has broken its own context: the asker is told the same.
  }
  return JSON.stringify({ kind: 'broken', error: 'runtime_error' })
}
