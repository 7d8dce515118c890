import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'

/**
 * Entries whose name several share ("Kulturstipendium", "Kultur- och fritidsnämnden") get whose they are
 * added, so that a favourite, a history or a list tells them apart by name alone.
 */
export function toldApart(entries: readonly DirectoryEntry[]): DirectoryEntry[] {
  const count = new Map<string, number>()
  for (const entry of entries) count.set(keyOf(entry), (count.get(keyOf(entry)) ?? 0) + 1)
  return entries.map((entry) => {
    const owner = ownerOf(entry)
    const shared = (count.get(keyOf(entry)) ?? 0) > 1
    return shared && owner ? { ...entry, name: `${entry.name}, ${owner}` } : entry
  })
}

function keyOf(entry: DirectoryEntry): string {
  return `${entry.kind} ${entry.name}`
}

function ownerOf(entry: DirectoryEntry): string | undefined {
  if (entry.kind === 'function') return entry.organisation
  return entry.kind === 'funding' ? entry.funder : undefined
}
