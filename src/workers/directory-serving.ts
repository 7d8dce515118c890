/**
 * What the directory's thread answers. A file of its own, which the thread imports: browsers keep compiled what a
 * worker imports, and not the worker's first file.
 */
import { expose } from 'comlink'
import type { DirectoryCalls, DirectoryState } from '../directory/calls.ts'
import { LocalDirectory } from '../directory/local-directory.ts'
import type { Opening } from '../directory/opening.ts'

/** `DirectoryCalls` as they cross `postMessage`: a function cannot come back, so one listener stays for good. */
export type DirectoryWorkerCalls = Omit<DirectoryCalls, 'onChange'> & {
  watch(listener: (state: DirectoryState) => void): Promise<void>
}

export function serve(opening: Opening): void {
  const directory = new LocalDirectory(
    { fetch: (url, init) => fetch(url, init), now: () => new Date() },
    opening,
  )
  const calls: DirectoryWorkerCalls = {
    search: (query) => directory.search(query),
    every: (query, take) => directory.every(query, (hits, total) => take(hits, total)),
    entry: (id) => directory.entry(id),
    terms: () => directory.terms(),
    state: () => directory.state(),
    regions: () => directory.regions(),
    chooseRegions: (choice) => directory.chooseRegions(choice),
    refresh: (options) => directory.refresh(options),
    watch(listener) {
      directory.onChange((state) => listener(state))
      return Promise.resolve()
    },
  }
  expose(calls)
}
