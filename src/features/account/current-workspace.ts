/**
 * Whose notes are open. A change of person is one step at a time: what the one before leaves is settled, then
 * the identity changes, then the next workspace opens.
 */
import { shallowRef, type ShallowRef } from 'vue'
import {
  isGuest,
  isNameless,
  isStaff,
  rememberIdentity,
  sameOwner,
  serverOf,
  type Identity,
} from './identity.ts'
import type { Workspace } from './workspace.ts'

/**
 * What becomes of the notes of the one who gives way. `theirs`: somebody with a name finds what is unsent at
 * their next sign-in, and nobody finds the rest; others’ stay. `brought`: they move into the next account.
 * `left-behind`: a guest’s are deleted, since nothing leads back to them; a visitor’s stay.
 */
export type Leaving = 'theirs' | 'brought' | 'left-behind'

/** What the device knew of somebody before. */
interface Found {
  readonly rememberedNothing: boolean
}

export interface CurrentWorkspace {
  readonly workspace: Readonly<ShallowRef<Workspace | undefined>>
  /** Somebody else, or the same person as the server knows them now. */
  become(next: Identity, leaving?: Leaving, found?: Found): Promise<void>
  /** Resolves when no change is under way. */
  settled(): Promise<void>
}

export function holdWorkspace(identity: ShallowRef<Identity>): CurrentWorkspace {
  const workspace = shallowRef<Workspace>()
  let opening: Promise<void> = Promise.resolve()

  function become(next: Identity, leaving: Leaving = 'theirs', found?: Found): Promise<void> {
    const changed = opening.then(() => change(next, leaving, found))
    // A change that failed must not keep the next one from being tried.
    opening = changed.catch(() => undefined)
    return changed
  }

  async function change(next: Identity, leaving: Leaving, found?: Found): Promise<void> {
    const here = identity.value
    const open = workspace.value
    if (open && sameOwner(open.identity, next)) return stay(open, next)
    workspace.value = undefined
    // Before the identity changes: a device that dies in between meets the next person again, and does it then.
    if (open) await leave(open, here, next, leaving)
    if (leaving === 'brought' && next.kind === 'signed-in' && isNameless(here)) {
      const { takeNotes } = await import('./notes-here.ts')
      await takeNotes(here, next)
    }
    if (next.kind === 'unknown') {
      setIdentity(next)
      return
    }
    const [{ openWorkspace }, { keepIdentity }] = await Promise.all([
      import('./workspace.ts'),
      import('./keep-identity.ts'),
    ])
    // The disk first, which counts at the next start: a page left in between does not meet the one before.
    await keepIdentity(next)
    setIdentity(next)
    workspace.value = openWorkspace(next, found)
  }

  /** The same person, as the server knows them now. */
  async function stay(open: Workspace, next: Identity): Promise<void> {
    const { dropCasework, holdsCasework } = await import('./leaving.ts')
    const { keepIdentity } = await import('./keep-identity.ts')
    if (!isStaff(next) && (isStaff(identity.value) || (await holdsCasework(open)))) {
      await dropCasework(open)
    }
    const news = JSON.stringify(identity.value) !== JSON.stringify(next)
    await keepIdentity(next)
    setIdentity(next)
    // With nothing new, asking again what the server has just refused would go on for ever.
    if (news || !['connected', 'forbidden'].includes(open.status.value.connection)) {
      open.sync?.wake()
    }
  }

  function setIdentity(next: Identity): void {
    identity.value = next
    rememberIdentity(next)
  }

  return { workspace, become, settled: () => opening }
}

async function leave(
  open: Workspace,
  here: Identity,
  next: Identity,
  leaving: Leaving,
): Promise<void> {
  const { deleteWorkspace, leaveUnsent } = await import('./leaving.ts')
  if (here.kind !== 'signed-in' || here.server !== serverOf(next)) return open.close()
  if (!isGuest(here)) return leaveUnsent(open)
  if (leaving === 'left-behind') return deleteWorkspace(open)
  return open.close(leaving === 'brought' ? 'deleted' : 'kept')
}
