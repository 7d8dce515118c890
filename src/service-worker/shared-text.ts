/**
 * Text shared to the app from another one, kept in IndexedDB from the moment the service worker gets it until
 * a page has made a draft of it. Never in a URL and never in a cache: it may name people.
 */
export interface SharedText {
  readonly title: string
  readonly text: string
  readonly url: string
}

const databaseName = 'kulturlots-shared-text'
const storeName = 'shared'

/** A share is a link or a passage, not a book; what is longer is cut. In UTF-16 units per field. */
const longest = 20_000

function field(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim().slice(0, longest) : ''
}

/** @returns undefined when nothing was shared. */
export function parseSharedText(form: FormData): SharedText | undefined {
  const shared = { title: field(form, 'title'), text: field(form, 'text'), url: field(form, 'url') }
  return shared.title || shared.text || shared.url ? shared : undefined
}

/** Resolves when the text is stored, not when it has been asked for. */
export async function keepSharedText(shared: SharedText): Promise<void> {
  const database = await open()
  try {
    const transaction = database.transaction(storeName, 'readwrite', { durability: 'strict' })
    transaction.objectStore(storeName).add(shared)
    await done(transaction)
  } finally {
    database.close()
  }
}

/**
 * Hands everything shared since last time, oldest first, to `save`, and forgets each text only when `save` has
 * resolved: a crash in between shows it once more rather than never.
 * @returns how many texts were taken.
 */
export async function takeSharedText(save: (shared: SharedText) => Promise<void>): Promise<number> {
  const database = await open()
  try {
    const waiting = await read(database)
    for (const { key, shared } of waiting) {
      await save(shared)
      const transaction = database.transaction(storeName, 'readwrite', { durability: 'strict' })
      transaction.objectStore(storeName).delete(key)
      await done(transaction)
    }
    return waiting.length
  } finally {
    database.close()
  }
}

async function read(database: IDBDatabase): Promise<{ key: IDBValidKey; shared: SharedText }[]> {
  const transaction = database.transaction(storeName, 'readonly')
  const store = transaction.objectStore(storeName)
  const keys = store.getAllKeys()
  const values = store.getAll() as IDBRequest<SharedText[]>
  await done(transaction)
  return values.result.flatMap((shared, index) => {
    const key = keys.result[index]
    return key === undefined ? [] : [{ key, shared }]
  })
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(storeName, { autoIncrement: true })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('shared text: no database'))
  })
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('shared text: aborted'))
  })
}
