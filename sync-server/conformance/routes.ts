/** From the address to what answers there. */
import { randomUUID } from 'node:crypto'
import { allDocs } from './all-docs.ts'
import { CouchError, json, missing, type Answer } from './answers.ts'
import type { Ask } from './ask.ts'
import { attachmentRoute } from './attachments.ts'
import type { Authentication } from './authentication.ts'
import { bulkDocs, bulkGet, missingRevs, purge, revsDiff } from './bulk.ts'
import { changes } from './changes.ts'
import type { Context, InDatabase } from './context.ts'
import { databaseRoute, security, welcome } from './databases.ts'
import { documentRoute, localDocs, localRoute } from './documents.ts'
import { view } from './views.ts'

export async function route(
  context: Context,
  authentication: Authentication,
  ask: Ask,
): Promise<Answer> {
  const [first, ...rest] = ask.path
  if (first === undefined) return welcome()
  if (first === '_session') return authentication.session(ask)
  if (first === '_up') return json({ status: 'ok' })
  if (ask.user === undefined) {
    throw new CouchError(401, 'unauthorized', 'You are not authorized to access this db.')
  }
  if (first === '_all_dbs') return json(await context.store.databases())
  if (first === '_uuids') return json({ uuids: [randomUUID().replaceAll('-', '')] })
  if (rest.length === 0) return databaseRoute(context, first, ask)
  if (!(await context.store.info(first))) throw missing('Database does not exist.')
  return inDatabase({ ...context, name: first }, rest, ask)
}

type Route = (at: InDatabase, ask: Ask) => Promise<Answer>

const done: Route = () => Promise.resolve(json({ ok: true }, 201))

/** By method and name. */
const routes: Readonly<Record<string, Route>> = {
  'GET _all_docs': allDocs,
  'POST _all_docs': allDocs,
  'GET _local_docs': localDocs,
  'GET _changes': changes,
  'POST _changes': changes,
  'POST _bulk_docs': bulkDocs,
  'POST _bulk_get': bulkGet,
  'POST _revs_diff': revsDiff,
  'POST _missing_revs': missingRevs,
  'POST _purge': purge,
  'POST _compact': async ({ store, name }) => {
    await store.compact(name)
    return json({ ok: true }, 202)
  },
  'POST _view_cleanup': done,
  'POST _ensure_full_commit': () =>
    Promise.resolve(json({ ok: true, instance_start_time: '0' }, 201)),
  'GET _security': security,
  'PUT _security': security,
  'GET _revs_limit': () => Promise.resolve(json(1000)),
}

function inDatabase(at: InDatabase, path: readonly string[], ask: Ask): Promise<Answer> {
  const [first = '', second, ...rest] = path
  if (first === '_local' && second !== undefined) {
    if (rest.length === 0) return localRoute(at, second, ask)
    return attachmentRoute(at, `_local/${second}`, rest.join('/'), ask)
  }
  if (first === '_design' && second !== undefined) {
    const [kind, name, ...more] = rest
    if (kind === '_view' && name !== undefined && more.length === 0) {
      return view(at, second, name, ask)
    }
    return ofDocument(at, `_design/${second}`, rest, ask)
  }
  // A slash in `_design%2Fname` and `_local%2Fname` comes decoded.
  if (first.startsWith('_local/')) return localRoute(at, first.slice('_local/'.length), ask)
  if (first.startsWith('_') && !first.startsWith('_design/')) {
    const found = routes[`${ask.method === 'HEAD' ? 'GET' : ask.method} ${first}`]
    if (found) return found(at, ask)
    if (ask.method !== 'PUT') throw missing()
  }
  return ofDocument(at, first, second === undefined ? [] : [second, ...rest], ask)
}

function ofDocument(
  at: InDatabase,
  id: string,
  attachment: readonly string[],
  ask: Ask,
): Promise<Answer> {
  if (attachment.length === 0) return documentRoute(at, id, ask)
  return attachmentRoute(at, id, attachment.join('/'), ask)
}
