/** What another app has shared becomes part of the draft, and is forgotten only when the draft is stored. */
import type { Ref } from 'vue'
import { claimDraft } from '../../journal/draft-claim.ts'
import { createDraftWriter } from '../../journal/drafts.ts'
import type { Journal } from '../../journal/record.ts'
import type { Draft } from '../casework/use-draft.ts'
import { takeSharedText, type SharedText } from '../install/shared-text.ts'
import { noteDraft } from '../notes/note-draft.ts'
import type { LogDraft } from './log-draft.ts'

class NotKept extends Error {}

/** For staff, on the open form. A text that the device would not keep is on screen, and comes once more. */
export function takeShared(content: Ref<LogDraft | undefined>, draft: Draft<LogDraft>) {
  return taking(async (shared) => {
    const log = content.value
    if (!log) throw new NotKept()
    if (!log.note.includes(shared)) log.note = [log.note, shared].filter(Boolean).join('\n\n')
    await draft.flushed()
    if (draft.trouble.value) throw new NotKept()
  })
}

/** For everyone else, before the form of a private note opens its draft. */
export function takeSharedForNote({ database, clock }: Journal) {
  return taking(async (shared) => {
    const form = noteDraft(undefined, shared)
    const claim = await claimDraft(database, form.key)
    const failures: unknown[] = []
    const fail = (error: unknown) => failures.push(error)
    const writer = createDraftWriter(database, claim.key, clock, fail)
    writer.keep(form.parse(claim.content) ?? form.empty())
    await writer.flushed()
    claim.release()
    if (failures.length > 0) throw new NotKept()
  })
}

async function taking(keep: (shared: string) => Promise<void>): Promise<void> {
  try {
    await takeSharedText((shared) => keep(textOf(shared)))
  } catch (error) {
    // Storage without room or access: the form itself tells of it.
    if (!(error instanceof NotKept) && !(error instanceof DOMException)) throw error
  }
}

function textOf({ title, text, url }: SharedText): string {
  return [...new Set([title, text, url])].filter((part) => part !== '').join('\n')
}
