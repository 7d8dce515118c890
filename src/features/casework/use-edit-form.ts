/**
 * A form over a stored document: its fields as they were when it was opened, kept in a draft together with
 * the edits its author saw, and saved as the edits in between.
 */
import { computed, ref, toValue, type ComputedRef, type MaybeRefOrGetter, type Ref } from 'vue'
import type { MutableDocument } from '../../domain/documents/document.ts'
import { isJsonObject, type Json } from '../../domain/json.ts'
import { editDocument } from '../../journal/commands.ts'
import type { Workspace } from '../account/workspace.ts'
import { useBeforeReload } from '../update/updates.ts'
import { changedMeanwhile, editsBetween, openFields, type OpenedFields } from './opened-fields.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { saving, troubleOf } from './saving.ts'
import { useDraft, type Draft } from './use-draft.ts'

export interface EditContent {
  readonly opened: OpenedFields
  texts: Record<string, string>
  sets: Record<string, readonly string[]>
}

export interface EditForm {
  readonly draft: Draft<EditContent>
  /** Fields that a colleague has written in since the form was opened. */
  readonly meanwhile: ComputedRef<readonly string[]>
  readonly trouble: Readonly<Ref<'full' | 'failed' | undefined>>
  readonly busy: Readonly<Ref<boolean>>
  /** Saves, then calls back once it is on the disk. Does nothing while it is at it. */
  save(done: () => void): Promise<void>
}

export interface FormFields {
  readonly texts: readonly string[]
  readonly sets: readonly string[]
  /** Of its draft, where the same document has another form too. */
  readonly key?: string
}

export function editKey(id: string): string {
  return `edit:${id}`
}

export function useEditForm(
  workspace: Workspace,
  document: MaybeRefOrGetter<MutableDocument>,
  fields: FormFields,
): EditForm {
  const id = toValue(document)._id
  const draft = useDraft<EditContent>(workspace.journal, {
    key: fields.key ?? editKey(id),
    empty: () => {
      const opened = openFields(toValue(document), fields.texts, fields.sets)
      return { opened, texts: { ...opened.texts }, sets: { ...opened.sets } }
    },
    parse: (stored) => parseEdit(stored, fields),
    isBlank: (content) => editsBetween(content.opened, content).length === 0,
  })
  useBeforeReload(async () => {
    await draft.flushed()
    return draft.trouble.value === undefined
  })
  const trouble = ref<'full' | 'failed'>()
  const { busy, run: save } = oneAtATime(async (done: () => void) => {
    const content = draft.content.value
    if (!content) return
    draft.beforeCommand()
    const edits = editsBetween(content.opened, content)
    if (edits.length > 0) {
      const outcome = await saving(() =>
        editDocument(workspace.journal, 'casework', id, edits, draft.key.value),
      )
      trouble.value = troubleOf(outcome)
      if (outcome.kind === 'held') {
        await draft.handOver()
        done()
      }
      if (outcome.kind !== 'saved') return
      workspace.sync?.wake()
      await draft.used()
    } else await draft.startOver()
    done()
  })

  return {
    draft,
    trouble,
    busy,
    save,
    meanwhile: computed(() => {
      const content = draft.content.value
      return content ? changedMeanwhile(content.opened, toValue(document)) : []
    }),
  }
}

/** A draft without the fields that this version edits, or with others, is not taken up. */
function parseEdit(stored: unknown, fields: FormFields): EditContent | undefined {
  if (!isJsonObject(stored) || !isJsonObject(stored['opened'])) return undefined
  const { opened } = stored
  const parts = [opened, stored]
  const whole =
    parts.every(
      (part) =>
        hasAll(part['texts'], fields.texts, (value) => typeof value === 'string') &&
        hasAll(part['sets'], fields.sets, isWords),
    ) && hasAll(opened['dots'], fields.texts, isDots)
  return whole ? (stored as unknown as EditContent) : undefined
}

function hasAll(
  value: Json | undefined,
  names: readonly string[],
  fits: (value: Json | undefined) => boolean,
): boolean {
  return isJsonObject(value) && names.every((name) => fits(value[name]))
}

function isWords(value: Json | undefined): boolean {
  return Array.isArray(value) && value.every((word) => typeof word === 'string')
}

function isDots(value: Json | undefined): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (dot: Json) =>
        Array.isArray(dot) && typeof dot[0] === 'string' && Number.isSafeInteger(dot[1]),
    )
  )
}
