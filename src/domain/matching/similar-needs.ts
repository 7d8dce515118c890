/** Needs like one that is asked now, with how they ended, the most alike first. */
import type { NeedState } from '../casework/documents.ts'
import { alike, similarFrom } from './likeness.ts'
import type { Language } from './language.ts'
import type { Asked } from './need.ts'
import type { NeedColumns, ReadNeed } from './need-columns.ts'
import type { Reason } from './reasons.ts'

export interface SimilarNeed {
  readonly id: string
  /** 0–1. */
  readonly likeness: number
  readonly state: NeedState
  /** Entries that helped. */
  readonly helpedBy: readonly string[]
  readonly reasons: readonly Reason[]
}

const most = { told: 8, words: 4 } as const

/** @param asked with the id of a need that is stored, to leave itself out */
export function similarNeeds(
  columns: NeedColumns,
  { spelled }: Pick<Language, 'spelled'>,
  asked: Asked & { readonly id?: string },
): readonly SimilarNeed[] {
  const own = columns.read(asked)
  return alike(columns, own, similarFrom)
    .filter(({ read }) => read.need.id !== asked.id)
    .sort((a, b) => b.likeness - a.likeness || (a.read.need.id < b.read.need.id ? -1 : 1))
    .slice(0, most.told)
    .map(({ read, likeness }) => {
      const { id, state, helpedBy } = read.need
      return { id, likeness, state, helpedBy, reasons: reasonsOf(own, read, spelled) }
    })
}

/** Per entry: the similar needs that it helped. For `Asking.solved`. */
export function solvedBy(similar: readonly SimilarNeed[]): ReadonlyMap<string, readonly string[]> {
  const solved = new Map<string, string[]>()
  for (const { id, helpedBy } of similar) {
    for (const entry of helpedBy) solved.set(entry, [...(solved.get(entry) ?? []), id])
  }
  return solved
}

function reasonsOf(
  own: ReadNeed<Asked>,
  { need, terms }: ReadNeed<Asked>,
  spelled: (word: string) => string,
): readonly Reason[] {
  const words = own.words.filter((_, at) => terms.includes(own.terms[at] ?? -1)).map(spelled)
  const fields = own.need.fields.filter((field) => need.fields.includes(field))
  const municipalities = own.need.municipalities.filter((code) =>
    need.municipalities.includes(code),
  )
  const kind = own.need.kinds.find((code) => need.kinds.includes(code))
  const reasons: (Reason | undefined)[] = [
    { kind: 'same-words', words: [...new Set(words)].slice(0, most.words) },
    fields.length > 0 ? { kind: 'same-field', fields } : undefined,
    municipalities.length > 0 ? { kind: 'same-municipality', municipalities } : undefined,
    kind === undefined ? undefined : { kind: 'need-kind', needKind: kind },
  ]
  return reasons.filter((reason) => reason !== undefined)
}
