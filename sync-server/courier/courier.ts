/**
 * What exactly one process does (`COURIER=on`), however many gateways there are: it fills a new server,
 * keeps accounts and the names of colleagues tidy, publishes the directory, carries out the list of the
 * erased, closes conflict leaves and carries proposals, questions and replies. Each of it may be done twice and changes nothing the second time.
 */
import { join } from 'node:path'
import type { Logger } from 'pino'
import { ulid } from 'ulid'
import { parseDeviceId, type ServerId } from '../../src/domain/identifiers.ts'
import { may } from '../../src/domain/rules/roles.ts'
import type { Accounts } from '../accounts/accounts.ts'
import { noteColleagues } from '../accounts/colleagues.ts'
import { createDemoAccounts, type DemoSignIn } from '../accounts/demo-accounts.ts'
import type { KnownBrowsers } from '../accounts/known-browsers.ts'
import type { Moves } from '../accounts/moves.ts'
import { createRecords, type Records } from '../accounts/records.ts'
import type { Sessions } from '../accounts/sessions.ts'
import { repeatedly, sweep } from '../accounts/sweep.ts'
import type { DocumentStore } from '../couch/document-store.ts'
import {
  createDirectoryPublication,
  type OwnPublication,
  type PublicationEvent,
} from '../directory/publication.ts'
import { sharePublication } from '../directory/shared-publication.ts'
import { seedCasework, seedDirectory } from '../first-start.ts'
import type { ServerMeasures } from '../operations/server-measures.ts'
import type { Seed } from '../start.ts'
import type { Erased } from '../erased/erased.ts'
import { createStoredWords } from '../directory/words.ts'
import type { Sign } from './amend.ts'
import type { Follower } from './follower.ts'
import { startLeafCloser, type LeafCloser } from './leaf-closer.ts'
import { startProposalCourier } from './proposal-courier.ts'
import { startQuestionCourier } from './question-courier.ts'
import { stackOf } from '../http/stack-of.ts'
import { codesDatabase } from '../questions/retrieval-codes.ts'

export interface Courier {
  readonly publication: OwnPublication
  readonly leaves: LeafCloser
  readonly proposals: Follower
  readonly questions: Follower
  /** Only at the first start. */
  readonly demoSignIns: readonly DemoSignIn[] | undefined
  stop(): Promise<void>
}

export interface CourierOptions {
  readonly store: DocumentStore
  readonly server: ServerId
  readonly records: Records
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly moves: Moves
  readonly browsers: KnownBrowsers
  readonly erased: Erased
  /** Under whose name the staff vouch for entries. */
  readonly organisation: string
  readonly seed: Seed
  readonly dataDirectory: string
  /** Whether other processes serve the same store and need what is published here. */
  readonly shares: boolean
  readonly measures: ServerMeasures
  readonly clock: () => number
  readonly logger: Logger
}

const day = 86_400_000

/** Resolves when the directory is published. */
export async function startCourier(options: CourierOptions): Promise<Courier> {
  const { store, server, records, accounts, dataDirectory, shares, measures, logger } = options
  const { erased, organisation, clock } = options
  const demoSignIns = await once(records, 'demo-sign-ins', () =>
    createDemoAccounts(accounts, dataDirectory),
  )
  await begin(options)
  const stopSweeping = await keepTidy(options)
  const publication = await createDirectoryPublication({
    store,
    server,
    directory: join(dataDirectory, 'packs'),
    report(event) {
      if (event.kind === 'published') measures.directoryPublished()
      reportPublication(logger, event)
    },
    ...(shares && { share: (manifests, read) => sharePublication(store, manifests, read) }),
  })
  const leaves = startLeafCloser({
    store,
    report(event) {
      if (event.kind === 'closed') {
        measures.leavesClosed(event.leaves)
        logger.info({ leaves: event.leaves }, 'conflict leaves closed')
      } else logger.error({ stack: stackOf(event.error) }, 'conflict leaves not closed')
    },
  })
  const proposals = startProposalCourier({
    ...{ store, accounts, erased, organisation, clock },
    entries: {
      ...{ store, server, erased, words: createStoredWords(store) },
      answeredFor: () => accounts.answeredFor(),
    },
    sign: signer(server, clock),
    failed: (error) => logger.error({ stack: stackOf(error) }, 'a proposal was not carried out'),
  })
  const questions = startQuestionCourier({
    ...{ store, accounts, erased, clock },
    codes: createRecords(store, codesDatabase),
    sign: signer(server, clock),
    failed: (error) => logger.error({ stack: stackOf(error) }, 'a question was not carried'),
  })
  return {
    publication,
    leaves,
    proposals,
    questions,
    demoSignIns,
    async stop() {
      await stopSweeping()
      await questions.stop()
      await proposals.stop()
      await leaves.stop()
      await publication.stop()
    },
  }
}

/** Dots of a writer that lives as long as this process. */
function signer(server: ServerId, clock: () => number): Sign {
  const deviceId = parseDeviceId(ulid())
  let counter = 0
  return () => {
    counter += 1
    return { dot: [deviceId, counter], at: new Date(clock()).toISOString(), by: server }
  }
}

async function begin(options: CourierOptions): Promise<void> {
  const { store, server, accounts, seed, clock } = options
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
}

/** Once now, then once a day. @returns stop. */
async function keepTidy(options: CourierOptions): Promise<() => Promise<void>> {
  const { logger } = options
  const tidy = async () => {
    const guests = await sweep(options)
    await options.moves.sweep()
    logger.info({ guests }, 'swept accounts')
  }
  const notSwept = (error: unknown) => logger.error({ stack: stackOf(error) }, 'accounts not swept')
  await tidy().catch(notSwept)
  return repeatedly(day, tidy, notSwept)
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

function reportPublication(logger: Logger, event: PublicationEvent): void {
  if (event.kind === 'failed') {
    const stack = stackOf(event.error)
    logger.error({ stack }, 'the directory could not be published; the last one stays')
    return
  }
  const { count, packs, unreadable } = event
  const level = unreadable > 0 ? 'warn' : 'info'
  logger[level]({ count, packs, unreadable }, 'directory published')
}
