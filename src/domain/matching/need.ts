import type { NeedState } from '../casework/documents.ts'

/** What is asked: a need, or a question that nobody has sent yet. */
export interface Asked {
  readonly text: string
  /** Vocabulary `need-kinds`. */
  readonly kinds: readonly string[]
  readonly fields: readonly string[]
  readonly municipalities: readonly string[]
}

export interface KnownNeed extends Asked {
  readonly id: string
  readonly state: NeedState
  /** Ids of entries that it was referred to and that helped. */
  readonly helpedBy: readonly string[]
}
