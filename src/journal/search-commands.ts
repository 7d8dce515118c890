import { newId, record, type Journal } from './record.ts'

/** A search to come back to, on all devices of its person. */
export async function saveSearch(
  journal: Journal,
  search: { readonly name: string; readonly query: string; readonly place?: string },
): Promise<void> {
  await record(journal, [
    {
      kind: 'edit',
      database: 'own',
      id: newId(journal, 'saved-search'),
      edits: [
        { kind: 'set', field: 'name', value: search.name },
        { kind: 'set', field: 'query', value: search.query },
        ...(search.place ? [{ kind: 'set', field: 'place', value: search.place } as const] : []),
      ],
    },
  ])
}
