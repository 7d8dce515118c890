/**
 * What a new server begins with: the seed directory, invented casework to try it with, and demo sign-ins.
 * Each is written in one batch, into a database that is still empty, so that a start cut short is
 * taken up again by the next one and nothing that people wrote is ever touched.
 */
import type { DirectoryEntry } from '../src/domain/directory/entry.ts'
import { directoryDocument } from '../src/domain/directory/entry-document.ts'
import type { KulturlotsDocument } from '../src/domain/documents/document.ts'
import type { DeviceId, ServerId } from '../src/domain/identifiers.ts'
import type { DocumentStore, StoredBody } from './couch/document-store.ts'
import type { MaybeLater } from './start.ts'

export interface Beginning {
  readonly store: DocumentStore
  readonly server: ServerId
  readonly now: string
  /** A writer's id that has made no dot yet. */
  readonly newDevice: () => DeviceId
}

export async function seedDirectory(
  beginning: Beginning,
  entries: () => MaybeLater<readonly DirectoryEntry[]>,
): Promise<void> {
  const { store, server, now } = beginning
  if (!(await isEmpty(store, 'directory'))) return
  const deviceId = beginning.newDevice()
  const documents = (await entries()).map((entry, index) =>
    directoryDocument(entry, { dot: [deviceId, index + 1], at: now, by: server }),
  )
  await writeAll(store, 'directory', documents)
}

export async function seedCasework(
  beginning: Beginning,
  documents: (deviceId: DeviceId) => MaybeLater<readonly KulturlotsDocument[]>,
): Promise<void> {
  const { store } = beginning
  if (!(await isEmpty(store, 'casework'))) return
  await writeAll(store, 'casework', await documents(beginning.newDevice()))
}

async function isEmpty(store: DocumentStore, database: string): Promise<boolean> {
  await store.ensureDatabase(database)
  const info = await store.info(database)
  return info === undefined || info.doc_count + info.doc_del_count === 0
}

async function writeAll(
  store: DocumentStore,
  database: string,
  documents: readonly KulturlotsDocument[],
): Promise<void> {
  const results = await store.bulkDocs(database, documents as unknown as StoredBody[], {
    newEdits: true,
  })
  const refused = results.filter((result) => 'error' in result)
  if (refused.length > 0)
    throw new Error(`${refused.length} documents of ${database} were refused.`)
}
