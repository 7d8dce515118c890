/** `/`, `/db`, and what concerns a whole database. */
import type { DatabaseInfo } from '../couch/document-store.ts'
import { CouchError, json, missing, type Answer } from './answers.ts'
import type { Ask } from './ask.ts'
import type { Context, InDatabase } from './context.ts'
import { createDocument } from './documents.ts'

/** CouchDB's rule. */
const wellNamed = /^(?:[a-z][a-z0-9_$()+/-]*|_users|_replicator|_global_changes)$/

/** What a client looks for to know what it talks to. The name is the protocol's, not the program's. */
export function welcome(): Answer {
  return json({
    couchdb: 'Welcome',
    version: '3.5.0',
    features: ['access-ready', 'partitioned', 'pluggable-storage-engines', 'scheduler'],
    vendor: { name: 'Kulturlots, conformance mode' },
  })
}

export async function databaseRoute(context: Context, name: string, ask: Ask): Promise<Answer> {
  const { store } = context
  switch (ask.method) {
    case 'GET':
    case 'HEAD': {
      const info = await store.info(name)
      if (!info) throw missing('Database does not exist.')
      return json(described(name, info))
    }
    case 'PUT':
      return create(context, name)
    case 'DELETE':
      if (!(await store.info(name))) throw missing('Database does not exist.')
      await store.deleteDatabase(name)
      context.security.delete(name)
      return json({ ok: true })
    case 'POST':
      return createDocument({ ...context, name }, ask)
    default:
      throw new CouchError(405, 'method_not_allowed', 'Only DELETE,GET,HEAD,POST,PUT allowed')
  }
}

async function create({ store }: Context, name: string): Promise<Answer> {
  if (!wellNamed.test(name)) {
    const reason =
      'Only lowercase characters (a-z), digits (0-9), and any of _, $, (, ), +, -, and / are allowed.'
    throw new CouchError(400, 'illegal_database_name', reason)
  }
  if (await store.info(name)) {
    const reason = 'The database could not be created, the file already exists.'
    throw new CouchError(412, 'file_exists', reason)
  }
  await store.ensureDatabase(name)
  return json({ ok: true }, 201)
}

function described(name: string, info: DatabaseInfo): object {
  const { active } = info.sizes
  return {
    db_name: name,
    ...info,
    sizes: { active, external: active, file: active },
    purge_seq: '0',
    compact_running: false,
    props: {},
    instance_start_time: '0',
    disk_format_version: 8,
  }
}

/** `_security`: kept while the server runs, shown to validators; it opens and closes nothing here. */
export async function security({ security: all, name }: InDatabase, ask: Ask): Promise<Answer> {
  if (ask.method !== 'PUT') return json(all.get(name) ?? {})
  all.set(name, await ask.json())
  return json({ ok: true })
}
