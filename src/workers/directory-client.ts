/** The main thread's side of the directory worker. */
import { proxy, releaseProxy, wrap } from 'comlink'
import type { DirectoryCalls, DirectoryState } from '../directory/calls.ts'
import type { DirectoryWorkerCalls } from './directory-serving.ts'

export interface DirectoryClient extends DirectoryCalls {
  /** Ends the worker. Calls still open never resolve. */
  stop(): void
}

/**
 * Starts the worker, which opens what is stored. It asks the server for nothing until `refresh` is called.
 * Every call rejects when the worker could not be started.
 */
export function createDirectoryClient(): DirectoryClient {
  const worker = new Worker(new URL('./directory.worker.ts', import.meta.url), { type: 'module' })
  const wrapped = wrap<DirectoryWorkerCalls>(worker)
  const remote: DirectoryWorkerCalls = wrapped
  const listeners = new Set<(state: DirectoryState) => void>()
  const watching = remote.watch(
    proxy((state: DirectoryState) => {
      for (const listener of listeners) listener(state)
    }),
  )
  const started = Promise.race([watching, failureOf(worker)])
  // Told by each call; without calls there is nobody to tell.
  started.catch(() => undefined)
  const answered = async <Answer>(call: Promise<Answer>): Promise<Answer> => {
    const [answer] = await Promise.all([call, started])
    return answer
  }

  return {
    search: (query) => answered(remote.search(query)),
    every: (query, take) => answered(remote.every(query, proxy(take))),
    entry: (id) => answered(remote.entry(id)),
    terms: () => answered(remote.terms()),
    state: () => answered(remote.state()),
    regions: () => answered(remote.regions()),
    chooseRegions: (choice) => answered(remote.chooseRegions(choice)),
    refresh: (options) => answered(remote.refresh(options)),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop() {
      listeners.clear()
      wrapped[releaseProxy]()
      worker.terminate()
    },
  }
}

/** Without this, calls to a worker whose file could not be loaded would wait for ever. */
function failureOf(worker: Worker): Promise<never> {
  return new Promise((_resolve, reject) => {
    worker.addEventListener(
      'error',
      () => reject(new Error('The directory worker could not be started.')),
      { once: true },
    )
  })
}
