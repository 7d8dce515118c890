/** A reply while it is written: kept at every keystroke, with what was chosen besides the text. */
import type { ReplyBody } from '../../domain/casework/documents.ts'
import { isJsonObject, type Json } from '../../domain/json.ts'
import type { Journal } from '../../journal/record.ts'
import { useBeforeReload } from '../update/updates.ts'
import { useDraft } from '../casework/use-draft.ts'

export const vias = ['app', 'email', 'phone', 'talk'] as const satisfies readonly ReplyBody['via'][]

export interface ReplyContent {
  text: string
  /** What the latest template put there: replaced by the next one for as long as nobody wrote in it. */
  begun: string
  /** Null: as it is by itself. */
  signed: string | null
  via: ReplyBody['via'] | null
  address: string | null
  /** Ids of entries to include. */
  include: readonly string[] | null
}

const empty = (): ReplyContent => ({
  ...{ text: '', begun: '', signed: null, via: null, address: null, include: null },
})

export function useReplyDraft(journal: Journal, need: string) {
  const draft = useDraft<ReplyContent>(journal, {
    key: `reply:${need}`,
    empty,
    parse: parseReply,
    isBlank: ({ text }) => text.trim() === '',
  })
  useBeforeReload(async () => {
    await draft.flushed()
    return draft.trouble.value === undefined
  })
  return draft
}

function parseReply(stored: unknown): ReplyContent | undefined {
  if (!isJsonObject(stored) || typeof stored['text'] !== 'string') return undefined
  const { text, begun, signed, via, address, include } = stored
  const textOr = (value: Json | undefined) => (typeof value === 'string' ? value : null)
  return {
    text,
    begun: textOr(begun) ?? '',
    signed: textOr(signed),
    via: vias.find((known) => known === via) ?? null,
    address: textOr(address),
    include: Array.isArray(include)
      ? include.filter((id: Json): id is string => typeof id === 'string')
      : null,
  }
}
