/** A revision's name: `<generation>-<hash>`. */
export interface Revision {
  readonly generation: number
  readonly hash: string
}

// CouchDB's hashes are 32 hex digits; it takes other words too, and tests of replicators use them, even none.
const written = /^([1-9]\d{0,8})-([\w-]{0,64})$/

/** @returns undefined when it is not a revision. */
export function parseRevision(value: unknown): Revision | undefined {
  const match = typeof value === 'string' ? written.exec(value) : null
  const [, generation, hash] = match ?? []
  return generation !== undefined && hash !== undefined
    ? { generation: Number(generation), hash }
    : undefined
}

export function revisionText({ generation, hash }: Revision): string {
  return `${generation}-${hash}`
}
