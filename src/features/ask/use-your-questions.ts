/** What somebody has asked from here, with how many replies they have not opened. */
import { computed, type ComputedRef } from 'vue'
import { questions, receivedReplies, type MarkedQuestion } from '../../journal/questions.ts'
import { useLiveQuery } from '../account/use-live-query.ts'
import { isUnread } from './question-state.ts'

export interface YourQuestion {
  readonly question: MarkedQuestion
  readonly unread: number
}

export function useYourQuestions(): {
  /** Those with something new first, then the newest. */
  readonly all: ComputedRef<readonly YourQuestion[]>
  readonly fresh: ComputedRef<readonly YourQuestion[]>
} {
  const asked = useLiveQuery(questions)
  const replies = useLiveQuery(receivedReplies)
  const all = computed(() =>
    (asked.value ?? [])
      .map((question) => ({
        question,
        unread: (replies.value ?? []).filter((reply) => isUnread(question, reply)).length,
      }))
      .sort((a, b) => Number(b.unread > 0) - Number(a.unread > 0)),
  )
  return { all, fresh: computed(() => all.value.filter(({ unread }) => unread > 0)) }
}
