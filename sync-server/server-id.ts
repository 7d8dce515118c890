import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseServerId, type ServerId } from '../src/domain/identifiers.ts'
import { writeWhole } from './directory/pack-files.ts'

/**
 * Which server this is: random, made at first start. It is configuration and lives beside the store, not in
 * it: a restored backup is still this server, a copy of its data on another machine is not.
 */
export async function readServerId(dataDirectory: string, make: () => string): Promise<ServerId> {
  const file = join(dataDirectory, 'server-id')
  if (!existsSync(file)) await writeWhole(file, `${make()}\n`)
  return parseServerId((await readFile(file, 'utf8')).trim())
}
