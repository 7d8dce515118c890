/**
 * A running sync-server: store, accounts, directory and HTTP, started in that order and stopped in the
 * other. No side effects at import.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { ulid } from 'ulid'
import type { DirectoryEntry } from '../src/domain/directory/entry.ts'
import type { KulturlotsDocument } from '../src/domain/documents/document.ts'
import { parseDeviceId, type DeviceId, type UserId } from '../src/domain/identifiers.ts'
import { may } from '../src/domain/rules/roles.ts'
import { createAccounts } from './accounts/accounts.ts'
import { createDemoAccounts, type DemoSignIn } from './accounts/demo-accounts.ts'
import { noteColleagues } from './accounts/colleagues.ts'
import { createKnownBrowsers } from './accounts/known-browsers.ts'
import { createRecords, type Records } from './accounts/records.ts'
import { createSessions } from './accounts/sessions.ts'
import { repeatedly, sweep } from './accounts/sweep.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import type { DocumentStore } from './couch/document-store.ts'
import { createEmbeddedStore } from './couch/embedded/embedded-store.ts'
import { createErased, type EnforcedRound } from './erased/erased.ts'
import { openErasedFile } from './erased/list-file.ts'
import { createDirectoryPublication, type PublicationEvent } from './directory/publication.ts'
import { seedCasework, seedDirectory } from './first-start.ts'
import { readServerId } from './server-id.ts'

export interface Seed {
  readonly entries: () => readonly DirectoryEntry[]
  /** Invented casework, written as if by one of the staff. */
  readonly casework: (writer: CaseworkWriter) => readonly KulturlotsDocument[]
}

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
  const server = await readServerId(dataDirectory, ulid)
  const store = createEmbeddedStore({ file: join(dataDirectory, 'store.sqlite') })
  await store.ensureDatabase('accounts')

  const records = createRecords(store, 'accounts')
  const accounts = createAccounts({ records, clock, ulid })
  const sessions = createSessions({ records, clock })
  const browsers = createKnownBrowsers({ records, clock })
  const demoSignIns = await once(records, 'demo-sign-ins', () =>
    createDemoAccounts(accounts, dataDirectory),
  )

  const erased = await createErased({
    store,
    list: await openErasedFile({ directory: dataDirectory, clock }),
    enforces: config.courier,
    report: (round) => reportErased(logger, round),
  })
  // Before anything is served or published: a restored backup may hold what was erased since.
  await erased.catchUp()

  const startedAt = new Date(clock())
  const now = startedAt.toISOString()
  // A device id of its own for each run of a writer: its counter starts at 1 and no dot is made twice.
  const newDevice = () => parseDeviceId(ulid())
  const beginning = { store, server, now, newDevice }
  await seedDirectory(beginning, seed.entries)
  const staff = (await accounts.list()).find(({ roles }) => may(roles, 'casework.write'))
  if (staff) {
    const { userId } = staff
    await seedCasework(beginning, (deviceId) =>
      seed.casework({ deviceId, userId, now: startedAt, ulid }),
    )
  }
  await noteColleagues({ store, accounts, server, now, newDevice })

  const tidy = async () => {
    const guests = await sweep({ store, accounts, sessions, browsers, clock })
    logger.info({ guests }, 'swept accounts')
  }
  const notSwept = (error: unknown) => {
    logger.error({ stack: error instanceof Error ? error.stack : undefined }, 'accounts not swept')
  }
  await tidy().catch(notSwept)
  const stopSweeping = repeatedly(86_400_000, tidy, notSwept)

  const stopWatchingErased = repeatedly(
    1000,
    () => erased.catchUp(),
    (error: unknown) => {
      logger.error({ stack: error instanceof Error ? error.stack : undefined }, 'not yet erased')
    },
  )

  const publication = await createDirectoryPublication({
    store,
    server,
    directory: join(dataDirectory, 'packs'),
    report: (event) => reportPublication(logger, event),
  })
  const app = await createApp({
    config,
    server,
    store,
    accounts,
    sessions,
    browsers,
    publication,
    erased,
    clock,
    logger,
  })

  async function stop(): Promise<void> {
    const late = setTimeout(() => app.server.closeAllConnections(), grace)
    await app.close()
    clearTimeout(late)
    await stopSweeping()
    await stopWatchingErased()
    await publication.stop()
    await store.close()
  }

  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    await stop()
    throw error
  }
  const { port } = app.server.address() as AddressInfo
  return { port, url: `http://localhost:${port}`, store, demoSignIns, stop }
}

/** Does it unless it has been done before with this store. */
async function once<T>(
  records: Records,
  what: string,
  act: () => Promise<T>,
): Promise<T | undefined> {
  const id = `done:${what}`
  if (await records.read(id, (body) => body)) return undefined
  const result = await act()
  await records.put(id, {})
  return result
}

function reportErased(logger: Logger, { listed, purged }: EnforcedRound): void {
  logger.info({ listed, purged }, 'erased documents purged')
}

function reportPublication(logger: Logger, event: PublicationEvent): void {
  if (event.kind === 'failed') {
    const stack = event.error instanceof Error ? event.error.stack : undefined
    logger.error({ stack }, 'the directory could not be published; the last one stays')
    return
  }
  const { count, packs, unreadable } = event
  const level = unreadable > 0 ? 'warn' : 'info'
  logger[level]({ count, packs, unreadable }, 'directory published')
}
