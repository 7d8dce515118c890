/** A page of changes as JSON, in which documents that come as text are not parsed and written again. */
import type { ChangeRow, ChangesPage } from './document-store.ts'

export function changesText({ results, last_seq, pending }: ChangesPage): string {
  const rows = results.map(changeText).join(',\n')
  return `{"results":[\n${rows}\n],\n"last_seq":${JSON.stringify(last_seq)},"pending":${pending}}\n`
}

export function changeText({ docText, ...row }: ChangeRow): string {
  const text = JSON.stringify(row)
  return docText === undefined ? text : `${text.slice(0, -1)},"doc":${docText}}`
}
