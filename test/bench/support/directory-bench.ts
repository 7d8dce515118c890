/** The choice in every query. */
export const chosenKinds = ['actor', 'venue'] as const
export const chosenMunicipalities = ['0484', '2180'] as const

export interface FirstTimes {
  /** Until two words have been answered from all entries. */
  readonly searchable: number
  /** Until a browser that is killed has them all. */
  readonly stored: number
}

/** Until the first 20 hits. */
export interface ReopenTimes {
  readonly fromPage: number
  /** From starting the worker, or opening the rival's database. */
  readonly fromOpening: number
}

/** What the page of the directory benchmark offers. Times in milliseconds. */
export interface DirectoryBench {
  /** From now on the page and its scripts come out of a service worker's cache, as the app's do. */
  install(): Promise<void>
  readonly ours: {
    first(text: string): Promise<FirstTimes>
    reopen(text: string): Promise<ReopenTimes>
    /** @param inPage in the page's own thread, which the browser can slow down. */
    queries(texts: readonly string[], inPage: boolean): Promise<readonly number[]>
    /** Takes in what the server has changed. @returns until it is found. */
    change(text: string): Promise<number>
    /** Opens it in the page's thread and keeps it there. */
    keep(): Promise<void>
  }
  readonly rival: {
    first(text: string): Promise<FirstTimes>
    reopen(text: string): Promise<ReopenTimes>
    queries(texts: readonly string[]): Promise<readonly number[]>
  }
  /** `fetch` and `JSON.parse` of all entries, and nothing else. */
  parsed(): Promise<number>
  /** Fetching all of them in one file, and nothing else. */
  fetched(): Promise<number>
  /** Fetching the manifest and its packs, and nothing else. */
  packsFetched(): Promise<number>
  /** Reading the bytes of all packs from a store that holds nothing else. */
  storedBytesRead(): Promise<number>
}
