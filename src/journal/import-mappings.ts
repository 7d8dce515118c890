/** How somebody read the files of each source, kept with their other facts on this device. Headings, no content. */
import type { RememberedMapping } from '../domain/import/guess-mapping.ts'
import type { JournalDatabase } from './journal-database.ts'

export interface RememberedSource {
  readonly kind: string
  readonly columns: RememberedMapping
}

export async function rememberedSource(
  { facts }: Pick<JournalDatabase, 'facts'>,
  source: string,
): Promise<RememberedSource | undefined> {
  const fact = await facts.get(keyOf(source))
  return fact && 'columns' in fact ? { kind: fact.kind, columns: fact.columns } : undefined
}

export async function rememberSource(
  { facts }: Pick<JournalDatabase, 'facts'>,
  source: string,
  { kind, columns }: RememberedSource,
): Promise<void> {
  await facts.put({ key: keyOf(source), kind, columns: { ...columns } })
}

function keyOf(source: string): `import-mapping:${string}` {
  return `import-mapping:${source.trim().toLowerCase()}`
}
