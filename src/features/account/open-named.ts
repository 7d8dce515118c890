import { isGuest } from './identity.ts'
import { askSession, nameAccount, openGuest, type SessionOutcome } from './session-api.ts'
import { forgetSignedOut, noteSignedOut, tellServer } from './signed-out.ts'

/**
 * A visitor’s account in one go, for use inside `afterTelling`. The server knows names for guests only, so a
 * guest account is opened first; nothing of the visitor’s is sent anywhere before the name is theirs.
 * @param heard told whether the server knows that a guest account of a moment has ended again.
 */
export async function openNamed(
  name: string,
  password: string,
  heard: (told: boolean) => void,
): Promise<SessionOutcome> {
  const session = await askSession()
  const isOpen = session.kind === 'ok' && session.identity.kind === 'signed-in'
  const guest = session.kind !== 'ok' || isOpen ? session : await openGuest()
  if (guest.kind !== 'ok') return guest
  const { identity } = guest
  if (identity.kind !== 'signed-in') return { kind: 'trouble' }
  if (!isGuest(identity)) return { kind: 'other-user' }
  // It ends with a taken name, or with a device that dies in between: nobody shall meet it later.
  if (!isOpen) await noteSignedOut(identity)
  const named = await nameAccount(identity.user, name, password)
  if (isOpen) return named
  if (named.kind === 'ok') await forgetSignedOut(identity)
  else heard(await tellServer())
  return named
}
