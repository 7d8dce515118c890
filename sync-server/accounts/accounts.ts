/**
 * Accounts: `account:<userId>` says who somebody is, `login:<hash of the folded name>` is how they prove it.
 * The login is claimed first and points to the account, so that two people can't get the same name, and a
 * crash in between is healed by asking again.
 *
 * A guest who signs in to an account that exists becomes an alias of it: `aliasOf` is noted on the guest's
 * account and its `own-<guest>` database stays as it is. Copying it into the account's own database is
 * the courier's work and not there yet; nothing is lost meanwhile.
 */
import { createHash } from 'node:crypto'
import { parseUserId, type UserId } from '../../src/domain/identifiers.ts'
import { isRole, type Role } from '../../src/domain/rules/roles.ts'
import type { StoredBody } from '../couch/document-store.ts'
import { hashPassword, verifyPassword } from './password.ts'
import type { Records } from './records.ts'

export interface Account {
  readonly userId: UserId
  /** null while a guest. */
  readonly name: string | null
  readonly roles: readonly Role[]
  readonly createdAt: string
  readonly aliasOf?: UserId
}

interface Login {
  readonly userId: UserId
  readonly password: string
}

export type OpenOutcome =
  | { readonly kind: 'opened'; readonly account: Account }
  | { readonly kind: 'name-taken' }
  | { readonly kind: 'has-account' }

export interface Accounts {
  find(userId: UserId): Promise<Account | undefined>
  list(): Promise<readonly Account[]>
  create(roles: readonly Role[]): Promise<Account>
  /** Gives a guest a name and a password; the user id, and with it all data, stays. */
  open(userId: UserId, name: string, password: string): Promise<OpenOutcome>
  /** undefined for a wrong password and for an unknown name alike, after equal work. */
  verify(name: string, password: string): Promise<Account | undefined>
  /** A guest signed in to `account`. Does nothing to somebody who has an account already. */
  noteAlias(guest: UserId, account: UserId): Promise<void>
}

export interface AccountsOptions {
  readonly records: Records
  readonly clock: () => number
  readonly ulid: () => string
}

export function createAccounts({ records, clock, ulid }: AccountsOptions): Accounts {
  // Verified against when the name is unknown, so that the answer takes as long.
  const nobody = hashPassword(ulid())

  const findStored = (userId: UserId) => records.read(`account:${userId}`, parseAccount)

  async function change(userId: UserId, next: (account: Account) => Account): Promise<Account> {
    for (;;) {
      const stored = await findStored(userId)
      if (stored === undefined) throw new Error('A session’s account is gone.')
      const account = next(stored.record)
      if (account === stored.record) return account
      if ((await records.put(`account:${userId}`, account, stored.rev)) === 'written')
        return account
    }
  }

  return {
    find: async (userId) => (await findStored(userId))?.record,

    list: () => records.list('account:', parseAccount),

    async create(roles) {
      const account: Account = {
        userId: parseUserId(ulid()),
        name: null,
        roles,
        createdAt: new Date(clock()).toISOString(),
      }
      await records.put(`account:${account.userId}`, account)
      return account
    },

    async open(userId, name, password) {
      if ((await findStored(userId))?.record.name != null) return { kind: 'has-account' }
      const id = loginId(name)
      const login: Login = { userId, password: await hashPassword(password) }
      if ((await records.put(id, login)) === 'conflict') {
        const claimed = await records.read(id, parseLogin)
        if (claimed?.record.userId !== userId) return { kind: 'name-taken' }
        await records.put(id, login, claimed.rev)
      }
      return { kind: 'opened', account: await change(userId, (account) => ({ ...account, name })) }
    },

    async verify(name, password) {
      const login = (await records.read(loginId(name), parseLogin))?.record
      const correct = await verifyPassword(password, login?.password ?? (await nobody))
      if (login === undefined || !correct) return undefined
      return (await findStored(login.userId))?.record
    },

    async noteAlias(guest, account) {
      await change(guest, (stored) =>
        stored.name === null && guest !== account ? { ...stored, aliasOf: account } : stored,
      )
    },
  }
}

/** The name is hashed: an id turns up in logs and errors of a store, a person's name must not. */
function loginId(name: string): string {
  const folded = name.normalize('NFKC').trim().toLocaleLowerCase('sv')
  return `login:${createHash('sha256').update(folded).digest('hex')}`
}

function parseAccount(body: StoredBody): Account {
  const { name, roles, createdAt, aliasOf } = body
  if (!(name === null || typeof name === 'string') || typeof createdAt !== 'string') {
    throw new TypeError('Not a stored account.')
  }
  return {
    userId: parseUserId(body['userId']),
    name,
    // A role that this version does not know grants nothing.
    roles: Array.isArray(roles) ? roles.filter(isRole) : [],
    createdAt,
    ...(aliasOf === undefined ? {} : { aliasOf: parseUserId(aliasOf) }),
  }
}

function parseLogin(body: StoredBody): Login {
  if (typeof body['password'] !== 'string') throw new TypeError('Not a stored login.')
  return { userId: parseUserId(body['userId']), password: body['password'] }
}
