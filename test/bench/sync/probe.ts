/** What `pages/sync/probe.ts` offers inside every measured page. Times are Date.now(), spans milliseconds. */
export interface Probe {
  /** When the browser told the page that it is online, latest last. */
  readonly onlineAt: readonly number[]
  /** The number in the list's heading; undefined until it says one. */
  hits(): number | undefined
  /** When the list first said at least so many and showed a row. */
  reached(hits: number): Promise<number>
  /** How long from the latest tap until the text was on the page. */
  shown(text: string): Promise<number>
  /** How long from the latest tap until a transaction that wrote to the store was complete. */
  durable(store: string): Promise<Durable>
  /** How many records a store has, in the first database whose name holds the word. */
  count(database: string, store: string): Promise<number>
}

export interface Durable {
  readonly took: number
  readonly durability: string
  /** Other writes that were complete between the tap and this one. */
  readonly before: number
}
