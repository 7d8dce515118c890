/**
 * The account as screens use it: who, the open workspace, and what can be done about it.
 *
 *   remembered identity ──▶ workspace opens ──▶ /api/session confirms, in the background
 *        visitor ──sign in / open account──▶ signed in ──session ends──▶ still theirs here, "sign in again"
 */
import {
  computed,
  inject,
  readonly,
  ref,
  shallowRef,
  watch,
  type App,
  type ComputedRef,
  type InjectionKey,
  type Ref,
  type ShallowRef,
} from 'vue'
import {
  identityKey,
  isStaff,
  rememberedIdentity,
  rememberIdentity,
  type Identity,
  type SignedIn,
} from './identity.ts'
import {
  askSession,
  nameAccount,
  openGuest,
  signIn,
  signOut,
  type SessionOutcome,
} from './session-api.ts'
import type { OnlyHere, Workspace } from './workspace.ts'

export interface AccountAccess {
  readonly identity: Readonly<Ref<Identity>>
  readonly staff: ComputedRef<boolean>
  /** Undefined until it is open: a moment after the first paint, or never while the identity is unknown. */
  readonly workspace: Readonly<ShallowRef<Workspace | undefined>>
  /** The server says that the session is over. What is on the device stays usable. */
  readonly sessionEnded: Readonly<Ref<boolean>>
  /** Another server answers at this address: nothing is sent to it, and what is here stays as it was. */
  readonly foreignServer: Readonly<Ref<boolean>>
  /** Goes over to that server. What is on the device stays there, for the day when the old one answers. */
  acceptServer(): Promise<void>
  /** @param takeNotes bring along what was written on this device without an account. */
  signIn(name: string, password: string, takeNotes: boolean): Promise<SessionOutcome>
  /** Opens an account with a name; notes written on this device move into it. */
  openAccount(name: string, password: string): Promise<SessionOutcome>
  /** @param keepUnsent true leaves what is unsent on the device, for the same person's next sign-in. */
  signOut(keepUnsent: boolean): Promise<SessionOutcome>
  /** How many notes and favourites a visitor, or a guest, could bring along to an account. */
  visitorNotes(): Promise<number>
  /** What would be lost if it were deleted from this device. */
  onlyHere(): Promise<OnlyHere>
}

/** Provided by `installAccount`, and by tests of screens. */
export const accountKey: InjectionKey<AccountAccess> = Symbol('account')

export interface Account extends AccountAccess {
  /** Opens the workspace and asks the server who we are. Once, after the first paint. @returns stop. */
  start(): () => Promise<void>
}

export function installAccount(app: App): Account {
  // Shallow: it is posted to the worker, and a reactive proxy can’t be.
  const identity = shallowRef<Identity>(rememberedIdentity())
  const workspace = shallowRef<Workspace>()
  const sessionEnded = ref(false)
  const foreign = shallowRef<Identity>()
  let opening: Promise<void> = Promise.resolve()

  /** One change of workspace at a time: the old one is closed before the next one opens. */
  function become(next: Identity): Promise<void> {
    opening = opening.then(async () => {
      const open = workspace.value
      if (open && next.kind !== 'unknown' && sameOwner(open.identity, next)) {
        setIdentity(next)
        const { keepIdentity } = await import('./workspace.ts')
        await keepIdentity(next)
        open.sync?.wake()
        return
      }
      workspace.value = undefined
      await open?.close()
      setIdentity(next)
      if (next.kind === 'unknown') return
      const { openWorkspace, keepIdentity } = await import('./workspace.ts')
      await keepIdentity(next)
      workspace.value = openWorkspace(next)
    })
    return opening
  }

  function setIdentity(next: Identity): void {
    identity.value = next
    rememberIdentity(next)
  }

  /**
   * A session that ended does not take the person's notes off the screen, only signing out does; nor does
   * a server that is not the one they were written for.
   */
  async function meet(answer: Identity): Promise<void> {
    const here = identity.value
    if (here.kind === 'unknown' || answer.kind === 'unknown') return become(answer)
    if (here.server !== answer.server && (await hasNotes(here))) {
      foreign.value = answer
      return
    }
    foreign.value = undefined
    sessionEnded.value =
      here.kind === 'signed-in' && answer.kind === 'visitor' && answer.server === here.server
    if (!sessionEnded.value) await become(answer)
  }

  async function hasNotes(here: Exclude<Identity, { kind: 'unknown' }>): Promise<boolean> {
    if (here.kind === 'signed-in') return true
    const { countNotes } = await import('./workspace.ts')
    return (await countNotes(here)) > 0
  }

  async function signedIn(outcome: SessionOutcome, takeNotes: boolean): Promise<SessionOutcome> {
    if (outcome.kind !== 'ok') return outcome
    if (takeNotes && outcome.identity.kind === 'signed-in') await bringNotes(outcome.identity)
    sessionEnded.value = false
    foreign.value = undefined
    await become(outcome.identity)
    return outcome
  }

  /** Of a visitor, or of a guest who turns out to have an account; never from another person's account. */
  async function bringNotes(account: SignedIn): Promise<void> {
    const here = identity.value
    if (!isNameless(here) || sameOwner(here, account) || here.server !== account.server) return
    await opening
    const open = workspace.value
    workspace.value = undefined
    await open?.close('deleted')
    const { takeNotes } = await import('./workspace.ts')
    await takeNotes(here, account)
  }

  const access: AccountAccess = {
    identity: identity,
    staff: computed(() => isStaff(identity.value)),
    workspace,
    sessionEnded: readonly(sessionEnded),
    foreignServer: computed(() => foreign.value !== undefined),

    async acceptServer() {
      const server = foreign.value
      foreign.value = undefined
      sessionEnded.value = false
      if (server) await become(server)
    },

    signIn: async (name, password, takeNotes) => signedIn(await signIn(name, password), takeNotes),

    async openAccount(name, password) {
      const guest = identity.value.kind === 'signed-in' ? undefined : await openGuest()
      if (guest && guest.kind !== 'ok') return guest
      const opened = guest?.kind === 'ok' ? guest.identity : identity.value
      if (opened.kind !== 'signed-in') return { kind: 'trouble' }
      // The notes are safe in the guest account even when the name is taken and another must be chosen.
      if (guest) await signedIn(guest, true)
      return signedIn(await nameAccount(opened.user, name, password), false)
    },

    async signOut(keepUnsent) {
      const here = identity.value
      if (here.kind !== 'signed-in') return { kind: 'ok', identity: here }
      const outcome = await signOut(here.user)
      if (outcome.kind !== 'ok') return outcome
      await opening
      const open = workspace.value
      workspace.value = undefined
      if (open) {
        const { deleteWorkspace, leaveUnsent } = await import('./workspace.ts')
        await (keepUnsent ? leaveUnsent(open) : deleteWorkspace(open))
      }
      sessionEnded.value = false
      await become({ kind: 'visitor', server: here.server })
      return outcome
    },

    async visitorNotes() {
      const here = identity.value
      if (!isNameless(here)) return 0
      const { countNotes } = await import('./workspace.ts')
      return countNotes(here)
    },

    async onlyHere() {
      await opening
      const open = workspace.value
      if (!open) return { unsent: 0, drafts: 0 }
      const { countOnlyHere } = await import('./workspace.ts')
      return countOnlyHere(open)
    },
  }

  /** What the disk knows counts: localStorage, read for the first paint, may lag behind it. */
  async function keptIdentity(): Promise<Identity> {
    const { readKeptIdentity } = await import('./workspace.ts')
    return (await readKeptIdentity()) ?? identity.value
  }

  /** Asks the server who we are, at start and whenever the sync met an ended session. */
  async function confirm(): Promise<void> {
    const answer = await askSession()
    if (answer.kind === 'ok' && answer.identity.kind !== 'unknown') await meet(answer.identity)
  }

  watch(
    () => workspace.value?.status.value.connection,
    (connection) => {
      if (
        connection === 'signed-out' ||
        connection === 'other-user' ||
        connection === 'foreign-server'
      )
        void confirm()
      else if (connection === 'connected') sessionEnded.value = false
    },
  )

  function start(): () => Promise<void> {
    // Signing in or out in another tab is the same person's doing here.
    const elsewhere = ({ key }: StorageEvent) => {
      if (key !== identityKey) return
      const told = rememberedIdentity()
      // Signed out there on purpose: the local database is gone, which an ended session would not mean.
      if (told.kind === 'visitor' && told.server === serverOf(identity.value)) void become(told)
      else void confirm()
    }
    window.addEventListener('storage', elsewhere)
    void keptIdentity().then(become).then(confirm)
    return async () => {
      window.removeEventListener('storage', elsewhere)
      await workspace.value?.close()
    }
  }

  app.provide(accountKey, access)
  return { ...access, start }
}

export function useAccount(): AccountAccess {
  const access = inject(accountKey)
  if (!access) throw new Error('installAccount has not been called.')
  return access
}

/** A visitor, or a guest who has not given a name. */
function isNameless(
  identity: Identity,
): identity is Exclude<Identity, { kind: 'unknown' }> & { name?: null } {
  return identity.kind === 'visitor' || (identity.kind === 'signed-in' && identity.name === null)
}

function serverOf(identity: Identity): string | undefined {
  return identity.kind === 'unknown' ? undefined : identity.server
}

function sameOwner(a: Identity, b: Identity): boolean {
  if (a.kind === 'unknown' || b.kind === 'unknown') return false
  return (
    a.server === b.server &&
    (a.kind === 'signed-in' ? a.user : '') === (b.kind === 'signed-in' ? b.user : '')
  )
}
