/** Makes databases, with their walls, the first time that this process needs each; lists and removes them. */
import type { SyncedDatabase } from '../../../src/domain/casework/documents.ts'
import type { DatabaseInfo } from '../document-store.ts'
import { member, objectOf, refusalOf, textIn, type CouchClient } from './couch-client.ts'
import type { DatabaseNames } from './database-names.ts'
import {
  lay,
  readRules,
  rulesDatabase,
  secure,
  securityOf,
  syncedKindOf,
  type Rules,
} from './walls.ts'

export interface Databases {
  ensure(name: string): Promise<void>
  list(): Promise<readonly string[]>
  remove(name: string): Promise<void>
  /** How many documents of our own a database holds, that nobody asked for. */
  furnitureOf(name: string): number
}

export interface DatabasesOptions {
  readonly client: CouchClient
  readonly names: DatabaseNames
  /** Whether write rules have been provisioned and are laid into each synced database. */
  readonly rules: boolean
  /** Left to CouchDB where undefined. */
  readonly shardsOf: (name: string) => number | undefined
}

export function createDatabases(options: DatabasesOptions): Databases {
  const { client, names, rules, shardsOf } = options
  const ready = new Map<string, Promise<void>>()
  const known = new Map<SyncedDatabase, Rules>()

  async function create(name: string): Promise<void> {
    const database = names.inCouch(name)
    const answer = await client.ask('PUT', [database], { query: { q: shardsOf(name) } })
    // 412: it is there.
    if (![201, 202, 412].includes(answer.status)) throw refusalOf(answer)
    // The rules before the door is opened.
    const kind = syncedKindOf(name)
    if (rules && kind) await guard(database, kind)
    await secure(client, database, securityOf(name))
  }

  async function guard(database: string, kind: SyncedDatabase): Promise<void> {
    const current = known.get(kind)
    const path = [database, '_design', 'rules']
    const { json } = await client.ask('GET', path)
    if (current && member(json, 'validate_doc_update') === current.validate) return
    // Provisioned anew since this process read them: never put older rules over newer ones.
    const fresh = await readRules(client, names.inCouch(rulesDatabase), kind)
    known.set(kind, fresh)
    await lay(client, database, fresh)
  }

  return {
    async ensure(name) {
      const making = ready.get(name) ?? create(name)
      ready.set(name, making)
      try {
        await making
      } catch (error) {
        ready.delete(name)
        throw error
      }
    },
    async list() {
      const { json, status } = await client.ask('GET', ['_all_dbs'])
      if (!Array.isArray(json)) throw refusalOf({ status, json })
      return json.flatMap((name) => names.ours(String(name)) ?? []).sort()
    },
    async remove(name) {
      ready.delete(name)
      const answer = await client.ask('DELETE', [names.inCouch(name)])
      if (![200, 202, 404].includes(answer.status)) throw refusalOf(answer)
    },
    furnitureOf: (name) => (rules && syncedKindOf(name) ? 1 : 0),
  }
}

/** @returns undefined when there is no such database. */
export async function readInfo(
  client: CouchClient,
  database: string,
  furniture: number,
): Promise<DatabaseInfo | undefined> {
  const answer = await client.ask('GET', [database])
  if (answer.status === 404) return undefined
  const info = objectOf(answer)
  const sizes = info['sizes'] as Partial<Record<'active' | 'external', number>> | undefined
  return {
    doc_count: Math.max(Number(info['doc_count']) - furniture, 0),
    doc_del_count: Number(info['doc_del_count']),
    update_seq: textIn(info, 'update_seq'),
    // Active is compressed, external is without histories: a quota is held to the larger.
    sizes: { active: Math.max(sizes?.active ?? 0, sizes?.external ?? 0) },
  }
}
