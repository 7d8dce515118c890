/** The account as screens use it: who, the open workspace, and what can be done about it. */
import { inject, type ComputedRef, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import type { Identity } from './identity.ts'
import type { OnlyHere } from './notes-here.ts'
import type { SessionOutcome } from './session-api.ts'
import type { Workspace } from './workspace.ts'

export interface AccountAccess {
  readonly identity: Readonly<Ref<Identity>>
  readonly staff: ComputedRef<boolean>
  /** Undefined until it is open: a moment after the first paint, or never while the identity is unknown. */
  readonly workspace: Readonly<ShallowRef<Workspace | undefined>>
  /** The server says that the session is over. What is on the device stays usable. */
  readonly sessionEnded: Readonly<Ref<boolean>>
  /** Another server answers at this address: nothing is sent to it, and what is here stays as it was. */
  readonly foreignServer: Readonly<Ref<boolean>>
  /** How far this device's clock is from the server's, ms; positive when it is ahead. Undefined until known. */
  readonly clockDifference: Readonly<Ref<number | undefined>>
  /** Somebody signed out here, and the server could not be told yet. It is, before anything else. */
  readonly serverNotTold: Readonly<Ref<boolean>>
  /** Goes over to that server. What is on the device stays there, for the day when the old one answers. */
  acceptServer(): Promise<void>
  /**
   * @param takeNotes bring along what was written on this device without an account. Else a visitor’s notes
   * stay here; a guest’s are deleted, since nobody could reach them afterwards: ask first.
   */
  signIn(name: string, password: string, takeNotes: boolean): Promise<SessionOutcome>
  /** Opens an account with a name; notes written on this device move into it once the name is theirs. */
  openAccount(name: string, password: string): Promise<SessionOutcome>
  /**
   * Gives a visitor an account without a name, so that what they wrote for others can be sent; everything
   * they have written here moves into it. Does nothing for anybody else.
   */
  openGuest(): Promise<SessionOutcome>
  /**
   * Becomes whoever showed the token on another device; what was written here without an account comes along.
   * Does nothing where somebody with a name is signed in.
   */
  takeOver(token: string): Promise<SessionOutcome>
  /**
   * At once, with or without network. What is unsent stays on the device for the same person's next
   * sign-in; of a guest, who can't sign in again, nothing stays: ask first.
   */
  signOut(): Promise<SignOutOutcome>
  /** How many notes and favourites a visitor, or a guest, could bring along to an account. */
  visitorNotes(): Promise<number>
  /** What would be lost if it were deleted from this device. */
  onlyHere(): Promise<OnlyHere>
}

/** `not-told`: signed out here; the server learns of it at the next contact. `not-possible`: nothing was done. */
export type SignOutOutcome = 'told' | 'not-told' | 'not-possible'

/** Provided by `installAccount`, and by tests of screens. */
export const accountKey: InjectionKey<AccountAccess> = Symbol('account')

export function useAccount(): AccountAccess {
  const access = inject(accountKey)
  if (!access) throw new Error('installAccount has not been called.')
  return access
}
