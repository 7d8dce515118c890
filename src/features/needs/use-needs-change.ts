/**
 * Changes one or many needs from the list: asks nothing itself, stores in one transaction, tells how many, and
 * offers to take it back.
 */
import { useI18n } from 'vue-i18n'
import {
  changeable,
  changeNeeds,
  mostNeedsAtOnce,
  openNeeds,
  takeBack,
  type ChangedNeed,
  type NeedValues,
  type OpenedNeed,
} from '../../journal/change-needs.ts'
import { storageTrouble } from '../../journal/storage-trouble.ts'
import { useFeedback } from '../../ui/feedback.ts'
import { useFormat } from '../../ui/format.ts'
import type { Workspace } from '../account/workspace.ts'
import { oneAtATime } from '../casework/one-at-a-time.ts'
import { saving } from '../casework/saving.ts'
import type { ListedNeed } from './use-need-list.ts'

export function useNeedsChange(workspace: () => Workspace) {
  const { t } = useI18n()
  const format = useFormat()
  const { tell } = useFeedback()

  async function stored(command: () => Promise<unknown>): Promise<boolean> {
    const { kind } = await saving(command)
    if (kind === 'saved') workspace().sync?.wake()
    else tell(t(`casework.notSaved.${kind}.title`))
    return kind === 'saved'
  }

  const { busy, run: change } = oneAtATime(
    async (opened: readonly OpenedNeed[], next: NeedValues, done: () => void) => {
      const those = changeable(opened, next)
      if (those.length > mostNeedsAtOnce) {
        tell(t('need-list.change.tooMany', { count: mostNeedsAtOnce }))
        return
      }
      if (those.length === 0) {
        tell(t('need-list.change.nothing'))
        done()
        return
      }
      let changed: readonly ChangedNeed[] = []
      const { journal } = workspace()
      const wasStored = await stored(async () => {
        changed = await changeNeeds(journal, opened, next)
      })
      if (!wasStored) return
      const count = format.value.number(changed.length)
      tell(t('need-list.change.done', { count }, changed.length), {
        label: t('need-list.change.undo'),
        run: () => void undo(changed),
      })
      done()
    },
  )

  async function undo(changed: readonly ChangedNeed[]) {
    let back = 0
    const wasStored = await stored(async () => {
      back = await takeBack(workspace().journal, changed)
    })
    if (!wasStored) return
    const counts = { count: format.value.number(back), of: format.value.number(changed.length) }
    tell(
      back === changed.length
        ? t('need-list.change.undone', counts, back)
        : t('need-list.change.partlyUndone', counts),
    )
  }

  /** As they stand now, before anything is asked: what comes later is not replaced. Undefined where that failed. */
  async function open(needs: readonly ListedNeed[]): Promise<readonly OpenedNeed[] | undefined> {
    try {
      return await openNeeds(workspace().journal, needs)
    } catch (error) {
      if (!storageTrouble(error)) throw error
      tell(t('need-list.change.notRead'))
      return undefined
    }
  }

  return { busy, change, open }
}
