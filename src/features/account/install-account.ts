/**
 * Joins identity, workspace and server.
 *
 *   remembered identity ──▶ workspace opens ──▶ /api/session confirms, in the background
 *        visitor ──sign in / open account──▶ signed in ──session ends──▶ still theirs here, "sign in again"
 */
import { computed, readonly, ref, shallowRef, watch, type App } from 'vue'
import { holdWorkspace } from './current-workspace.ts'
import { followElsewhere } from './follow-elsewhere.ts'
import {
  isGuest,
  isNameless,
  isStaff,
  rememberedIdentity,
  sameOwner,
  serverOf,
  type Identity,
} from './identity.ts'
import { askSession, moveIn, nameAccount, signIn, type SessionOutcome } from './session-api.ts'
import { accountKey, type AccountAccess } from './use-account.ts'

export interface Account extends AccountAccess {
  /** Opens the workspace and asks the server who we are. Once, after the first paint. @returns stop. */
  start(): () => Promise<void>
}

/** Signing out waits so long for the server before it says that it could not be told, ms. */
const longestTelling = 5_000

export function installAccount(app: App): Account {
  // Shallow: it is posted to the worker, and a reactive proxy can’t be.
  const identity = shallowRef<Identity>(rememberedIdentity())
  const current = holdWorkspace(identity)
  const { workspace } = current
  const sessionEnded = ref(false)
  const foreign = shallowRef<Identity>()
  const notTold = ref(false)
  const clockDifference = ref<number>()
  /** Whether the server has said who we are, since it was last out of reach. */
  let confirmed = false
  /** What a person decides outdates every answer about who they are that was asked for before. */
  let decisions = 0

  /**
   * A session that ended does not take the person's notes off the screen, only signing out does; nor does
   * a server that is not the one they were written for.
   */
  async function meet(answer: Identity): Promise<void> {
    const here = identity.value
    if (here.kind === 'unknown') {
      // Signed in, and nothing on the device knows of it: the browser took everything away but the cookie.
      return current.become(answer, 'theirs', { rememberedNothing: answer.kind === 'signed-in' })
    }
    if (answer.kind === 'unknown') return current.become(answer)
    if (here.server !== answer.server && (await hasNotes(here))) {
      foreign.value = answer
      return
    }
    foreign.value = undefined
    sessionEnded.value =
      here.kind === 'signed-in' && answer.kind === 'visitor' && answer.server === here.server
    if (sessionEnded.value) return
    // Killed between the server’s answer and the moving of their notes: nothing else would lead back to those.
    const toGuest = here.kind === 'visitor' && isGuest(answer)
    await current.become(answer, isGuest(here) || toGuest ? 'brought' : 'theirs')
  }

  /** The one door to the server's sessions. */
  async function contact(act: () => Promise<SessionOutcome>): Promise<SessionOutcome> {
    const { afterTelling } = await import('./signed-out.ts')
    const outcome = await afterTelling(act, heard)
    if (outcome.kind === 'ok' && outcome.serverTime !== null) {
      clockDifference.value = Date.now() - outcome.serverTime
    }
    return outcome
  }

  function heard(told: boolean): void {
    notTold.value = !told
  }

  async function hasNotes(here: Exclude<Identity, { kind: 'unknown' }>): Promise<boolean> {
    if (here.kind === 'signed-in') return true
    const { countNotes } = await import('./notes-here.ts')
    return (await countNotes(here)) > 0
  }

  async function signedIn(outcome: SessionOutcome, takeNotes: boolean): Promise<SessionOutcome> {
    if (outcome.kind !== 'ok') return outcome
    decisions++
    const here = identity.value
    const nameless = isNameless(here) && serverOf(here) === serverOf(outcome.identity)
    sessionEnded.value = false
    foreign.value = undefined
    const leaving = !nameless ? 'theirs' : takeNotes ? 'brought' : 'left-behind'
    await current.become(outcome.identity, leaving)
    return outcome
  }

  const access: AccountAccess = {
    identity: identity,
    staff: computed(() => isStaff(identity.value)),
    workspace,
    sessionEnded: readonly(sessionEnded),
    foreignServer: computed(() => foreign.value !== undefined),
    serverNotTold: readonly(notTold),
    clockDifference: readonly(clockDifference),

    async acceptServer() {
      const server = foreign.value
      foreign.value = undefined
      sessionEnded.value = false
      if (server) await current.become(server)
    },

    async signIn(name, password, takeNotes) {
      return signedIn(await contact(() => signIn(name, password)), takeNotes)
    },

    async openAccount(name, password) {
      const here = identity.value
      const { openNamed } = await import('./open-named.ts')
      const open = () =>
        here.kind === 'signed-in'
          ? nameAccount(here.user, name, password)
          : openNamed(name, password, heard)
      return signedIn(await contact(open), true)
    },

    async openGuest() {
      const here = identity.value
      if (here.kind !== 'visitor') return { kind: 'other-user' }
      const { openGuestAt } = await import('./open-guest.ts')
      return signedIn(await contact(() => openGuestAt(here.server)), true)
    },

    async takeOver(token) {
      if (!isNameless(identity.value)) return { kind: 'other-user' }
      return signedIn(await contact(() => moveIn(token)), true)
    },

    async signOut() {
      const here = identity.value
      if (here.kind !== 'signed-in') return 'told'
      // What is in memory alone would go with the workspace, whatever was answered about keeping it.
      const storage = workspace.value?.storage
      if (storage && storage.held.value.length > 0 && !(await storage.retry()))
        return 'not-possible'
      const { isSignedOut, noteSignedOut } = await import('./signed-out.ts')
      try {
        await noteSignedOut(here)
      } catch {
        // It could not be remembered, so the next contact would bring them back.
        return 'not-possible'
      }
      decisions++
      sessionEnded.value = false
      await current.become(
        { kind: 'visitor', server: here.server },
        isGuest(here) ? 'left-behind' : 'theirs',
      )
      await Promise.race([confirm(), after(longestTelling)])
      notTold.value = await isSignedOut(here)
      return notTold.value ? 'not-told' : 'told'
    },

    async visitorNotes() {
      const here = identity.value
      if (!isNameless(here)) return 0
      const { countNotes } = await import('./notes-here.ts')
      return countNotes(here)
    },

    async onlyHere() {
      await current.settled()
      const open = workspace.value
      if (!open) return { unsent: 0, drafts: 0 }
      const { countOnlyHere } = await import('./notes-here.ts')
      return countOnlyHere(open)
    },
  }

  /** What the disk knows counts: localStorage, read for the first paint, may lag behind it. */
  async function keptIdentity(): Promise<Identity> {
    const { readKeptIdentity } = await import('./keep-identity.ts')
    return (await readKeptIdentity()) ?? identity.value
  }

  /** Asks the server who we are: at start, when it is back, and when the sync was turned away. */
  async function confirm(): Promise<void> {
    const before = decisions
    const answer = await contact(askSession)
    if (answer.kind !== 'ok' || answer.identity.kind === 'unknown' || before !== decisions) return
    const { isSignedOut } = await import('./signed-out.ts')
    // Signed out while the server was being asked, maybe in another tab.
    if (answer.identity.kind === 'signed-in' && (await isSignedOut(answer.identity))) return
    confirmed = true
    await meet(answer.identity)
  }

  watch(
    () => workspace.value?.status.value.connection,
    (connection) => {
      switch (connection) {
        case 'signed-out':
        case 'other-user':
        case 'foreign-server':
        case 'forbidden':
          // The last one may be a role that was taken away.
          void confirm()
          return
        case 'unreachable':
          confirmed = false
          return
        case 'connected':
          sessionEnded.value = false
          if (!confirmed) void confirm()
      }
    },
  )

  /** A sign-out that the device was killed in is finished. */
  async function finishSignOut(): Promise<void> {
    const here = identity.value
    if (here.kind !== 'signed-in') return
    const { isSignedOut } = await import('./signed-out.ts')
    if (!(await isSignedOut(here))) return
    await current.become(
      { kind: 'visitor', server: here.server },
      isGuest(here) ? 'left-behind' : 'theirs',
    )
  }

  function start(): () => Promise<void> {
    const stop = followElsewhere({
      follow(told) {
        const here = identity.value
        // On purpose, which an ended session would not mean.
        const changed = serverOf(told) === serverOf(here) && !sameOwner(told, here)
        if (changed) decisions++
        void (changed ? current.become(told) : confirm())
      },
      kept: keptIdentity,
      tell() {
        if (notTold.value) void confirm()
      },
    })
    // Needed whoever it is; where it can't be had, `become` says so.
    import('./workspace.ts').catch(() => undefined)
    void keptIdentity()
      .then((kept) => current.become(kept))
      .then(finishSignOut)
      .then(confirm)
    return async () => {
      stop()
      await current.settled()
      await workspace.value?.close()
    }
  }

  app.provide(accountKey, access)
  return { ...access, start }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
