import type { DocumentStore } from '../couch/document-store.ts'

export interface Waiting {
  /** Resolves at the next reason to look again. Ask before looking, or a write between is missed. */
  next(): Promise<'change' | 'heartbeat' | 'over'>
  /** Time is up, the server stops, or nobody listens. */
  isOver(): boolean
  close(): void
}

export interface Limits {
  /** Milliseconds between signs of life; undefined for none. */
  readonly heartbeat: number | undefined
  /** Milliseconds without a change until it is over; undefined for never. */
  readonly timeout: number | undefined
  readonly signal: AbortSignal
}

/** The longest that a timer can hold. */
const longest = 2 ** 31 - 1

/** Waits for a database's changes. */
export function createWaiting(
  store: DocumentStore,
  name: string,
  { heartbeat, timeout, signal }: Limits,
): Waiting {
  let over = signal.aborted
  let wake: (why: 'change' | 'heartbeat' | 'over') => void = () => undefined
  const end = () => {
    over = true
    wake('over')
  }
  const timer = timeout === undefined ? undefined : setTimeout(end, Math.min(timeout, longest))
  const heart =
    heartbeat === undefined
      ? undefined
      : setInterval(() => wake('heartbeat'), Math.min(heartbeat, longest))
  const stopListening = store.onUpdate((updated) => {
    if (updated !== name) return
    timer?.refresh()
    wake('change')
  })
  signal.addEventListener('abort', end)
  return {
    next: () => (over ? Promise.resolve('over') : new Promise((resolve) => (wake = resolve))),
    isOver: () => over,
    close() {
      clearTimeout(timer)
      clearInterval(heart)
      stopListening()
      signal.removeEventListener('abort', end)
    },
  }
}
