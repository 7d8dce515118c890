/** An entry being written: kept per keystroke, judged as the server would, and what it changes. */
import { computed, nextTick, ref, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { EntryKind } from '../../domain/directory/entry.ts'
import { isJsonObject, type Json } from '../../domain/json.ts'
import {
  changesBetween,
  type EntryValues,
  type FieldChange,
} from '../../domain/proposals/changes.ts'
import type { DirectoryField } from '../../domain/proposals/directory-fields.ts'
import {
  entryProblems,
  knownWords,
  problemsOfChange,
} from '../../domain/proposals/entry-problems.ts'
import type { Journal } from '../../journal/record.ts'
import { useDraft, type Draft } from '../casework/use-draft.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { useBeforeReload } from '../update/updates.ts'
import { entryValues, formValues, type FormValues } from './form-values.ts'

export interface EntryDraft {
  /** The entry as its author saw it when they began. */
  readonly base: EntryValues
  values: FormValues
  comment: string
}

export interface EntryFormOptions {
  readonly journal: Journal
  readonly key: string
  readonly kind: EntryKind
  readonly fields: readonly DirectoryField[]
  readonly base: EntryValues
  /** What the form begins with, where that is not the entry as it is. */
  readonly proposed?: EntryValues
}

export interface EntryForm {
  readonly draft: Draft<EntryDraft>
  readonly changes: ComputedRef<readonly FieldChange[]>
  /** The whole entry as it would be. */
  readonly after: ComputedRef<EntryValues>
  /** By field, in words, once somebody has tried to go on. */
  readonly errors: ComputedRef<ReadonlyMap<string, string>>
  readonly set: (field: string, value: Json) => void
  /** Whether it can be sent; else the first field that is wrong gets focus. */
  readonly check: (root: HTMLElement | null) => Promise<boolean>
  readonly tried: Ref<boolean>
}

export function useEntryForm(options: EntryFormOptions): EntryForm {
  const { journal, key, kind, fields, base, proposed } = options
  const i18n = useI18n()
  const { t } = i18n
  const { terms } = useDirectory()
  const draft = useDraft<EntryDraft>(journal, {
    key,
    empty: () => ({ base, values: formValues(fields, proposed ?? base), comment: '' }),
    parse(stored) {
      if (!isJsonObject(stored)) return undefined
      const { base: before, values, comment } = stored
      if (!isJsonObject(before) || !isJsonObject(values) || typeof comment !== 'string') {
        return undefined
      }
      // A field that this version has and the draft had not begins as the entry has it.
      return { base: before, values: { ...formValues(fields, before), ...values }, comment }
    },
    isBlank: ({ base: before, values, comment }) =>
      comment.trim() === '' &&
      changesBetween(kind, proposed ?? before, entryValues(fields, before, values)).length === 0,
  })
  useBeforeReload(async () => {
    await draft.flushed()
    return draft.trouble.value === undefined
  })

  const after = computed(() => {
    const now = draft.content.value
    return now ? entryValues(fields, now.base, now.values) : base
  })
  const changes = computed(() =>
    changesBetween(kind, draft.content.value?.base ?? base, after.value),
  )
  const tried = ref(false)
  const errors = computed((): ReadonlyMap<string, string> => {
    if (!tried.value) return new Map()
    const before = draft.content.value?.base ?? base
    const words = knownWords(terms.value)
    // A new entry has nothing before: what it lacks was not there to be wrong already.
    const problems =
      Object.keys(before).length === 0
        ? entryProblems(kind, after.value, words)
        : problemsOfChange(kind, before, after.value, words)
    return new Map(
      problems.map(({ field, code, detail }) => [
        field,
        detail === undefined
          ? t(`edit.problem.${code}`)
          : t('edit.problemWith', { problem: t(`edit.problem.${code}`), detail }),
      ]),
    )
  })

  return {
    draft,
    changes,
    after,
    errors,
    tried,
    set(field, value) {
      const now = draft.content.value
      if (now) now.values = { ...now.values, [field]: value }
    },
    async check(root) {
      tried.value = true
      const [first] = errors.value.keys()
      if (first === undefined) return true
      await nextTick()
      const control = 'input, textarea, select, button'
      // The part that is wrong, where a field has many.
      const wanted = ['[aria-invalid="true"]', `[data-wrong] :is(${control})`, `:is(${control})`]
      wanted
        .map((each) => root?.querySelector<HTMLElement>(`[data-field="${first}"] ${each}`))
        .find((found) => found)
        ?.focus()
      return false
    },
  }
}
