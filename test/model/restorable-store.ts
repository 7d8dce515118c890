import { copyFileSync, rmSync } from 'node:fs'
import type { DocumentStore } from '../../sync-server/couch/document-store.ts'
import { createEmbeddedStore } from '../../sync-server/couch/embedded/embedded-store.ts'

export interface RestorableStore {
  readonly store: DocumentStore
  /** A copy of the store as it is now. @returns what puts it back. */
  backup(): Promise<() => Promise<void>>
}

/** The embedded store, which an operator can put back to an older copy while all others go on. */
export function createRestorableStore(file: string, storeId: string): RestorableStore {
  const open = () => createEmbeddedStore({ file, newStoreId: () => storeId })
  let now = open()
  const copied = async (from: string, to: string) => {
    await now.close()
    for (const rest of ['', '-wal', '-shm']) rmSync(to + rest, { force: true })
    copyFileSync(from, to)
    now = open()
  }
  const store = new Proxy(now, {
    get(_target, name): unknown {
      if (typeof Reflect.get(now, name, now) !== 'function') return Reflect.get(now, name, now)
      // Looked up when it is called: between asking for it and calling it the store may have been put back.
      return (...asked: unknown[]): unknown =>
        Reflect.apply(Reflect.get(now, name, now) as (...given: unknown[]) => unknown, now, asked)
    },
  })
  return {
    store,
    async backup() {
      await copied(file, `${file}.backup`)
      return () => copied(`${file}.backup`, file)
    },
  }
}
