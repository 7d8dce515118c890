/**
 * Who this device's notes belong to. Remembered on the device, so that everything opens without network;
 * the server confirms it whenever it can be reached, and alone decides what may be read and written there.
 */
import { isDocumentId } from '../../domain/identifiers.ts'
import { isJsonObject, type Json } from '../../domain/json.ts'
import { isRole, may, type Role } from '../../domain/rules/roles.ts'

export type Identity =
  /** This device has never reached a server. Nothing can be written yet. */
  { readonly kind: 'unknown' } | { readonly kind: 'visitor'; readonly server: string } | SignedIn

export interface SignedIn {
  readonly kind: 'signed-in'
  readonly server: string
  readonly user: string
  /** Null for a guest: somebody who has written without giving a name. */
  readonly name: string | null
  readonly roles: readonly Role[]
  /** Ids of the directory entries that are this account's own. */
  readonly entries?: readonly string[]
}

export const identityKey = 'kulturlots.identity'

/** Local databases of a visitor carry this in the place of a user id. */
export const visitorUser = 'visitor'

export function parseIdentity(value: unknown): Identity {
  if (!isJsonObject(value) || typeof value['server'] !== 'string') return { kind: 'unknown' }
  const { server, user, name, roles, entries } = value
  if (typeof user !== 'string') return { kind: 'visitor', server }
  const known = Array.isArray(roles) ? roles.filter((role: Json): role is Role => isRole(role)) : []
  return {
    kind: 'signed-in',
    server,
    user,
    name: typeof name === 'string' ? name : null,
    roles: known,
    ...(Array.isArray(entries) ? { entries: entries.filter((id: Json) => isDocumentId(id)) } : {}),
  }
}

/** At hand before the first paint; `workspace.ts` keeps the same on the disk (`keepIdentity`). */
export function rememberedIdentity(): Identity {
  try {
    return parseIdentity(JSON.parse(localStorage.getItem(identityKey) ?? 'null'))
  } catch {
    // Denied or damaged: the next answer of the server writes it anew.
    return { kind: 'unknown' }
  }
}

export function rememberIdentity(identity: Identity): void {
  try {
    localStorage.setItem(identityKey, JSON.stringify(identity))
  } catch {
    // Denied: the identity holds for this page.
  }
}

/** May read and write casework. */
export function isStaff(identity: Identity): boolean {
  return identity.kind === 'signed-in' && may(identity.roles, 'casework.read')
}

/** A visitor, or a guest who has not given a name. */
export function isNameless(
  identity: Identity,
): identity is Exclude<Identity, { kind: 'unknown' }> & { name?: null } {
  return identity.kind === 'visitor' || isGuest(identity)
}

/** Has an account that only this device reaches: there is no name and password to come back with. */
export function isGuest(identity: Identity): identity is SignedIn & { readonly name: null } {
  return identity.kind === 'signed-in' && identity.name === null
}

export function serverOf(identity: Identity): string | undefined {
  return identity.kind === 'unknown' ? undefined : identity.server
}

export function sameOwner(a: Identity, b: Identity): boolean {
  if (a.kind === 'unknown' || b.kind === 'unknown') return false
  return (
    a.server === b.server &&
    (a.kind === 'signed-in' ? a.user : '') === (b.kind === 'signed-in' ? b.user : '')
  )
}
