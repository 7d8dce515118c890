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
} from './identity.ts'
import {
  askSession,
  nameAccount,
  openGuest,
  signIn,
  signOut,
  type SessionOutcome,
} from './session-api.ts'
import type { Workspace } from './workspace.ts'

export interface AccountAccess {
  readonly identity: Readonly<Ref<Identity>>
  readonly staff: ComputedRef<boolean>
  /** Undefined until it is open: a moment after the first paint, or never while the identity is unknown. */
  readonly workspace: Readonly<ShallowRef<Workspace | undefined>>
  /** The server says that the session is over. What is on the device stays usable. */
  readonly sessionEnded: Readonly<Ref<boolean>>
  /** @param takeNotes bring along what was written on this device without an account. */
  signIn(name: string, password: string, takeNotes: boolean): Promise<SessionOutcome>
  /** Opens an account with a name; notes written on this device move into it. */
  openAccount(name: string, password: string): Promise<SessionOutcome>
  /** @param keepUnsent true leaves what is unsent on the device, for the same person's next sign-in. */
  signOut(keepUnsent: boolean): Promise<SessionOutcome>
  /** How many notes a visitor has on this device. */
  visitorNotes(): Promise<number>
}

const accountKey: InjectionKey<AccountAccess> = Symbol('account')

export interface Account extends AccountAccess {
  /** Opens the workspace and asks the server who we are. Once, after the first paint. @returns stop. */
  start(): () => Promise<void>
}

export function installAccount(app: App): Account {
  const identity = ref<Identity>(rememberedIdentity())
  const workspace = shallowRef<Workspace>()
  const sessionEnded = ref(false)
  let opening: Promise<void> = Promise.resolve()

  /** One change of workspace at a time: the old one is closed before the next one opens. */
  function become(next: Identity): Promise<void> {
    opening = opening.then(async () => {
      const open = workspace.value
      if (open && next.kind !== 'unknown' && sameOwner(open.identity, next)) {
        setIdentity(next)
        open.sync?.wake()
        return
      }
      workspace.value = undefined
      await open?.close()
      setIdentity(next)
      if (next.kind === 'unknown') return
      const { openWorkspace } = await import('./workspace.ts')
      workspace.value = openWorkspace(next)
    })
    return opening
  }

  function setIdentity(next: Identity): void {
    identity.value = next
    rememberIdentity(next)
  }

  /** A session that ended does not take the person's notes off the screen: only signing out does. */
  async function meet(answer: Identity): Promise<void> {
    const here = identity.value
    const ended =
      here.kind === 'signed-in' && answer.kind === 'visitor' && answer.server === here.server
    sessionEnded.value = ended
    if (!ended) await become(answer)
  }

  async function signedIn(outcome: SessionOutcome, takeNotes: boolean): Promise<SessionOutcome> {
    if (outcome.kind !== 'ok') return outcome
    if (takeNotes && outcome.identity.kind === 'signed-in') {
      if (workspace.value?.identity.kind === 'visitor') {
        const visitor = workspace.value
        workspace.value = undefined
        await visitor.close()
      }
      const { takeVisitorNotes } = await import('./workspace.ts')
      await takeVisitorNotes(outcome.identity)
    }
    sessionEnded.value = false
    await become(outcome.identity)
    return outcome
  }

  const access: AccountAccess = {
    identity: identity,
    staff: computed(() => isStaff(identity.value)),
    workspace,
    sessionEnded: readonly(sessionEnded),

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
      const open = workspace.value
      workspace.value = undefined
      if (open && !keepUnsent) {
        const { deleteWorkspace } = await import('./workspace.ts')
        await deleteWorkspace(open)
      } else await open?.close()
      await become({ kind: 'visitor', server: here.server })
      return outcome
    },

    async visitorNotes() {
      const here = identity.value
      if (here.kind === 'unknown') return 0
      const { countVisitorNotes } = await import('./workspace.ts')
      return countVisitorNotes(here.server)
    },
  }

  /** Asks the server who we are, at start and whenever the sync met an ended session. */
  async function confirm(): Promise<void> {
    const answer = await askSession()
    if (answer.kind === 'ok' && answer.identity.kind !== 'unknown') await meet(answer.identity)
  }

  watch(
    () => workspace.value?.status.value.connection,
    (connection) => {
      if (connection === 'signed-out' || connection === 'other-user') void confirm()
      else if (connection === 'connected') sessionEnded.value = false
    },
  )

  function start(): () => Promise<void> {
    // Signing in or out in another tab is the same person's doing here.
    const elsewhere = ({ key }: StorageEvent) => {
      if (key === identityKey) void confirm()
    }
    window.addEventListener('storage', elsewhere)
    void become(identity.value).then(confirm)
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

function sameOwner(a: Identity, b: Identity): boolean {
  if (a.kind === 'unknown' || b.kind === 'unknown') return false
  return (
    a.server === b.server &&
    (a.kind === 'signed-in' ? a.user : '') === (b.kind === 'signed-in' ? b.user : '')
  )
}
