/**
 * What is bundled into CouchDB's validate_doc_update: the same rules by which the gateway judges, as a second
 * wall (ADR 9). It sees one document and who writes it. What takes a look elsewhere (whose a device is, how much
 * room is left, what was erased) the gateway alone can judge.
 */
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import { parseDocument } from '../../src/domain/documents/document.ts'
import { isRole } from '../../src/domain/rules/roles.ts'
import { judgeWrite, type Writer } from '../../src/domain/rules/write-rules.ts'
import { carriesAnybody, carriesPrefix } from '../couch/remote/carrying-roles.ts'

export type Verdict = { readonly forbidden: string } | undefined

/** CouchDB's userCtx, for a person who comes by proxy authentication. */
export interface UserContext {
  readonly name: string | null
  readonly roles: readonly string[]
}

/** @returns what CouchDB is to throw; undefined when the write may pass. */
export function judge(
  database: SyncedDatabase,
  next: Readonly<Record<string, unknown>>,
  stored: Readonly<Record<string, unknown>> | null,
  { name, roles }: UserContext,
): Verdict {
  // The server itself: its own documents, tombstones of closed leaves, what is migrated.
  if (roles.indexOf('_admin') >= 0) return undefined
  if (name === null) return { forbidden: 'Nobody is signed in.' }
  if (next['_deleted'] === true) return { forbidden: 'Devices never write tombstones.' }
  if (next['_attachments'] !== undefined) return { forbidden: 'Attachments belong to photos.' }
  try {
    const previous = stored === null || stored['_deleted'] === true ? undefined : stored
    const verdict = judgeWrite(
      database,
      parseDocument(next),
      previous && parseDocument(previous),
      writerOf(name, roles),
    )
    return verdict.kind === 'refused' ? { forbidden: verdict.reason } : undefined
  } catch (error) {
    if (error instanceof TypeError) return { forbidden: error.message }
    throw error
  }
}

function writerOf(userId: string, roles: readonly string[]): Writer {
  const writer = { userId, roles: roles.filter(isRole) }
  if (roles.indexOf(carriesAnybody) >= 0) return { ...writer, carries: 'anybody' }
  const carried = roles.filter((role) => role.indexOf(carriesPrefix) === 0)
  if (carried.length === 0) return writer
  return { ...writer, carries: new Set(carried.map((role) => role.slice(carriesPrefix.length))) }
}
