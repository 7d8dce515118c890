/**
 * User JavaScript: filters, views and `validate_doc_update` of design documents. It runs in a worker thread
 * that is ended when it takes too long, and there in a context that holds the language alone.
 *
 * What this isolates: the server's memory and objects (a thread of its own), its environment and standard
 * input (empty), its time (time-outs), and its heap (limited). Ways out that are known are shut: nothing of the
 * worker's is handed in, no code is made from text inside, and `import` is refused. What it does not: node:vm is
 * no wall against somebody who finds another hole in it, and behind the hole is a worker that can reach disk and
 * network. So it exists only in this mode, where the one who writes design documents is the administrator of a
 * test.
 */
import { Worker } from 'node:worker_threads'
import { CouchError } from '../answers.ts'
import type { Outcome, Task } from './tasks.ts'

export interface Sandbox {
  /** @throws CouchError 500 where the script takes too long. */
  run(task: Task): Promise<Outcome>
  close(): Promise<void>
}

/** In milliseconds, from question to answer. */
const longest = 5_000

interface Waiting {
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (reason: unknown) => void
}

export function createSandbox(timeout = longest): Sandbox {
  let worker: Worker | undefined
  // One at a time, so that the one that takes too long is known.
  let last: Promise<unknown> = Promise.resolve()
  let waiting: Waiting | undefined

  function started(): Worker {
    const thread = new Worker(new URL('worker.ts', import.meta.url), {
      env: {},
      argv: [],
      execArgv: [],
      stdin: false,
      resourceLimits: { maxOldGenerationSizeMb: 64, stackSizeMb: 4 },
    })
    thread.on('message', (text: string) => waiting?.resolve(JSON.parse(text) as Outcome))
    // Out of memory: the thread is gone, the server is not.
    thread.on('error', () => waiting?.reject(tooMuch()))
    thread.on('exit', () => {
      if (worker === thread) worker = undefined
    })
    thread.unref()
    return thread
  }

  async function ask(task: Task): Promise<Outcome> {
    const thread = (worker ??= started())
    let timer: NodeJS.Timeout | undefined
    try {
      return await new Promise<Outcome>((resolve, reject) => {
        waiting = { resolve, reject }
        timer = setTimeout(() => reject(tooMuch()), timeout)
        const sources = task.kind === 'validate' ? task.sources : [task.source]
        thread.postMessage({ task: JSON.stringify(task), sources })
      })
    } catch (error) {
      worker = undefined
      await thread.terminate()
      throw error
    } finally {
      clearTimeout(timer)
      waiting = undefined
    }
  }

  return {
    run(task) {
      const mine = last.then(() => ask(task))
      last = mine.catch(() => undefined)
      return mine
    },
    async close() {
      await worker?.terminate()
    },
  }
}

function tooMuch(): CouchError {
  return new CouchError(500, 'os_process_error', 'The script took too long or too much memory.')
}
