/** Replies that have been on screen are read, in a window that somebody could look at. */
import { onScopeDispose, watch } from 'vue'
import type { ReceivedView } from '../../domain/questions/question.ts'
import { markRead, type MarkedQuestion } from '../../journal/questions.ts'
import type { Workspace } from '../account/workspace.ts'
import { saving } from '../casework/saving.ts'
import { isUnread } from './question-state.ts'

export function useReadReplies(
  workspace: Workspace,
  question: () => MarkedQuestion,
  replies: () => readonly ReceivedView[] | undefined,
): void {
  const told = new Set<string>()

  async function read(): Promise<void> {
    if (document.visibilityState === 'hidden') return
    const fresh = (replies() ?? [])
      .filter((reply) => isUnread(question(), reply) && !told.has(reply.id))
      .map(({ id }) => id)
    if (fresh.length === 0) return
    for (const id of fresh) told.add(id)
    const outcome = await saving(() => markRead(workspace.journal, question().id, fresh))
    // Unread still, and told as new the next time: nothing that somebody wrote is at stake.
    if (outcome.kind === 'saved') workspace.sync?.wake()
  }

  watch(replies, () => void read(), { immediate: true })
  const look = () => void read()
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => document.removeEventListener('visibilitychange', look))
}
