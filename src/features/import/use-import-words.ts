/** What an import says in words: columns, what is wrong with a cell, what is odd about a file, where in it. */
import { useI18n } from 'vue-i18n'
import type { CellProblem, FilePlace } from '../../domain/import/incoming.ts'
import type { TableNotice } from '../../domain/import/table.ts'
import type { Json } from '../../domain/json.ts'
import type { EntryProblem } from '../../domain/proposals/entry-problems.ts'
import { useTerms } from '../directory/use-directory.ts'

const placeParts = ['name', 'address', 'latitude', 'longitude']

export function useImportWords() {
  const i18n = useI18n()
  const { t } = i18n
  const terms = useTerms()

  function target(name: string): string {
    const part = name.startsWith('place.') ? name.slice('place.'.length) : ''
    if (placeParts.includes(part)) return t(`import.target.place.${part}`)
    if (name === 'page') return t('import.target.page')
    return i18n.te(`edit.field.${name}`) ? t(`edit.field.${name}`) : name
  }

  function notice(found: TableNotice): string {
    switch (found.kind) {
      case 'duplicate-heading':
        return t('import.notice.duplicate-heading', {
          title: found.title,
          letters: found.letters.join(', '),
        })
      case 'no-heading':
        return t('import.notice.no-heading', { letters: found.letters.join(', ') })
      case 'mixed-encodings':
        return t('import.notice.mixed-encodings', { lines: found.lines.join(', ') })
      case 'other-sheets':
        return t('import.notice.other-sheets', { read: found.read, names: found.names.join(', ') })
      case 'windows-1252':
        return t('import.notice.windows-1252')
      default:
        return t(`import.notice.${found.kind}`, { rows: found.rows.join(', ') })
    }
  }

  return {
    target,
    notice,
    cellProblem: ({ code, detail }: Pick<CellProblem, 'code' | 'detail'>) =>
      t(`import.problem.${code}`, { detail: detail ?? '' }),
    entryProblem: ({ field, code }: EntryProblem) =>
      `${target(field)}: ${t(`edit.problem.${code}`)}`,
    place: (place: FilePlace) =>
      place.kind === 'row' ? t('import.row', { row: place.row }) : place.path,
    municipalities: (codes: readonly string[]) =>
      codes.map((code) => terms.label('municipalities', code)).join(', '),
    /** A value in a difference, short. */
    value: (value: Json | null): string => {
      if (value === null) return t('import.nothing')
      if (Array.isArray(value) && value.every((item: Json) => typeof item === 'string')) {
        return value.join(', ')
      }
      const text = typeof value === 'string' ? value : JSON.stringify(value)
      return text.length > 200 ? `${text.slice(0, 200).toWellFormed()}…` : text
    },
  }
}
