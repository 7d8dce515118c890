/**
 * A running sync-server: store, accounts, erased list, courier and HTTP, started in that order and stopped
 * in the other. No side effects at import.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { ulid } from 'ulid'
import type { DirectoryEntry } from '../src/domain/directory/entry.ts'
import type { KulturlotsDocument } from '../src/domain/documents/document.ts'
import type { DeviceId, UserId } from '../src/domain/identifiers.ts'
import { createAccounts } from './accounts/accounts.ts'
import type { DemoSignIn } from './accounts/demo-accounts.ts'
import { createKnownBrowsers } from './accounts/known-browsers.ts'
import { createMoves } from './accounts/moves.ts'
import { createRecords } from './accounts/records.ts'
import { createSessions } from './accounts/sessions.ts'
import { repeatedly } from './accounts/sweep.ts'
import { createApp } from './app.ts'
import { defaultOrganisation, type Config } from './config.ts'
import type { DocumentStore } from './couch/document-store.ts'
import { openStore } from './couch/open-store.ts'
import { startCourier } from './courier/courier.ts'
import { historyDatabase } from './directory/history.ts'
import { followPublication } from './directory/followed-publication.ts'
import { publishedInStore, publishedOnDisk } from './directory/shared-publication.ts'
import { createErased } from './erased/erased.ts'
import { openErasedFile } from './erased/list-file.ts'
import { openSharedErasedList } from './erased/shared-list.ts'
import type { Route } from './http/route-table.ts'
import { stackOf } from './http/stack-of.ts'
import { codesDatabase } from './questions/retrieval-codes.ts'
import { createServerMeasures } from './operations/server-measures.ts'
import { readServerId } from './server-id.ts'

export interface Seed {
  readonly entries: () => MaybeLater<readonly DirectoryEntry[]>
  /** Invented casework, written as if by one of the staff. */
  readonly casework: (writer: CaseworkWriter) => MaybeLater<readonly KulturlotsDocument[]>
}

export type MaybeLater<T> = T | Promise<T>

export interface CaseworkWriter {
  readonly deviceId: DeviceId
  readonly userId: UserId
  readonly now: Date
  readonly ulid: (time: number) => string
}

export interface RunningServer {
  readonly port: number
  readonly url: string
  readonly store: DocumentStore
  readonly routes: readonly Route[]
  /** Only at the first start. */
  readonly demoSignIns: readonly DemoSignIn[] | undefined
  /** Ends streams, lets requests under way finish for a moment, closes the store. Within two seconds. */
  stop(): Promise<void>
}

/** How long requests under way may take once the server is told to stop, ms. */
const grace = 1500

export async function start(
  config: Config,
  seed: Seed,
  logger: Logger,
  clock: () => number = () => Date.now(),
): Promise<RunningServer> {
  const { dataDirectory } = config
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 })
  const server = await readServerId(config, ulid)
  const store = await openStore(config, (event) => {
    logger.warn({ event }, 'about CouchDB')
  })
  await store.ensureDatabase('accounts')
  await store.ensureDatabase(historyDatabase)
  await store.ensureDatabase(codesDatabase)

  const measures = createServerMeasures(clock)
  const records = createRecords(store, 'accounts')
  const accounts = createAccounts({ records, clock, ulid })
  const sessions = createSessions({ records, clock })
  const moves = createMoves({ records, clock })
  const browsers = createKnownBrowsers({ records, clock })
  // Before there is a courier to be told; packs that were published may hold the entry too.
  const erasedFrom = new Set<string>()
  let onErased = (databases: ReadonlySet<string>) => {
    for (const name of databases) erasedFrom.add(name)
  }
  const erased = await createErased({
    store,
    list: await (config.couchdb
      ? openSharedErasedList(store, { directory: dataDirectory, clock })
      : openErasedFile({ directory: dataDirectory, clock })),
    enforces: config.courier,
    report({ listed, purged, databases }) {
      logger.info({ listed, purged }, 'erased documents purged')
      onErased(databases)
    },
  })
  // Before anything is served or published: a restored backup may hold what was erased since.
  await erased.catchUp()

  const courier = config.courier
    ? await startCourier({
        store,
        server,
        records,
        accounts,
        sessions,
        moves,
        browsers,
        erased,
        organisation: config.organisation ?? defaultOrganisation,
        seed,
        dataDirectory,
        measures,
        shares: config.couchdb !== undefined,
        clock,
        logger,
      })
    : undefined
  const published = () =>
    config.couchdb ? publishedInStore(store) : publishedOnDisk(join(dataDirectory, 'packs'))
  const publication =
    courier?.publication ??
    (await followPublication(await published(), (error) => {
      logger.error({ stack: stackOf(error) }, 'the published directory could not be read')
    }))
  if (courier) {
    onErased = (databases) => {
      if (databases.has('directory')) courier.publication.startOver()
    }
    onErased(erasedFrom)
  }

  const stopWatchingErased = repeatedly(
    1000,
    () => erased.catchUp(),
    (error: unknown) => logger.error({ stack: stackOf(error) }, 'not yet erased'),
  )
  const { app, routes } = await createApp({
    config,
    server,
    store,
    accounts,
    sessions,
    moves,
    browsers,
    publication,
    erased,
    measures,
    storeFile: config.couchdb ? undefined : join(dataDirectory, 'store.sqlite'),
    clock,
    logger,
  })

  async function stop(): Promise<void> {
    const late = setTimeout(() => app.server.closeAllConnections(), grace)
    await app.close()
    clearTimeout(late)
    await stopWatchingErased()
    await (courier ?? publication).stop()
    measures.stop()
    await store.close()
  }

  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    await stop()
    throw error
  }
  const { port } = app.server.address() as AddressInfo
  const url = `http://localhost:${port}`
  return { port, url, store, routes, demoSignIns: courier?.demoSignIns, stop }
}
