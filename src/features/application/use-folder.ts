/**
 * The fields of one document, saved when they are left and kept as a draft at every keystroke.
 *
 *   stored ──keystroke──▶ written (draft) ──left──▶ saved ──read back──▶ stored
 *                            ▲     └──the device would not: said, and tried again when a field is next left
 *                            └──typed on meanwhile: waits until what was saved is read back
 *
 * What was saved is shown until it is read back, so that no field jumps to what it was before.
 */
import {
  computed,
  onBeforeUnmount,
  onMounted,
  shallowReactive,
  ref,
  watch,
  type ComputedRef,
  type Ref,
} from 'vue'
import type { MutableDocument } from '../../domain/documents/document.ts'
import { dotsOf } from '../../domain/documents/edit.ts'
import { valueOf } from '../../domain/documents/read.ts'
import { own, type Json } from '../../domain/json.ts'
import { isSetRegister } from '../../domain/merge/register.ts'
import { editOwn } from '../../journal/applications.ts'
import type { Journal } from '../../journal/record.ts'
import type { Workspace } from '../account/workspace.ts'
import { saving, troubleOf } from '../casework/saving.ts'
import { useDraft } from '../casework/use-draft.ts'
import { useBeforeReload } from '../update/updates.ts'
import {
  parseFolderDraft,
  savingOf,
  storedAs,
  troubleIn,
  writtenAs,
  type FieldTrouble,
  type FolderDraft,
} from './folder-edits.ts'

export interface Folder {
  /** What a field holds: what is being written, else what is stored. */
  readonly value: (field: string) => string
  readonly write: (field: string, text: string) => void
  readonly trouble: (field: string) => FieldTrouble | undefined
  /** Saves what can be. For a field that is left. */
  readonly save: () => Promise<void>
  /** `writing`: something is not saved yet. */
  readonly state: ComputedRef<'saved' | 'writing' | 'full' | 'failed'>
  /** What is on screen was written earlier and not saved. */
  readonly restored: Readonly<Ref<boolean>>
  /** All that is not saved, for the case that it can’t be. */
  readonly unsaved: ComputedRef<string>
}

export function useFolder(workspace: Workspace, document: () => MutableDocument): Folder {
  const { journal, sync } = workspace
  const { _id: id } = document()
  const draft = useDraft<FolderDraft>(journal, {
    key: `edit:${id}`,
    empty: () => ({ fields: {} }),
    parse: parseFolderDraft,
    isBlank: ({ fields }) => Object.keys(fields).length === 0,
  })
  const failed = ref<'full' | 'failed'>()
  /** Saved and not read back: as it was saved, and what stood there before. */
  const onItsWay = shallowReactive(new Map<string, { text: string; value: Json; before: string }>())
  /** Typed before the device has answered what was left of it earlier. */
  const early = ref<FolderDraft>({ fields: {} })
  const fields = () => (draft.content.value ?? early.value).fields
  const dots = (field: string) => JSON.stringify(dotsOf(document(), field))

  watch(document, () => {
    for (const [field, { value, before }] of [...onItsWay]) {
      if (dots(field) === before) continue
      onItsWay.delete(field)
      const written = fields()[field]
      if (written?.replaces !== null) continue
      written.replaces = ownDots(field, value)
      void save()
    }
  })

  /** Of what this device has saved, not of what may have come in from another at the same moment. */
  function ownDots(field: string, saved: Json) {
    const register = own(document().registers, field)
    if (!register || isSetRegister(register)) return []
    return register.values.filter(({ value }) => value === saved).map(({ dot }) => dot)
  }

  watch(
    draft.content,
    (content) => {
      if (content) Object.assign(content.fields, early.value.fields)
      early.value = { fields: {} }
    },
    { flush: 'sync' },
  )

  function write(field: string, text: string) {
    const there = fields()[field]
    if (there) there.text = text
    else {
      const replaces = onItsWay.has(field) ? null : dotsOf(document(), field)
      fields()[field] = { text, replaces }
    }
  }

  async function saveOnce(by: Journal): Promise<void> {
    const content = draft.content.value
    if (!content) return
    const { edits, done } = savingOf(content.fields, document())
    const before = new Map(done.map(({ field }) => [field, dots(field)]))
    if (edits.length > 0) {
      const outcome = await saving(() => editOwn(by, id, edits))
      failed.value = troubleOf(outcome)
      if (outcome.kind !== 'saved') return
      sync?.wake()
    }
    for (const { field, text, edited } of done) {
      const written = content.fields[field]
      const isSame = written?.text === text
      if (isSame) Reflect.deleteProperty(content.fields, field)
      if (!edited) continue
      const stood = before.get(field) ?? ''
      if (dots(field) === stood) {
        const value = storedAs(field, text)
        onItsWay.set(field, { text: writtenAs(value), value, before: stood })
        if (written && !isSame) written.replaces = null
      } else if (written && !isSame) written.replaces = ownDots(field, storedAs(field, text))
    }
    if (done.length > 0 && Object.keys(content.fields).length === 0) await draft.startOver()
  }

  // A command that fails stays in its field, with the draft; only what leaves the screen is held for it.
  const { hold: _hold, ...unheld } = journal
  /** One at a time: the second sees what the first has saved. */
  let last: Promise<void> = Promise.resolve()
  function save(by: Journal = unheld): Promise<void> {
    // A bug in one must not keep the next from being tried.
    last = last.catch(() => undefined).then(() => saveOnce(by))
    return last
  }

  const hidden = () => {
    if (globalThis.document.visibilityState === 'hidden') void save()
  }
  onMounted(() => globalThis.document.addEventListener('visibilitychange', hidden))
  onBeforeUnmount(() => {
    globalThis.document.removeEventListener('visibilitychange', hidden)
    void save(journal)
  })
  useBeforeReload(async () => {
    await save()
    await draft.flushed()
    return Object.keys(fields()).length === 0 || draft.trouble.value === undefined
  })

  const unsaved = computed(() =>
    Object.values(fields())
      .map(({ text }) => text)
      .join('\n\n'),
  )
  return {
    value: (field) =>
      fields()[field]?.text ?? onItsWay.get(field)?.text ?? writtenAs(valueOf(document(), field)),
    write,
    trouble: (field) => {
      const written = fields()[field]
      return written && troubleIn(field, written.text)
    },
    save: () => save(),
    state: computed(() => {
      const trouble = failed.value ?? draft.trouble.value
      if (trouble) return trouble
      return Object.keys(fields()).length > 0 ? 'writing' : 'saved'
    }),
    restored: draft.restored,
    unsaved,
  }
}
