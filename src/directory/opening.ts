/**
 * The first reading of what is stored, begun before anything else of the directory's code is there: the browser
 * looks for the record while the thread loads the rest. Plain IndexedDB, since a library would be loaded first.
 * It only reads, and leaves what is not as it should be (none, several, an older version) to `DirectoryDatabase`.
 */
export interface Opening {
  /** Listens from before the reading, so that no commit of another tab falls between. */
  readonly channel: BroadcastChannel
  /** Never rejects. */
  readonly first: Promise<FirstReading>
  /** Whether another tab has stored something since it was begun, until `channel` got another listener. */
  readonly isStale: () => boolean
}

export interface FirstReading {
  /** Of which something is stored; undefined where that can't be told so. */
  readonly servers?: readonly string[]
  readonly found?: FoundDirectory
}

/** As it was stored, by whichever version of the app. */
export interface FoundDirectory {
  readonly server: string
  readonly version: unknown
  readonly opened: unknown
  readonly connection: IDBDatabase
}

export const databasePrefix = 'kulturlots-directory-'
/** Dexie's version 2, which it tells IndexedDB as tenfold. */
export const currentVersion = 2
const storedAs = currentVersion * 10

/** Names the lock and the channel; every tab of this origin shares them. */
export const sharedName = 'kulturlots-directory'

export function startOpening(): Opening {
  const channel = new BroadcastChannel(sharedName)
  let stale = false
  channel.onmessage = () => (stale = true)
  return { channel, first: firstReading().catch(() => ({})), isStale: () => stale }
}

async function firstReading(): Promise<FirstReading> {
  const databases = await indexedDB.databases()
  const own = databases.filter(({ name }) => name?.startsWith(databasePrefix))
  const servers = own.map(({ name = '' }) => name.slice(databasePrefix.length))
  const [server] = servers
  if (own.length !== 1 || server === undefined || own[0]?.version !== storedAs) return { servers }
  const connection = await opened(indexedDB.open(databasePrefix + server, storedAs))
  // Whoever upgrades or deletes it must not wait for this one.
  connection.onversionchange = () => connection.close()
  try {
    const transaction = connection.transaction(['versions', 'opened'], 'readonly')
    const [version, content] = await Promise.all([
      answered<unknown>(transaction.objectStore('versions').get('current')),
      answered<unknown>(transaction.objectStore('opened').get('current')),
    ])
    return { servers, found: { server, version, opened: content, connection } }
  } catch {
    connection.close()
    return { servers }
  }
}

/** Makes nothing: what was deleted since it was listed is not made anew here. */
function opened(request: IDBOpenDBRequest): Promise<IDBDatabase> {
  request.onupgradeneeded = () => request.transaction?.abort()
  return answered(request)
}

export function answered<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('Not read.'))
  })
}
