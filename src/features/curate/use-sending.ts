/** Saving a proposal on the device; the sync takes it from there. */
import { ref, type Ref } from 'vue'
import type { Workspace } from '../account/workspace.ts'
import { oneAtATime, type OneAtATime } from '../casework/one-at-a-time.ts'
import { saving, troubleOf } from '../casework/saving.ts'
import type { Draft } from '../casework/use-draft.ts'

type UsedDraft = Pick<Draft<object>, 'beforeCommand' | 'handOver' | 'used'>

/**
 * What was done once it is on the disk, or held in memory: every screen says that then, so `held` is the place
 * for a form that only has to make room.
 */
interface Done {
  readonly saved: () => unknown
  readonly held?: () => unknown
}

export interface Sending {
  readonly trouble: Readonly<Ref<'full' | 'failed' | undefined>>
  readonly busy: Readonly<Ref<boolean>>
  readonly send: OneAtATime<[command: () => Promise<unknown>, done: Done, draft?: UsedDraft]>['run']
}

export function useSending(workspace: () => Workspace | undefined): Sending {
  const trouble = ref<'full' | 'failed'>()
  const { busy, run: send } = oneAtATime(
    async (command: () => Promise<unknown>, done: Done, draft?: UsedDraft) => {
      draft?.beforeCommand()
      const outcome = await saving(command)
      trouble.value = troubleOf(outcome)
      if (outcome.kind === 'held') {
        await draft?.handOver()
        await done.held?.()
      }
      if (outcome.kind !== 'saved') return
      await draft?.used()
      workspace()?.sync?.wake()
      await done.saved()
    },
  )
  return { trouble, busy, send }
}
