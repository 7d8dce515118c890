/** Fields of entries and their values in words: for labels, differences and histories. */
import { useI18n } from 'vue-i18n'
import type { EntryKind } from '../../domain/directory/entry.ts'
import { isJsonObject, type Json } from '../../domain/json.ts'
import { fieldsOfKind, type FieldShape } from '../../domain/proposals/directory-fields.ts'
import { useFormat } from '../../ui/format.ts'
import { useTerms } from '../directory/use-directory.ts'
import { useRuleWords } from './funding/use-rule-words.ts'

export interface ValueWords {
  readonly nameOf: (field: string) => string
  /** One line per part. Empty for nothing. */
  readonly linesOf: (kind: EntryKind | undefined, field: string, value: Json) => readonly string[]
  readonly choiceOf: (field: string, choice: string) => string
  readonly monthOf: (month: number) => string
  readonly languageOf: (code: string) => string
}

const days = new Set(['assuredAt', 'publicationConsent', 'startsOn', 'endsOn', 'populationDate'])

export function useValueWords(): ValueWords {
  const i18n = useI18n()
  const { t } = i18n
  const format = useFormat()
  const terms = useTerms()
  const rules = useRuleWords()

  const nameOf = (field: string) =>
    i18n.te(`edit.field.${field}`) ? t(`edit.field.${field}`) : field

  function choiceOf(field: string, choice: string): string {
    const room =
      { status: 'directory.status', scope: 'directory.scopes' }[field] ?? `edit.choice.${field}`
    return i18n.te(`${room}.${choice}`) ? t(`${room}.${choice}`) : choice
  }

  function monthOf(month: number): string {
    const name = new Intl.DateTimeFormat(i18n.locale.value, { month: 'long' })
    return month >= 1 && month <= 12 ? name.format(new Date(2000, month - 1, 1)) : String(month)
  }

  function languageOf(code: string): string {
    try {
      const names = new Intl.DisplayNames([i18n.locale.value], { type: 'language' })
      const name = names.of(code) ?? code
      return name.charAt(0).toUpperCase() + name.slice(1)
    } catch (error) {
      // A code that is none.
      if (error instanceof RangeError) return code
      throw error
    }
  }

  function ofShape(shape: FieldShape, field: string, value: Json): readonly string[] {
    const each = (word: (item: string) => string) =>
      [textsIn(value).map(word).join(', ')].filter((line) => line !== '')
    switch (shape.kind) {
      case 'words':
      case 'word':
        return each((code) => terms.label(shape.vocabulary, code))
      case 'choice':
        return each((choice) => choiceOf(field, choice))
      case 'languages':
        return each(languageOf)
      case 'flag':
        return [t(value === true ? 'edit.yes' : 'edit.no')]
      case 'months':
        return [
          (Array.isArray(value) ? value.map((month) => monthOf(Number(month))) : []).join(', '),
        ]
      case 'sources':
        return partsIn(value).map(({ publisher, url, year }) =>
          [
            ...textsIn(publisher),
            ...textsIn(url),
            ...(typeof year === 'number' ? [`(${year})`] : []),
          ].join(' '),
        )
      case 'required-documents':
        return partsIn(value).map(({ name, note }) =>
          [textsIn(name), textsIn(note)].flat().join(': '),
        )
      default:
        return rules(shape.kind, value) ?? plainLines(value)
    }
  }

  /** Members one by one, for what has no words of its own. */
  function plainLines(value: Json): readonly string[] {
    if (typeof value === 'string') return value.split('\n')
    if (typeof value === 'number') return [format.value.number(value)]
    if (typeof value === 'boolean') return [t(value ? 'edit.yes' : 'edit.no')]
    if (Array.isArray(value)) return value.flatMap((item: Json) => plainLines(item))
    if (!isJsonObject(value)) return []
    return Object.entries(value).map(
      ([member, part]) => `${memberOf(member)}: ${plainLines(part).join(', ')}`,
    )
  }

  const memberOf = (member: string) =>
    i18n.te(`edit.part.${member}`) ? t(`edit.part.${member}`) : member

  return {
    nameOf,
    choiceOf,
    monthOf,
    languageOf,
    linesOf(kind, field, value) {
      if (value === null) return []
      if (days.has(field) && typeof value === 'string') return [format.value.day(value) || value]
      const shape = kind && fieldsOfKind(kind).find((known) => known.field === field)?.shape
      return shape ? ofShape(shape, field, value) : plainLines(value)
    },
  }
}

function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  return Array.isArray(value) ? value.filter((item: Json) => typeof item === 'string') : []
}

function partsIn(value: Json): readonly { readonly [member: string]: Json }[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}
