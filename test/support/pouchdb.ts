/**
 * The real PouchDB 9 with its replicator and a store in memory. Required rather than imported: the types of
 * pouchdb-core declare a global `Buffer` of their own, which takes Node's away from the whole program.
 */
import { createRequire } from 'node:module'

export interface Pouch {
  replicate: { from(source: Pouch): Promise<Pulled> }
  info(): Promise<{ doc_count: number }>
  get(id: string, options: { conflicts: true }): Promise<{ _rev: string; _conflicts?: string[] }>
  getAttachment(id: string, name: string): Promise<Buffer>
  changes(options: { style: 'all_docs' }): Promise<{
    results: { id: string; changes: { rev: string }[] }[]
  }>
  destroy(): Promise<void>
}

export interface Pulled {
  readonly ok: boolean
  readonly docs_read: number
  readonly docs_written: number
  readonly doc_write_failures: number
}

type Fetch = (url: string, options: RequestInit) => Promise<Response>

interface PouchConstructor {
  new (name: string, options: { adapter?: 'memory'; skip_setup?: true; fetch?: Fetch }): Pouch
  /** Its own, whose answers have the `buffer()` that attachments are read with in Node. */
  readonly fetch: Fetch
  plugin(plugin: unknown): PouchConstructor
}

const required = createRequire(import.meta.url)
const plugins = ['pouchdb-adapter-http', 'pouchdb-adapter-memory', 'pouchdb-replication']

/** `required` gives the module, or where it is an ES module in disguise its default. */
function load(name: string): unknown {
  const module = required(name) as { default?: unknown }
  return module.default ?? module
}

export const PouchDB = plugins.reduce(
  (pouch, plugin) => pouch.plugin(load(plugin)),
  load('pouchdb-core') as PouchConstructor,
)
