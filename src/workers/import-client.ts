/** The main thread’s side of the import worker. */
import { proxy, releaseProxy, wrap } from 'comlink'
import type { Checked, ImportSession, OpenedFile } from '../features/import/import-session.ts'
import type { ImportWorkerCalls } from './import.worker.ts'

type InWorker<Method extends (...given: never[]) => unknown> = (
  ...given: Parameters<Method>
) => Promise<Awaited<ReturnType<Method>>>

/** What a screen asks; tests answer it without a worker. */
export interface ImportCalls {
  readonly open: InWorker<ImportSession['open']>
  readonly check: InWorker<ImportSession['check']>
  readonly problems: InWorker<ImportSession['problems']>
  readonly doubts: InWorker<ImportSession['doubts']>
  readonly plan: InWorker<ImportSession['plan']>
  readonly lines: InWorker<ImportSession['lines']>
  readonly rows: InWorker<ImportSession['rows']>
}

export interface ImportClient extends ImportCalls {
  /** Ends the worker, also in the middle of work. Calls still open never resolve. */
  stop(): void
}

/** Every call rejects when the worker could not be started. */
export function createImportClient(): ImportClient {
  const { worker, remote, answered } = startWorker()
  return {
    open: (file) => answered<OpenedFile>(remote.open(file)),
    check: (reading, progress) =>
      answered<Checked | 'unreachable'>(remote.check(reading, proxy(progress))),
    problems: (offset, limit) => answered(remote.problems(offset, limit)),
    doubts: () => answered(remote.doubts()),
    plan: (choices) => answered(remote.plan(choices)),
    lines: (kind, offset, limit) => answered(remote.lines(kind, offset, limit)),
    rows: (offset, limit) => answered(remote.rows(offset, limit)),
    stop() {
      remote[releaseProxy]()
      worker.terminate()
    },
  }
}

/** @throws the signal’s reason when that stops it, and when the worker can’t be started. */
export async function hsdsInBackground(signal: AbortSignal): Promise<Blob | undefined> {
  signal.throwIfAborted()
  const { worker, remote, answered } = startWorker()
  const stopped = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
  try {
    return await Promise.race([answered(remote.hsdsFile(location.origin)), stopped])
  } finally {
    worker.terminate()
  }
}

function startWorker() {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' })
  const remote = wrap<ImportWorkerCalls>(worker)
  const failure = new Promise<never>((_resolve, reject) => {
    worker.addEventListener(
      'error',
      () => reject(new Error('The import worker could not be started.')),
      { once: true },
    )
  })
  // Told by each call; without calls there is nobody to tell.
  failure.catch(() => undefined)
  return {
    worker,
    remote,
    // Comlink gives a promise for each member of a union; one for them all is what is awaited.
    answered: async <Answer>(call: PromiseLike<Answer>): Promise<Answer> =>
      Promise.race([call, failure]),
  }
}
