/** What people do to lists of directory entries. Each resolves when it is on the disk (`record.ts`). */
import type { ListedEntry, ListView } from '../domain/casework/own-views.ts'
import type { FieldEdit } from '../domain/documents/edit.ts'
import { parseDocumentId, type DocumentId } from '../domain/identifiers.ts'
import type { Json } from '../domain/json.ts'
import { newId, record, type Journal } from './record.ts'

/** Entries that a list takes in: its link fits an e-mail, its paper a meeting. */
export const mostInList = 200

type Known = Pick<ListView, 'id' | 'entries'>

/** @returns its id. */
export async function makeList(
  journal: Journal,
  name: string,
  entries: readonly ListedEntry[] = [],
): Promise<DocumentId> {
  const id = newId(journal, 'list')
  const taken = entries.slice(0, mostInList)
  await edit(journal, id, [
    { kind: 'set', field: 'name', value: name },
    ...(taken.length === 0
      ? []
      : [
          { kind: 'add' as const, field: 'entries', elements: taken.map((entry) => entry.id) },
          { kind: 'set' as const, field: 'order', value: taken.map((entry) => entry.id) },
          { kind: 'set' as const, field: 'names', value: namesOf(taken) },
        ]),
  ])
  return id
}

/** The order is left as it is: what is added while another device puts the list in order comes after. */
export async function addToList(journal: Journal, list: Known, entry: ListedEntry): Promise<void> {
  await edit(journal, list.id, [
    { kind: 'add', field: 'entries', elements: [entry.id] },
    { kind: 'set', field: 'names', value: namesOf([...list.entries, entry]) },
  ])
}

export async function removeFromList(journal: Journal, id: string, entry: string): Promise<void> {
  await edit(journal, id, [{ kind: 'remove', field: 'entries', elements: [entry] }])
}

/** @param ids of all entries, as they are to stand. */
export async function orderList(
  journal: Journal,
  id: string,
  ids: readonly string[],
): Promise<void> {
  await edit(journal, id, [{ kind: 'set', field: 'order', value: ids }])
}

function namesOf(entries: readonly ListedEntry[]): Json {
  return Object.fromEntries(entries.map(({ id, name }) => [id, name]))
}

async function edit(journal: Journal, id: string, edits: readonly FieldEdit[]): Promise<void> {
  await record(journal, [{ kind: 'edit', database: 'own', id: parseDocumentId(id), edits }])
}
