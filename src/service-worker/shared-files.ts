/**
 * Files shared to the app from another one, an e-mail or a contact card say, kept in IndexedDB from the moment the
 * service worker gets them until a page has taken them in. See `shared-text.ts`.
 */
export interface SharedFile {
  readonly name: string
  readonly type: string
  readonly bytes: number
  /** Null for one that is too large to be kept: its name is told. */
  readonly content: Blob | null
}

const databaseName = 'kulturlots-shared-files'
const storeName = 'shared'
/** A mail with pictures, or a picture; what is larger is only named. */
const largest = 40_000_000
/** Somebody who never opens them must not fill the device. */
const most = 10

/** @returns empty when no file was shared. */
export function parseSharedFiles(form: FormData): readonly SharedFile[] {
  return form
    .getAll('files')
    .filter((value): value is File => value instanceof File && value.size > 0)
    .slice(0, most)
    .map((file) => ({
      ...{ name: file.name.slice(0, 200), type: file.type, bytes: file.size },
      content: file.size > largest ? null : file,
    }))
}

/** Resolves when they are stored. The oldest leave when there are too many. */
export async function keepSharedFiles(files: readonly SharedFile[]): Promise<void> {
  const database = await open()
  try {
    const transaction = database.transaction(storeName, 'readwrite', { durability: 'strict' })
    const store = transaction.objectStore(storeName)
    for (const file of files) store.add(file)
    const keys = store.getAllKeys()
    keys.onsuccess = () => {
      for (const key of keys.result.slice(0, -most)) store.delete(key)
    }
    await done(transaction)
  } finally {
    database.close()
  }
}

/**
 * Hands the oldest file to `take`, and forgets it when that has resolved.
 * @returns whether there was one.
 */
export async function takeSharedFile(take: (file: SharedFile) => Promise<void>): Promise<boolean> {
  const database = await open()
  try {
    const reading = database.transaction(storeName, 'readonly')
    const cursor = reading.objectStore(storeName).openCursor()
    await done(reading)
    const found = cursor.result
    if (!found) return false
    const key = found.primaryKey
    await take(found.value as SharedFile)
    const forgetting = database.transaction(storeName, 'readwrite', { durability: 'strict' })
    forgetting.objectStore(storeName).delete(key)
    await done(forgetting)
    return true
  } finally {
    database.close()
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(storeName, { autoIncrement: true })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('shared files: no database'))
  })
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('shared files: aborted'))
  })
}
