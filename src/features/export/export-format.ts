export const exportFormats = ['xlsx', 'csv', 'vcf', 'ics', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  vcf: 'text/vcard',
  ics: 'text/calendar',
  json: 'application/json',
}

/** A file of that kind, to ask the device whether it would share one. */
export function sampleFile(format: ExportFormat): File {
  return new File([' '], `katalog.${format}`, { type: mediaTypes[format] })
}
