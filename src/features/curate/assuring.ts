/** "Stämmer": one tap, and the way back. Whatever the tap began does not depend on the row it was made in. */
import { useI18n } from 'vue-i18n'
import type { DocumentId } from '../../domain/identifiers.ts'
import type { FieldChange } from '../../domain/proposals/changes.ts'
import { isDone, propose, withdraw } from '../../journal/proposals.ts'
import { useFeedback } from '../../ui/feedback.ts'
import { useAccount } from '../account/use-account.ts'
import type { Workspace } from '../account/workspace.ts'
import { saving, type SaveOutcome } from '../casework/saving.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { useCurating } from './use-curating.ts'

/** What stood there before the tap: when the entry was checked, and by whom. */
export interface Assured {
  readonly assuredAt?: string | undefined
  readonly assuredBy?: string | undefined
}

export type AssuredEntry = { readonly id: DocumentId; readonly name: string } & Assured

export interface Assuring {
  readonly assure: (entry: AssuredEntry) => Promise<void>
  /** @param proposal its id. @param entry as it was before. */
  readonly regret: (proposal: string, entry: AssuredEntry) => Promise<void>
}

export function useAssuring(): Assuring {
  const { t } = useI18n()
  const { tell } = useFeedback()
  const { calls } = useDirectory()
  const { workspace } = useAccount()
  const curating = useCurating()

  function refused(outcome: SaveOutcome): boolean {
    if (outcome.kind === 'saved') return false
    tell(t(`casework.notSaved.${outcome.kind}.title`))
    return true
  }

  /** Empty where this device can't learn what the server has made of the entry. */
  async function takingBack(before: AssuredEntry): Promise<readonly FieldChange[]> {
    const from = (now: Assured | undefined) =>
      (['assuredAt', 'assuredBy'] as const)
        .map((field) => ({
          field,
          before: now?.[field] ?? null,
          after: before[field] ?? null,
        }))
        .filter((change) => change.before !== change.after)
    const known = from(await calls.entry(before.id))
    if (known.length > 0) return known
    // The proposal's outcome comes with the notes, and may be here before the directory's difference.
    await calls.refresh()
    return from(await calls.entry(before.id))
  }

  async function regretIn(open: Workspace, id: string, before: AssuredEntry) {
    const { database, changes } = curating.value
    // What the server has carried out already is taken back by a change.
    const done = await isDone(open.journal, database, id)
    const back = done ? await takingBack(before) : []
    if (done && back.length === 0) {
      tell(t('curate.regretLater'))
      return
    }
    const command = async () => {
      if (!done) return withdraw(open.journal, database, id)
      return propose(open.journal, database, {
        entry: before.id,
        purpose: 'change',
        name: before.name,
        changes: back,
        ...(changes === 'edits' ? { decision: 'approved' } : {}),
      })
    }
    if (refused(await saving(command))) return
    open.sync?.wake()
    tell(t(done && changes !== 'edits' ? 'curate.regretAsked' : 'curate.regretted'))
  }

  return {
    async assure(entry) {
      const open = workspace.value
      if (!open) {
        tell(t('curate.notYet'))
        return
      }
      const { database } = curating.value
      const { id, name } = entry
      let made: DocumentId | undefined
      const outcome = await saving(async () => {
        made = await propose(open.journal, database, { entry: id, purpose: 'assure', name })
      })
      const proposal = made
      if (refused(outcome) || proposal === undefined) return
      open.sync?.wake()
      tell(t('curate.assured', { name }), {
        label: t('curate.regret'),
        run: () => void regretIn(open, proposal, entry),
      })
    },
    async regret(id, entry) {
      const open = workspace.value
      if (open) await regretIn(open, id, entry)
    },
  }
}
