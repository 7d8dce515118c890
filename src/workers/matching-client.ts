/** The main thread’s side of the matching worker. */
import { releaseProxy, wrap } from 'comlink'
import type { MatchingCalls } from '../directory/matching-session.ts'

export interface MatchingClient extends MatchingCalls {
  /** Ends the worker, and with it what it was told. Calls still open never resolve. */
  stop(): void
}

/** Every call rejects when the worker could not be started. */
export function createMatchingClient(): MatchingClient {
  const worker = new Worker(new URL('./matching.worker.ts', import.meta.url), { type: 'module' })
  const wrapped = wrap<MatchingCalls>(worker)
  const remote: MatchingCalls = wrapped
  const failure = new Promise<never>((_resolve, reject) => {
    worker.addEventListener(
      'error',
      () => reject(new Error('The matching worker could not be started.')),
      { once: true },
    )
  })
  // Told by each call; without calls there is nobody to tell.
  failure.catch(() => undefined)
  const answered = <Answer>(call: Promise<Answer>): Promise<Answer> => Promise.race([call, failure])
  return {
    put: (needs) => answered(remote.put(needs)),
    remove: (ids) => answered(remote.remove(ids)),
    match: (question) => answered(remote.match(question)),
    groups: (least) => answered(remote.groups(least)),
    stop() {
      wrapped[releaseProxy]()
      worker.terminate()
    },
  }
}
