/**
 * Takes away what nobody can come back to: expired sessions, browsers not seen for long, and guest
 * accounts that never wrote anything. A guest who wrote something keeps it, whatever became of the session.
 */
import type { UserId } from '../../src/domain/identifiers.ts'
import type { DocumentStore } from '../couch/document-store.ts'
import type { Accounts } from './accounts.ts'
import type { KnownBrowsers } from './known-browsers.ts'
import type { Session, Sessions } from './sessions.ts'

export interface SweepOptions {
  readonly store: DocumentStore
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly browsers: KnownBrowsers
  readonly clock: () => number
}

const day = 86_400_000
/** A guest that wrote nothing and was not seen again after its first day is given up after this long. */
const unusedGuestDays = 90

/** @returns how many guests went. */
export async function sweep(options: SweepOptions): Promise<number> {
  const { store, accounts, sessions, browsers, clock } = options
  await browsers.sweep()
  const live = await sessions.sweep()
  return accounts.removeGuests(async (guest) => {
    // One made during this sweep may not have had its session yet.
    if (clock() - Date.parse(guest.createdAt) < day) return false
    const session = live.get(guest.userId)
    if (session && !isGivenUp(session, clock())) return false
    if (await hasWritten(store, guest)) return false
    if (session) await sessions.end(session)
    return true
  })
}

function isGivenUp({ startedAt, usedAt }: Session, now: number): boolean {
  return startedAt === usedAt && now - usedAt > unusedGuestDays * day
}

async function hasWritten(store: DocumentStore, { userId }: { userId: UserId }): Promise<boolean> {
  const info = await store.info(`own-${userId}`)
  return info !== undefined && info.doc_count + info.doc_del_count > 0
}

/** Does it every `milliseconds`, never twice at once. @returns stop: resolves when none is under way. */
export function repeatedly(
  milliseconds: number,
  act: () => Promise<void>,
  failed: (error: unknown) => void,
): () => Promise<void> {
  let underWay: Promise<void> | undefined
  const timer = setInterval(() => {
    underWay ??= act()
      .catch(failed)
      .finally(() => (underWay = undefined))
  }, milliseconds)
  return async () => {
    clearInterval(timer)
    await underWay
  }
}
