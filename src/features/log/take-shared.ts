/** What another app has shared becomes part of the draft, and is forgotten only when the draft is stored. */
import type { Ref } from 'vue'
import { takeSharedText } from '../install/shared-text.ts'
import type { Draft } from '../casework/use-draft.ts'
import type { LogDraft } from './log-draft.ts'

class NotKept extends Error {}

/** A text that the device would not keep is on screen and comes once more with the next opening. */
export async function takeShared(
  content: Ref<LogDraft | undefined>,
  draft: Draft<LogDraft>,
): Promise<void> {
  try {
    await takeSharedText(async ({ title, text, url }) => {
      const log = content.value
      if (!log) throw new NotKept()
      const shared = [...new Set([title, text, url])].filter((part) => part !== '').join('\n')
      if (!log.note.includes(shared)) log.note = [log.note, shared].filter(Boolean).join('\n\n')
      await draft.flushed()
      if (draft.trouble.value) throw new NotKept()
    })
  } catch (error) {
    // Storage without room or access: the draft itself tells of it.
    if (!(error instanceof NotKept) && !(error instanceof DOMException)) throw error
  }
}
