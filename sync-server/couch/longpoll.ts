/**
 * `_changes?feed=longpoll`: an answer that waits for the first change. White space before the JSON is a
 * sign of life. Ends with an empty page when `signal` aborts: time is up, the server stops, nobody listens.
 */
import type { ChangesQuery, DocumentStore } from './document-store.ts'

export interface Wait {
  /** Milliseconds between signs of life. */
  readonly heartbeat: number | undefined
  readonly signal: AbortSignal
}

export async function* waitForChanges(
  store: DocumentStore,
  name: string,
  query: ChangesQuery,
  { heartbeat, signal }: Wait,
): AsyncGenerator<string> {
  let wake = () => {}
  const stopListening = store.onUpdate((updated) => {
    if (updated === name) wake()
  })
  const heart = heartbeat === undefined ? undefined : setInterval(() => wake(), heartbeat)
  signal.addEventListener('abort', () => wake())
  try {
    for (;;) {
      // Made before the read: a write between the two must not be missed.
      const woken = new Promise<void>((resolve) => (wake = resolve))
      const page = await store.changes(name, query)
      if (page.results.length > 0 || signal.aborted) {
        yield JSON.stringify(page)
        return
      }
      // The first one sends the head of the answer, so that the asker knows that it was heard.
      yield '\n'
      await woken
    }
  } finally {
    clearInterval(heart)
    stopListening()
  }
}
