import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import type { Visitor } from './visitor.ts'

let counter = 0

/** A need as a device makes it. */
export function need(ulid: string, text: string) {
  counter += 1
  return edited(
    newDocument(parseDocumentId(`need:${ulid}`)),
    [
      { kind: 'set', field: 'text', value: text },
      { kind: 'set', field: 'state', value: 'new' },
    ],
    { dot: ['device-one', counter], at: '2026-11-22T10:00:00Z', by: 'somebody' },
  )
}

/** A private note as a device makes it. */
export function note(ulid: string, text: string) {
  counter += 1
  return edited(
    newDocument(parseDocumentId(`note:${ulid}`)),
    [{ kind: 'set', field: 'text', value: text }],
    { dot: ['device-one', counter], at: '2026-11-22T10:00:00Z', by: 'somebody' },
  )
}

/** As the user's own device writes it: an author and a device that are the user's. */
export function signed(document: unknown, user: string): unknown {
  const text = JSON.stringify(document)
  return JSON.parse(text.replaceAll('somebody', user).replaceAll('device-one', `device-${user}`))
}

export async function write(
  visitor: Visitor,
  database: string,
  document: unknown,
): Promise<number> {
  const response = await visitor.post(`/db/${database}/_bulk_docs`, {
    docs: [signed(document, visitor.user ?? 'nobody')],
  })
  const rows = (await response.json()) as { ok?: true }[]
  if (response.ok && !rows.every(({ ok }) => ok)) throw new Error('The write was refused.')
  return response.status
}
