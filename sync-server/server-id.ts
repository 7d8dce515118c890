import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseServerId, type ServerId } from '../src/domain/identifiers.ts'
import type { Config } from './config.ts'
import { writeWhole } from './directory/pack-files.ts'
import { NotStartable } from './not-startable.ts'

/**
 * Which server this is: SERVER_ID, or random, made at first start. It is configuration and lives beside the
 * store, not in it: a restored backup is still this server, a copy of its data on another machine is not.
 *
 * @throws NotStartable on CouchDB without either: each of several servers would make an id of its own, and a
 * device that meets the next one would take it for a stranger.
 */
export async function readServerId(
  { dataDirectory, serverId, couchdb }: Pick<Config, 'dataDirectory' | 'serverId' | 'couchdb'>,
  make: () => string,
): Promise<ServerId> {
  if (serverId !== undefined) return serverId
  const file = join(dataDirectory, 'server-id')
  if (!existsSync(file)) {
    if (couchdb) {
      throw new NotStartable(
        'With COUCHDB_URL the server’s identity is given, the same to all that serve this CouchDB: set SERVER_ID.',
      )
    }
    await writeWhole(file, `${make()}\n`)
  }
  return parseServerId((await readFile(file, 'utf8')).trim())
}
