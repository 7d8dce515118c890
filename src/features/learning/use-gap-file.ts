/** Gaps as a file for a spreadsheet: numbers, and the next steps that were given; nobody’s question. */
import { useI18n } from 'vue-i18n'
import { dayOfDate } from '../../domain/funding/calendar-day.ts'
import type { GapNeed, Gaps } from '../../domain/learning/gaps.ts'
import { saveFile } from '../export/save-file.ts'

export interface GapWords {
  readonly fieldOf: (code: string) => string
  readonly placeOf: (code: string) => string
}

const columns = ['kind', 'field', 'place', 'number', 'nextStep'] as const

export function useGapFile() {
  const { t } = useI18n()

  /** @throws when the library can't be had. */
  return async (gaps: Gaps<GapNeed>, { fieldOf, placeOf }: GapWords, now: Date): Promise<void> => {
    const { csvFile } = await import('../export/csv-file.ts')
    const many = (codes: readonly string[], wordOf: (code: string) => string) =>
      (codes.length > 0 ? codes : ['']).map(wordOf).join(', ')
    const rows = [
      ...gaps.cells.map(({ field, municipality, needs }) => [
        ...[t('learning.gaps.file.gap'), fieldOf(field), placeOf(municipality)],
        ...[String(needs.length), ''],
      ]),
      ...gaps.outside.map(({ fields, municipalities, nextStep }) => [
        ...[t('learning.gaps.outside.title'), many(fields, fieldOf)],
        ...[many(municipalities, placeOf), '1', nextStep],
      ]),
    ]
    const header = columns.map((column) => t(`learning.gaps.file.${column}`))
    const name = `${t('learning.gaps.file.name')}-${dayOfDate(now)}.csv`
    saveFile(new File([csvFile([header, ...rows])], name, { type: 'text/csv;charset=utf-8' }))
  }
}
