/**
 * Signing out takes effect on the device at once, with or without network. The cookie is the server's to take
 * back (no script can), so the device remembers that it was not told, and tells it before anything else at
 * the next contact: until then nobody may be taken for the person whose cookie it still is.
 *
 * What asks the server about a session, or changes one, goes through `afterTelling`.
 */
import { isJsonObject } from '../../domain/json.ts'
import { changeDeviceFact, readDeviceFact } from '../../journal/device-facts.ts'
import type { SignedIn } from './identity.ts'
import { signOut, type SessionOutcome } from './session-api.ts'

type Owner = Pick<SignedIn, 'server' | 'user'>

const key = 'kulturlots.signed-out'

/** Resolves when it is on the disk. @throws what the storage says, when it would not take it. */
export async function noteSignedOut({ server, user }: Owner): Promise<void> {
  await changeDeviceFact(key, (value) => [...without(ownersIn(value), user), { server, user }])
}

export async function forgetSignedOut({ user }: Pick<Owner, 'user'>): Promise<void> {
  await changeDeviceFact(key, (value) => without(ownersIn(value), user))
}

export async function isSignedOut({ user }: Owner): Promise<boolean> {
  return (await untold()).some((owner) => owner.user === user)
}

/**
 * One tab at a time: a tab that told late would else end the session that another one has just begun.
 * @param heard told how it went, before `act`.
 * @returns unreachable, and `act` is not done, while the server does not know.
 */
export function afterTelling(
  act: () => Promise<SessionOutcome>,
  heard: (told: boolean) => void,
): Promise<SessionOutcome> {
  return navigator.locks.request('kulturlots-session', async () => {
    const told = await tellServer()
    heard(told)
    return told ? await act() : { kind: 'unreachable' }
  })
}

/** For use inside `afterTelling`. @returns whether the server knows of every sign-out. */
export async function tellServer(): Promise<boolean> {
  for (const { user } of await untold()) {
    const { kind } = await signOut(user)
    // Over already, or another person's by now: nothing is left of the old one.
    if (!['ok', 'ended', 'other-user'].includes(kind)) return false
    await forgetSignedOut({ user })
  }
  return true
}

async function untold(): Promise<readonly Owner[]> {
  try {
    return ownersIn(await readDeviceFact(key))
  } catch {
    // Storage that would not open could not have been written to either.
    return []
  }
}

function without(owners: readonly Owner[], user: string): Owner[] {
  return owners.filter((owner) => owner.user !== user)
}

function ownersIn(value: unknown): Owner[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((item: unknown) => {
    if (!isJsonObject(item)) return []
    const { server, user } = item
    return typeof server === 'string' && typeof user === 'string' ? [{ server, user }] : []
  })
}
