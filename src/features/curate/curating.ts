/** What somebody may do about an entry, so that nobody is offered what the server would refuse. */
import { may } from '../../domain/rules/roles.ts'
import type { SyncedDatabase } from '../../domain/casework/documents.ts'
import type { Identity } from '../account/identity.ts'

export interface Curating {
  /** Where what they write about it is kept: what the staff write is everybody's in the staff. */
  readonly database: SyncedDatabase
  readonly staff: boolean
  /** Says by one tap that it is right. */
  readonly assures: boolean
  /** `edits`: what they send approves itself. */
  readonly changes: 'not' | 'suggests' | 'edits'
  /** Takes it out of the directory, or asks for it. */
  readonly retires: 'not' | 'suggests' | 'edits'
  /** Can ask to answer for it. */
  readonly claims: boolean
}

/** @param entry id of an entry; left out for the directory as a whole. */
export function curatingOf(identity: Identity, entry?: string): Curating {
  const roles = identity.kind === 'signed-in' ? identity.roles : []
  const staff = may(roles, 'casework.write')
  const owns =
    identity.kind === 'signed-in' && entry !== undefined && identity.entries?.includes(entry)
  const approves = may(roles, 'directory.approve')
  return {
    database: staff ? 'casework' : 'own',
    staff,
    assures: staff || owns === true,
    changes: approves ? 'edits' : staff || owns ? 'suggests' : 'not',
    retires: approves ? 'edits' : staff || owns ? 'suggests' : 'not',
    claims: !staff && !owns,
  }
}
