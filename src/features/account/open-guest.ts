import { isGuest, serverOf } from './identity.ts'
import { askSession, openGuest, type SessionOutcome } from './session-api.ts'

/**
 * A visitor's account without a name, for use inside `afterTelling`. Only at the server that they have met:
 * `trouble` where another one answers, so that nothing of theirs reaches a stranger.
 */
export async function openGuestAt(server: string): Promise<SessionOutcome> {
  const session = await askSession()
  if (session.kind !== 'ok') return session
  const { identity } = session
  if (serverOf(identity) !== server) return { kind: 'trouble' }
  if (identity.kind !== 'signed-in') return openGuest()
  // Another tab was quicker, or the answer was lost on the way the last time.
  return isGuest(identity) ? session : { kind: 'other-user' }
}
