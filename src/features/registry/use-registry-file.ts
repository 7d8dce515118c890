/** The registry as a file for the diarium. Its library is fetched when it is first used. */
import { useI18n } from 'vue-i18n'
import type { RegistryRow } from '../../domain/casework/registry.ts'
import { dayOfDate } from '../../domain/funding/calendar-day.ts'
import { saveFile } from '../export/save-file.ts'
import { registryColumns, type RegistryCells } from './use-registry.ts'

export function useRegistryFile(cellsOf: (row: RegistryRow) => RegistryCells) {
  const { t } = useI18n()

  /** @throws when the library can't be had. */
  return async (rows: readonly RegistryRow[], now: Date): Promise<void> => {
    const { csvFile } = await import('../export/csv-file.ts')
    const header = registryColumns.map((column) => t(`registry.columns.${column}`))
    const lines = rows.map((row) => {
      // A day that a spreadsheet and a diarium sort by, whatever the language.
      const cells = { ...cellsOf(row), received: dayOfDate(new Date(row.receivedAt)) }
      return registryColumns.map((column) => cells[column])
    })
    const name = `${t('registry.fileName')}-${dayOfDate(now)}.csv`
    saveFile(new File([csvFile([header, ...lines])], name, { type: 'text/csv;charset=utf-8' }))
  }
}
