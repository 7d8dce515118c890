/**
 * The doorbell's stream: one per device, level-triggered. A ring says what state the server's databases
 * are in; the listener fetches when that is not the state it has. 75 s of silence means a dead connection.
 *
 * fetch instead of EventSource, which can't send the header that says for whom the stream is.
 */
import { createParser } from 'eventsource-parser'
import { isJsonObject } from '../domain/json.ts'

export interface Ring {
  /** Opaque state per database; one that the user may not read is missing. */
  readonly databases: Readonly<Record<string, string>>
}

export interface DoorbellDependencies {
  readonly fetch: (input: string, init?: RequestInit) => Promise<Response>
  readonly user: string
  readonly setTimer: (callback: () => void, milliseconds: number) => () => void
  readonly random: () => number
  readonly onRing: (ring: Ring) => void
  /** The stream has ended: what it last told may be old by now. */
  readonly onSilent: () => void
  /** The server no longer rings for this user: the session has ended, or is another's. Told once each time. */
  readonly onTurnedAway: () => void
}

const silence = 75_000
const firstWait = 1_000
const longestWait = 30_000

/** @returns stop. Reconnects by itself until then; `knock` tries at once when a wait is under way. */
export function openDoorbell(dependencies: DoorbellDependencies): {
  knock(): void
  stop(): void
} {
  const { fetch, user, setTimer, random, onRing, onSilent, onTurnedAway } = dependencies
  const stopping = new AbortController()
  let failures = 0
  let turnedAway = false
  let endWait: (() => void) | undefined

  async function listen(): Promise<void> {
    const connection = new AbortController()
    const abort = () => connection.abort()
    stopping.signal.addEventListener('abort', abort, { once: true })
    let cancelSilence = setTimer(abort, silence)
    const parser = createParser({
      onEvent({ data }) {
        const ring = parseRing(data)
        if (!ring) return
        failures = 0
        onRing(ring)
      },
    })
    try {
      const response = await fetch('/api/doorbell', {
        headers: { accept: 'text/event-stream', 'x-kulturlots-user': user },
        credentials: 'same-origin',
        cache: 'no-store',
        signal: connection.signal,
      })
      const before = turnedAway
      turnedAway = response.status === 401 || response.status === 409
      if (turnedAway && !before) onTurnedAway()
      if (!response.ok || !response.body) return
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        cancelSilence()
        cancelSilence = setTimer(abort, silence)
        parser.feed(value)
      }
    } catch {
      // The connection ended or never came about; the loop below tries again.
    } finally {
      cancelSilence()
      abort()
      onSilent()
      stopping.signal.removeEventListener('abort', abort)
    }
  }

  // Read through a function: it changes while the stream is awaited.
  function isStopped(): boolean {
    return stopping.signal.aborted
  }

  async function run(): Promise<void> {
    while (!isStopped()) {
      await listen()
      if (isStopped()) return
      await pause(Math.min(longestWait, firstWait * 2 ** failures++) * (0.5 + random() / 2))
    }
  }

  function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = setTimer(resolve, milliseconds)
      endWait = () => {
        cancel()
        resolve()
      }
    })
  }

  void run()
  return {
    knock() {
      endWait?.()
    },
    stop() {
      stopping.abort()
      endWait?.()
    },
  }
}

function parseRing(data: string): Ring | undefined {
  let value: unknown
  try {
    value = JSON.parse(data)
  } catch {
    return undefined
  }
  const databases = isJsonObject(value) ? value['databases'] : undefined
  if (!isJsonObject(databases)) return undefined
  return {
    databases: Object.fromEntries(
      Object.entries(databases).filter(
        (pair): pair is [string, string] => typeof pair[1] === 'string',
      ),
    ),
  }
}
