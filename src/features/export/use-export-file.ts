/** Entries as a file. Each format’s library is fetched when it is first used; without network it is there already. */
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { DirectoryEntry } from '../../domain/directory/entry.ts'
import { contactCard } from '../../domain/export/contact-card.ts'
import { exportColumns, exportRow, type ExportWords } from '../../domain/export/export-row.ts'
import { dayOfDate } from '../../domain/funding/calendar-day.ts'
import { xlsxInBackground } from '../../workers/workbook-client.ts'
import { useTerms } from '../directory/use-directory.ts'
import { mediaTypes, type ExportFormat } from './export-format.ts'
import { useCalendarEvents } from './use-calendar-events.ts'

export interface MadeFile {
  readonly file: File
  /** Entries that have nothing to put in a file of this kind: no way to reach, no day. */
  readonly leftOut: number
}

/** Entries that are turned into rows before other work on the page has its turn. */
const atATime = 500

export function useExportFile() {
  const { t } = useI18n()
  const router = useRouter()
  const terms = useTerms()
  const eventsOf = useCalendarEvents()

  const page = ({ id }: DirectoryEntry) =>
    `${location.origin}${router.resolve({ name: 'entry', params: { id } }).href}`
  const words: ExportWords = {
    kind: (kind) => t(`directory.kind.${kind}`),
    status: (status) => t(`directory.status.${status}`),
    scope: (scope) => t(`directory.scopes.${scope}`),
    label: (vocabulary, code) => terms.label(vocabulary, code),
    page,
  }

  async function tableOf(entries: readonly DirectoryEntry[], signal: AbortSignal) {
    const rows: string[][] = []
    for (const entry of entries) {
      const row = exportRow(entry, words)
      rows.push(exportColumns.map((column) => row[column]))
      if (rows.length % atATime === 0) await turn(signal)
    }
    return { header: exportColumns.map((column) => t(`export.columns.${column}`)), rows }
  }

  async function contentOf(
    format: ExportFormat,
    entries: readonly DirectoryEntry[],
    now: Date,
    signal: AbortSignal,
  ): Promise<{ readonly content: string | Blob; readonly leftOut: number }> {
    switch (format) {
      case 'xlsx': {
        const table = await tableOf(entries, signal)
        const sheet = t('directory.title')
        return { content: await xlsxInBackground({ sheet, ...table }, signal), leftOut: 0 }
      }
      case 'csv': {
        const { csvFile } = await import('./csv-file.ts')
        const { header, rows } = await tableOf(entries, signal)
        return { content: csvFile([header, ...rows]), leftOut: 0 }
      }
      case 'vcf': {
        const { contactFile } = await import('./contact-file.ts')
        const cards = entries.flatMap((entry) => contactCard(entry, page(entry)) ?? [])
        return { content: contactFile(cards), leftOut: entries.length - cards.length }
      }
      case 'ics': {
        const { calendarFile } = await import('../funding/calendar-file.ts')
        const days = entries.map((entry) => eventsOf(entry, now))
        const leftOut = days.filter((events) => events.length === 0).length
        return { content: calendarFile(days.flat(), now), leftOut }
      }
      case 'json': {
        const made = { madeAt: now.toISOString(), source: location.origin, entries }
        return { content: `${JSON.stringify(made, null, 2)}\n`, leftOut: 0 }
      }
    }
  }

  /** @throws the signal’s reason when that stops it, and when a library can’t be had. */
  return async (
    format: ExportFormat,
    entries: readonly DirectoryEntry[],
    now: Date,
    signal: AbortSignal,
  ): Promise<MadeFile> => {
    const { content, leftOut } = await contentOf(format, entries, now, signal)
    signal.throwIfAborted()
    const name = `${t('export.fileName')}-${dayOfDate(now)}.${format}`
    return { file: new File([content], name, { type: mediaTypes[format] }), leftOut }
  }
}

/** Lets presses and paints in. @throws the signal’s reason. */
async function turn(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
  signal.throwIfAborted()
}
