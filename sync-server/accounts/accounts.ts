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
import { isDocumentId, parseUserId, type UserId } from '../../src/domain/identifiers.ts'
import { isRole, type Role } from '../../src/domain/rules/roles.ts'
import type { StoredBody } from '../couch/document-store.ts'
import { foldName } from './credentials.ts'
import { hashPassword, verifyPassword } from './password.ts'
import type { Records } from './records.ts'

export interface Account {
  readonly userId: UserId
  /** null while a guest. */
  readonly name: string | null
  readonly roles: readonly Role[]
  readonly createdAt: string
  readonly aliasOf?: UserId
  /** Ids of the directory entries that the account answers for. */
  readonly entries: readonly string[]
  /** Whom the account speaks for, as it stands beside what it has checked. */
  readonly organisation?: string
}

/** What a municipality or organisation gets: its own entries, and the name under which it vouches for them. */
export interface Partnership {
  readonly organisation: string
  readonly entries: readonly string[]
}

interface Login {
  readonly userId: UserId
  readonly password: string
}

export type OpenOutcome =
  | { readonly kind: 'opened'; readonly account: Account }
  | { readonly kind: 'name-taken' }
  | { readonly kind: 'has-account' }

export type ChangeOutcome = 'changed' | 'wrong'

export interface Accounts {
  find(userId: UserId): Promise<Account | undefined>
  findByName(name: string): Promise<Account | undefined>
  /** Whoever a person is by now: a guest who signed in to an account is that account. */
  findBehind(userId: UserId): Promise<Account | undefined>
  /** All ids that a person has come to be known by, that one first; none where the account is gone. */
  namesOf(userId: UserId): Promise<readonly UserId[]>
  list(): Promise<readonly Account[]>
  create(roles: readonly Role[]): Promise<Account>
  /** Gives a guest a name and a password; the user id, and with it all data, stays. */
  open(userId: UserId, name: string, password: string): Promise<OpenOutcome>
  /** undefined for a wrong password and for an unknown name alike, after equal work. */
  verify(name: string, password: string): Promise<Account | undefined>
  /** `wrong` for a wrong password and for a guest, who has none. */
  changePassword(userId: UserId, password: string, next: string): Promise<ChangeOutcome>
  /** Removes the guests that `goes` names. One who gets a name meanwhile stays. @returns how many went. */
  removeGuests(goes: (guest: Account) => Promise<boolean>): Promise<number>
  /** A guest signed in to `account`, or to the guest that it is. Does nothing to somebody who has an account already. */
  noteAlias(guest: UserId, account: UserId): Promise<void>
  /** @returns false where it does so already. */
  answerFor(userId: UserId, entry: string): Promise<boolean>
  /** All entries that somebody answers for. */
  answeredFor(): Promise<ReadonlySet<string>>
  /** `null` ends it; what was claimed goes with it. */
  setPartnership(userId: UserId, partnership: Partnership | null): Promise<Account>
}

export interface AccountsOptions {
  readonly records: Records
  readonly clock: () => number
  readonly ulid: () => string
}

/** A guest who moved to a phone that had another, which then signed in to an account, and so on. */
const mostHops = 5

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

  async function answerFor(userId: UserId, entry: string): Promise<boolean> {
    let added = false
    await change(userId, (account) => {
      added = !account.entries.includes(entry)
      return added ? { ...account, entries: [...account.entries, entry] } : account
    })
    return added
  }

  async function findBehind(userId: UserId): Promise<Account | undefined> {
    let account = (await findStored(userId))?.record
    for (let hops = 0; account?.aliasOf !== undefined && hops < mostHops; hops += 1) {
      account = (await findStored(account.aliasOf))?.record
    }
    return account
  }

  async function namesOf(userId: UserId): Promise<readonly UserId[]> {
    const names: UserId[] = []
    let next: UserId | undefined = userId
    while (next !== undefined && names.length <= mostHops) {
      const account: Account | undefined = (await findStored(next))?.record
      if (account) names.push(next)
      next = account?.aliasOf
    }
    return names
  }

  return {
    find: async (userId) => (await findStored(userId))?.record,

    async findByName(name) {
      const login = await records.read(loginId(name), parseLogin)
      return login && (await findStored(login.record.userId))?.record
    },

    findBehind,
    namesOf,

    list: () => records.list('account:', parseAccount),

    async create(roles) {
      const account: Account = {
        userId: parseUserId(ulid()),
        name: null,
        roles,
        createdAt: new Date(clock()).toISOString(),
        entries: [],
      }
      await records.put(`account:${account.userId}`, account)
      return account
    },

    async open(userId, name, password) {
      if ((await findStored(userId))?.record.name != null) return { kind: 'has-account' }
      const id = loginId(name)
      // Before the hash, which is dear. The claim itself decides between two who ask at once.
      const owner = (await records.read(id, parseLogin))?.record.userId
      if (owner !== undefined && owner !== userId) return { kind: 'name-taken' }
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

    async changePassword(userId, password, next) {
      const name = (await findStored(userId))?.record.name
      if (name == null) return 'wrong'
      for (;;) {
        const login = await records.read(loginId(name), parseLogin)
        if (login?.record.userId !== userId) return 'wrong'
        if (!(await verifyPassword(password, login.record.password))) return 'wrong'
        const changed: Login = { userId, password: await hashPassword(next) }
        // A conflict: somebody else changed it first, and then the old password may no longer be right.
        if ((await records.put(loginId(name), changed, login.rev)) === 'written') return 'changed'
      }
    },

    async removeGuests(goes) {
      let gone = 0
      for await (const batch of records.batches('account:', parseAccount)) {
        for (const { rev, record } of batch) {
          if (record.name !== null || !(await goes(record))) continue
          if ((await records.remove(`account:${record.userId}`, rev)) === 'written') gone += 1
        }
      }
      return gone
    },

    async noteAlias(guest, account) {
      if ((await findBehind(account))?.userId === guest) return
      await change(guest, (stored) =>
        stored.name === null && guest !== account ? { ...stored, aliasOf: account } : stored,
      )
      for (const entry of (await findStored(guest))?.record.entries ?? []) {
        await answerFor(account, entry)
      }
    },

    answerFor,

    async answeredFor() {
      const all = await records.list('account:', parseAccount)
      return new Set(all.flatMap(({ entries }) => entries))
    },

    setPartnership: (userId, partnership) =>
      change(userId, ({ organisation: _before, ...account }) => {
        const others = account.roles.filter((role) => role !== 'partner')
        return partnership
          ? { ...account, ...partnership, roles: [...others, 'partner'] }
          : { ...account, entries: [], roles: others.length > 0 ? others : ['actor'] }
      }),
  }
}

/** The name is hashed: an id turns up in logs and errors of a store, a person's name must not. */
function loginId(name: string): string {
  return `login:${createHash('sha256').update(foldName(name)).digest('hex')}`
}

function parseAccount(body: StoredBody): Account {
  const { name, roles, createdAt, aliasOf, entries, organisation } = body
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
    // Accounts from before there were any have none.
    entries: Array.isArray(entries) ? entries.filter((entry) => isDocumentId(entry)) : [],
    ...(typeof organisation === 'string' ? { organisation } : {}),
  }
}

function parseLogin(body: StoredBody): Login {
  if (typeof body['password'] !== 'string') throw new TypeError('Not a stored login.')
  return { userId: parseUserId(body['userId']), password: body['password'] }
}
