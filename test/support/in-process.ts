/** The whole server in this process, over real HTTP, with a clock that tests turn. */
import pino, { type Logger } from 'pino'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { directoryDocument } from '../../src/domain/directory/entry-document.ts'
import { parseDocumentId, parseServerId } from '../../src/domain/identifiers.ts'
import type { StoredBody } from '../../sync-server/couch/document-store.ts'
import type { CouchDbConfig } from '../../sync-server/couchdb-config.ts'
import { start, type RunningServer } from '../../sync-server/start.ts'
import { removeFolder, temporaryFolder } from './server.ts'
import { createVisitor, type Visitor } from './visitor.ts'

export interface InProcess extends RunningServer {
  readonly dataDirectory: string
  readonly clock: { now: number }
  visitor(): Visitor
  [Symbol.asyncDispose](): Promise<void>
}

export interface InProcessOptions {
  readonly entries?: readonly DirectoryEntry[]
  readonly publicOrigin?: string
  readonly trustedProxies?: readonly string[]
  readonly appDirectory?: string
  readonly dataDirectory?: string
  /** Left out: the embedded store. */
  readonly couchdb?: CouchDbConfig
  readonly courier?: boolean
  readonly metricsToken?: string
  /** Left out: says nothing. */
  readonly logger?: Logger
  /** What its clock says at first. */
  readonly now?: number
}

export async function startInProcess(options: InProcessOptions = {}): Promise<InProcess> {
  const dataDirectory = options.dataDirectory ?? (await temporaryFolder())
  const clock = { now: options.now ?? Date.parse('2026-11-22T10:00:00Z') }
  const running = await start(
    {
      port: 0,
      host: '127.0.0.1',
      dataDirectory,
      publicOrigin: options.publicOrigin,
      trustedProxies: options.trustedProxies ?? [],
      courier: options.courier ?? true,
      logLevel: 'silent',
      couchdb: options.couchdb,
      serverId: options.couchdb && parseServerId('test-server'),
      metricsToken: options.metricsToken,
      appDirectory: options.appDirectory ?? dataDirectory,
    },
    { entries: () => options.entries ?? [], casework: () => [] },
    options.logger ?? pino({ level: 'silent' }),
    () => clock.now,
  )
  return {
    ...running,
    dataDirectory,
    clock,
    visitor: () => createVisitor(running.url),
    async [Symbol.asyncDispose]() {
      await running.stop()
      if (options.dataDirectory === undefined) await removeFolder(dataDirectory)
    },
  }
}

export function entry(slug: string, more: Partial<DirectoryEntry> = {}): DirectoryEntry {
  return {
    id: parseDocumentId(`actor:${slug}`),
    kind: 'actor',
    name: slug,
    fields: ['musik'],
    municipalities: ['0484'],
    topics: [],
    roles: [],
    status: 'active',
    sources: [{ publisher: 'Eskilstuna kommun', url: 'https://www.eskilstuna.se/' }],
    ...more,
  } as DirectoryEntry
}

let counter = 1000

/** Writes an entry's document as the directory service will. @param replaces the entry's stored revision. */
export async function writeEntry(server: RunningServer, changed: DirectoryEntry): Promise<void> {
  const [leaf] = await server.store.leaves('directory', changed.id, {
    history: false,
    attachments: false,
  })
  const rev = leaf && 'ok' in leaf ? leaf.ok._rev : undefined
  counter += 1
  const document = directoryDocument(changed, {
    dot: ['test-writer', counter],
    at: '2026-11-22T10:00:00Z',
    by: 'test',
  })
  const body = { ...document, ...(rev === undefined ? {} : { _rev: rev }) } as unknown as StoredBody
  const [result] = await server.store.bulkDocs('directory', [body], { newEdits: true })
  if (!result || 'error' in result) throw new Error('The entry was not written.')
}
