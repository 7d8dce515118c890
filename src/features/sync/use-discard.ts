/** Gives up an item for good, once a person has said so. Where syncing is under way it waits its turn. */
import type { Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { SyncedDatabase } from '../../domain/casework/documents.ts'
import { discardItem } from '../../journal/discard.ts'
import { storageTrouble } from '../../journal/storage-trouble.ts'
import { useFeedback } from '../../ui/feedback.ts'
import type { Workspace } from '../account/workspace.ts'
import { oneAtATime } from '../casework/one-at-a-time.ts'

interface Item {
  readonly workspace: Workspace
  readonly database: SyncedDatabase
  readonly id: string
}

export function useDiscard(
  item: Item,
  done: () => void,
): { readonly busy: Readonly<Ref<boolean>>; readonly discard: () => Promise<void> } {
  const { t } = useI18n()
  const { tell } = useFeedback()
  const { busy, run: discard } = oneAtATime(async () => {
    const { workspace, database, id } = item
    try {
      if (workspace.sync) await workspace.sync.discard(database, id)
      // A visitor's notes are here alone.
      else await discardItem(workspace.journal, { database, id }, [])
      done()
      tell(t('sync.discard.done'))
    } catch (error) {
      const trouble = storageTrouble(error)
      if (!trouble) throw error
      // No answer from the tab that syncs, or it was just closed.
      tell(t(trouble === 'slow' ? 'sync.discard.busy' : 'casework.notSaved.failed.title'))
    }
  })
  return { busy, discard }
}
