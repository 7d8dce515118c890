/** What this server measures of itself. Nothing of anybody: no user, no id, no address. */
import { statSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import type { DocumentStore } from '../couch/document-store.ts'
import type { Erased } from '../erased/erased.ts'
import { createMeasures, type Measures } from './measures.ts'

/** The outcome of one pushed document, in the words of the protocol. */
export type PushedRow =
  { readonly ok: true } | { readonly error: string; readonly code?: string | undefined }

export interface ServerMeasures extends Measures {
  readonly pushed: (database: SyncedDatabase, rows: readonly PushedRow[]) => void
  /** @param seconds between a change and the ring that told of it. */
  readonly rang: (seconds: number) => void
  leavesClosed(leaves: number): void
  directoryPublished(): void
  stop(): void
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createServerMeasures(clock: () => number): ServerMeasures {
  const measures = createMeasures()
  const written = measures.counter('kulturlots_documents_written_total', 'Documents taken in.')
  const refused = measures.counter('kulturlots_documents_refused_total', 'Pushes refused, by code.')
  const conflicts = measures.counter(
    'kulturlots_conflicts_total',
    'Pushes that met a newer revision; devices merge and send again.',
  )
  const leaves = measures.counter('kulturlots_leaves_closed_total', 'Conflict leaves closed.')
  const rings = measures.histogram(
    'kulturlots_ring_delay_seconds',
    'From a change to the ring that told a device of it.',
    seconds,
  )
  let lastPush = 0
  let lastPublication = 0
  measures.gauge(
    'kulturlots_last_push_timestamp_seconds',
    'When a device last wrote; 0: not since the start.',
    () => lastPush,
  )
  measures.gauge(
    'kulturlots_directory_published_timestamp_seconds',
    'When this process last published the directory; 0: not since the start.',
    () => lastPublication,
  )
  const stop = measureProcess(measures, clock)

  return {
    ...measures,
    pushed(database, rows) {
      for (const row of rows) {
        if ('ok' in row) {
          written.add({ database })
          lastPush = clock() / 1000
        } else if (row.error === 'conflict') conflicts.add({ database })
        else refused.add({ database, code: row.code ?? row.error })
      }
    },
    rang: (delay) => rings.observe(delay),
    leavesClosed: (closed) => leaves.add({}, closed),
    directoryPublished: () => void (lastPublication = clock() / 1000),
    stop,
  }
}

/** @returns stop. */
function measureProcess(measures: Measures, clock: () => number): () => void {
  const startedAt = clock() / 1000
  const loop = monitorEventLoopDelay({ resolution: 20 })
  loop.enable()
  measures.gauge('process_start_time_seconds', 'Start time since the epoch.', () => startedAt)
  measures.gauge('process_resident_memory_bytes', 'Resident memory.', () =>
    process.memoryUsage.rss(),
  )
  measures.total('process_cpu_seconds_total', 'CPU time, user and system.', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })
  measures.gauge(
    'nodejs_eventloop_lag_p99_seconds',
    'How late the event loop came, 99th percentile since the last reading.',
    () => {
      const late = loop.percentile(99) / 1e9
      loop.reset()
      return late
    },
  )
  return () => void loop.disable()
}

export interface Measured {
  readonly store: DocumentStore
  readonly erased: Erased
  readonly doorbells: () => number
  /** Of the embedded store. */
  readonly storeFile: string | undefined
}

export function measureState(measures: Measures, measured: Measured): void {
  const { store, erased, doorbells, storeFile } = measured
  measures.gauge('kulturlots_doorbells_open', 'Devices that listen now.', doorbells)
  measures.gauge('kulturlots_erased_documents', 'Documents on the list of the erased.', () =>
    erased.total(),
  )
  measures.gauge(
    'kulturlots_erased_pending',
    'Whether documents are listed as erased and not purged yet: 0 or 1.',
    () => Number(erased.hidesAny()),
  )
  for (const database of ['casework', 'directory']) {
    measures.gauge(
      'kulturlots_documents',
      'Documents that are there now.',
      async () => (await store.info(database))?.doc_count ?? 0,
      { database },
    )
  }
  if (storeFile === undefined) return
  for (const [part, ending] of [
    ['data', ''],
    ['log', '-wal'],
  ] as const) {
    const bytes = () => statSync(storeFile + ending, { throwIfNoEntry: false })?.size ?? 0
    measures.gauge('kulturlots_store_bytes', 'Size of the embedded store on disk.', bytes, { part })
  }
}

/** Streams are no requests whose time says anything. */
export function measureRequests(app: FastifyInstance, measures: Measures): void {
  const requests = measures.counter(
    'kulturlots_http_requests_total',
    'Answered requests, by route pattern and status.',
  )
  const durations = measures.histogram(
    'kulturlots_http_request_duration_seconds',
    'Time to answer, streams left out.',
    seconds,
  )
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none')
    const { method } = request
    requests.add({ method, route, status: String(reply.statusCode) })
    const { feed } = (request.query ?? {}) as { feed?: unknown }
    const streams = route === '/api/doorbell' || feed === 'longpoll'
    if (!streams) durations.observe(reply.elapsedTime / 1000, { method, route })
    done()
  })
}
