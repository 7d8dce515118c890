import type { JournalDatabase } from '../../../src/journal/journal-database.ts'

/**
 * Keeps every command waiting for the disk, as a slow phone does; drafts asked for earlier are written.
 * A connection of its own, since Dexie would take what the test does meanwhile for part of its transaction.
 * @returns once it holds: lets the commands through.
 */
export async function holdStorage(database: JournalDatabase): Promise<() => Promise<void>> {
  await database.open()
  const connection = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(database.name)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () =>
      reject(new Error('The database did not open.', { cause: opening.error }))
  })
  const transaction = connection.transaction('facts', 'readwrite')
  const done = new Promise<void>((resolve) => (transaction.oncomplete = () => resolve()))
  let held = true
  await new Promise<void>((resolve) => {
    // A transaction lasts as long as it is asked something.
    const ask = () => {
      const request = transaction.objectStore('facts').count()
      request.onsuccess = () => {
        resolve()
        if (held) ask()
      }
    }
    ask()
  })
  return async () => {
    held = false
    await done
    connection.close()
  }
}
