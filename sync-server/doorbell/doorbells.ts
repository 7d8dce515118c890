/**
 * All open doorbells of this process. Thousands of them idle cost one timer: what a database's state is gets
 * read once for all who watch it, and every stream rings once a second at most while much is written; after
 * a quiet second the first two changes ring at once, so that what answers a change is heard as soon as it.
 *
 *     store, directory, erased list ──change──▶ due ──▶ at once, or when a second's ring is free ──▶ sent
 *     every 30 s, a thirtieth of the streams each second ──▶ is the session still there? ──▶ due
 */
import type { Session, Sessions } from '../accounts/sessions.ts'
import type { DocumentStore } from '../couch/document-store.ts'
import type { DirectoryPublication } from '../directory/publication.ts'
import type { Erased } from '../erased/erased.ts'

export interface DoorbellSources {
  readonly store: DocumentStore
  readonly publication: DirectoryPublication
  readonly sessions: Sessions
  readonly erased: Erased
  /** @param seconds between a change and the ring that told of it. */
  readonly rang: (seconds: number) => void
  readonly failed: (error: unknown) => void
}

/** Somebody who listens. */
export interface Listener {
  readonly user: string | null
  readonly session: Session | undefined
  /** Members of the state, with the store's name of the database. */
  readonly databases: ReadonlyMap<'casework' | 'own', string>
  /** @returns false where nobody reads any more; the stream is over then. */
  send(text: string): boolean
  /** Called once, when it is the server that ends it. */
  ended(): void
}

export interface Doorbells {
  /** Rings at once. @returns how to leave. */
  open(listener: Listener): () => void
  readonly count: () => number
  /** Ends all streams. */
  stop(): void
}

interface Stream extends Listener {
  readonly slot: number
  /** The time up to which its rings are used up, at one a second. */
  usedUntil: number
  changedAt: number | undefined
}

/** Devices reconnect after 75 s of silence (design §5). */
const heartbeatSlots = 30
const slotLength = 1000
const pause = 1000
/** How far ahead of one a second a stream may be, in ms: one ring. */
const ahead = 1000
/** How finely a stream that must wait is looked at, ms. */
const grain = 50
/** A state that no change has renewed is read anew after so long: changes made elsewhere can be missed. */
const oldestState = 29_000

export function createDoorbells(sources: DoorbellSources): Doorbells {
  const { store, publication, sessions, erased, rang, failed } = sources
  const streams = new Set<Stream>()
  const watchers = new Map<string, Set<Stream>>()
  /** With the time of the change that made it due; undefined where it is due for another reason. */
  const due = new Map<Stream, number | undefined>()
  const states = new Map<string, { readonly text: string; readonly readAt: number }>()
  const reading = new Map<string, object>()
  let opened = 0
  let slot = 0
  let beating: NodeJS.Timeout | undefined
  let waiting: NodeJS.Timeout | undefined
  let flushing = false

  function leave(stream: Stream): boolean {
    if (!streams.delete(stream)) return false
    due.delete(stream)
    for (const name of stream.databases.values()) {
      const set = watchers.get(name)
      set?.delete(stream)
      if (set?.size === 0) {
        watchers.delete(name)
        states.delete(name)
      }
    }
    if (streams.size === 0) {
      clearInterval(beating)
      clearTimeout(waiting)
      beating = waiting = undefined
    }
    return true
  }
  function end(stream: Stream): void {
    if (leave(stream)) stream.ended()
  }

  function ring(some: Iterable<Stream>, changedAt?: number): void {
    for (const stream of some) if (!due.has(stream)) due.set(stream, changedAt)
    if (due.size > 0 && !flushing) void flush()
  }

  /** One at a time, so that no older state is sent after a newer one. */
  async function flush(): Promise<void> {
    flushing = true
    try {
      for (let ready = takeReady(); ready.length > 0; ready = takeReady()) {
        await send(ready).catch((error: unknown) => {
          // Their devices come again, and hear then what they would have missed now.
          for (const stream of ready) end(stream)
          failed(error)
        })
      }
    } finally {
      flushing = false
      if (due.size > 0) waiting ??= setTimeout(again, grain)
    }
  }
  function again(): void {
    waiting = undefined
    ring([])
  }
  function takeReady(): Stream[] {
    const now = performance.now()
    const ready = [...due.keys()].filter(({ usedUntil }) => usedUntil - now <= ahead)
    for (const stream of ready) {
      stream.changedAt = due.get(stream)
      stream.usedUntil = Math.max(stream.usedUntil, now) + pause
      due.delete(stream)
    }
    return ready
  }

  async function send(ready: readonly Stream[]): Promise<void> {
    const holding: Stream[] = []
    for (const stream of ready) {
      if (await isOver(stream)) end(stream)
      else holding.push(stream)
    }
    const names = new Set(holding.flatMap(({ databases }) => [...databases.values()]))
    const read = new Map<string, string>()
    await Promise.all([...names].map(async (name) => read.set(name, await stateOf(name))))
    const directory = publication.manifest()?.id
    for (const stream of holding) {
      if (!streams.has(stream)) continue
      const { user, databases } = stream
      const state: Record<string, string> = { ...(directory && { directory }) }
      for (const [member, name] of databases) state[member] = read.get(name) ?? '0'
      if (user !== null) state['erased'] = String(erased.total())
      if (!stream.send(`event: state\ndata: ${JSON.stringify({ user, databases: state })}\n\n`)) {
        leave(stream)
      } else if (stream.changedAt !== undefined) {
        rang((performance.now() - stream.changedAt) / 1000)
      }
    }
  }

  /** Asks the store only where it looks so: another stream may have used the session since. */
  async function isOver({ session }: Stream): Promise<boolean> {
    return session !== undefined && sessions.looksExpired(session) && !(await holds(session))
  }
  const holds = async (session: Session) => (await sessions.holding([session])).has(session.id)

  async function stateOf(name: string): Promise<string> {
    const known = states.get(name)
    if (known && performance.now() - known.readAt < oldestState) return known.text
    // A change during the read takes the mark away, and what was read is not kept.
    const mark = { readAt: performance.now() }
    reading.set(name, mark)
    const text = (await store.info(name))?.update_seq ?? '0'
    if (reading.get(name) === mark && watchers.has(name)) states.set(name, { text, ...mark })
    reading.delete(name)
    return text
  }

  async function beat(): Promise<void> {
    slot = (slot + 1) % heartbeatSlots
    const here = [...streams].filter((stream) => stream.slot === slot)
    const sessionsHere = here.flatMap(({ session }) => session ?? [])
    const holding = await sessions.holding(sessionsHere)
    for (const stream of here) {
      if (stream.session && !holding.has(stream.session.id)) end(stream)
    }
    ring(here.filter((stream) => streams.has(stream)))
  }

  const stops = [
    store.onUpdate((name) => {
      const watching = watchers.get(name)
      if (!watching) return
      states.delete(name)
      reading.delete(name)
      ring(watching, performance.now())
    }),
    publication.onPublish(() => ring(streams)),
    erased.onGrowth(() => ring(streams)),
    sessions.onEnd((id) => {
      for (const stream of [...streams]) if (stream.session?.id === id) end(stream)
    }),
  ]

  return {
    open(listener) {
      const slot = opened++ % heartbeatSlots
      const stream: Stream = { ...listener, slot, usedUntil: -Infinity, changedAt: undefined }
      streams.add(stream)
      for (const name of stream.databases.values()) {
        watchers.set(name, (watchers.get(name) ?? new Set()).add(stream))
      }
      beating ??= setInterval(() => void beat().catch(failed), slotLength)
      ring([stream])
      return () => void leave(stream)
    },
    count: () => streams.size,
    stop() {
      for (const stop of stops) stop()
      for (const stream of [...streams]) end(stream)
    },
  }
}
