import { ref, type Ref } from 'vue'
import { isBegun } from '../../journal/draft-claim.ts'
import type { Workspace } from '../account/workspace.ts'

/** Whether a form is open: from the start where its draft was begun and never saved, since one comes back for it. */
export function useBegun({ journal }: Workspace, key: string): Ref<boolean> {
  const open = ref(false)
  isBegun(journal.database, key).then(
    (begun) => {
      if (begun) open.value = true
    },
    // Storage that can't be read is told of by the draft itself, and by what the screen reads.
    () => undefined,
  )
  return open
}
