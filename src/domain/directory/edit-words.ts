/** What an admin does to a controlled word, as the changes of a proposal. A code is never changed or used again. */
import type { Json } from '../json.ts'
import {
  changesBetween,
  valuesOf,
  type EntryValues,
  type FieldChange,
} from '../proposals/changes.ts'
import type { NewProposal } from '../proposals/proposal.ts'
import { parseDocumentId } from '../identifiers.ts'
import type { TaxonomyTerm, Vocabulary } from './entry.ts'

export const labelLanguages = ['sv', 'en', 'fi'] as const
export type LabelLanguage = (typeof labelLanguages)[number]

/** As a form has it: nothing is an empty text or an empty list. */
export interface WordForm {
  readonly labels: Readonly<Record<LabelLanguage, string>>
  readonly altLabels: Readonly<Record<LabelLanguage, readonly string[]>>
  readonly broader: string
  readonly focus: string
}

export function formOf(term: TaxonomyTerm | undefined): WordForm {
  const { labels, altLabels, broader = '', focus = '' } = term ?? {}
  return {
    labels: { sv: labels?.sv ?? '', en: labels?.en ?? '', fi: labels?.fi ?? '' },
    altLabels: { sv: altLabels?.sv ?? [], en: altLabels?.en ?? [], fi: altLabels?.fi ?? [] },
    broader,
    focus,
  }
}

/** Empty when nothing is changed. */
export function changesOfForm(term: TaxonomyTerm, form: WordForm): readonly FieldChange[] {
  const before = valuesOf(term)
  return changesBetween('taxonomy', before, { ...before, ...valuesOfForm(form) })
}

/** @param taken codes of the vocabulary, those that were merged or retired too. */
export function newWord(
  vocabulary: Vocabulary,
  form: WordForm,
  taken: ReadonlySet<string>,
): Pick<NewProposal, 'entry' | 'purpose' | 'changes' | 'name'> {
  const code = freeCode(form.labels.sv, taken)
  return {
    entry: parseDocumentId(`taxonomy:${vocabulary}.${code}`),
    purpose: 'new',
    changes: changesBetween('taxonomy', {}, { vocabulary, code, ...valuesOfForm(form) }),
    name: form.labels.sv.trim(),
  }
}

/** @param into its code; null to let the word stand for itself again. */
export function mergeChanges(term: TaxonomyTerm, into: string | null): readonly FieldChange[] {
  return [{ field: 'mergedInto', before: term.mergedInto ?? null, after: into }]
}

export function retireChanges(term: TaxonomyTerm, retired: boolean): readonly FieldChange[] {
  return [{ field: 'retired', before: term.retired ?? null, after: retired ? true : null }]
}

function valuesOfForm({ labels, altLabels, broader, focus }: WordForm): EntryValues {
  const filled = <Value>(
    of: Readonly<Record<LabelLanguage, Value>>,
    value: (own: Value) => Json | undefined,
  ) =>
    Object.fromEntries(
      labelLanguages.flatMap((language) => {
        const own = value(of[language])
        return own === undefined ? [] : [[language, own]]
      }),
    )
  const others = filled(altLabels, (list) => {
    const words = [...new Set(list.map((word) => word.trim()))].filter((word) => word !== '')
    return words.length === 0 ? undefined : words
  })
  return {
    name: labels.sv.trim(),
    labels: filled(labels, (label) => (label.trim() === '' ? undefined : label.trim())),
    altLabels: Object.keys(others).length === 0 ? null : others,
    broader: broader === '' ? null : broader,
    focus: focus === '' ? null : focus,
  }
}

/** `Digital konst` → `digital-konst`, and `digital-konst-2` where that is taken. */
function freeCode(label: string, taken: ReadonlySet<string>): string {
  const bare = label
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '')
  const slug = bare === '' ? 'ord' : bare
  let code = slug
  for (let number = 2; taken.has(code); number += 1) code = `${slug}-${String(number)}`
  return code
}
