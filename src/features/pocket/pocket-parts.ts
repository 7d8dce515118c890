import type { DirectoryEntry } from '../../domain/directory/entry.ts'

export interface PocketParts {
  /** At home in the municipality. */
  readonly local: readonly DirectoryEntry[]
  /** Its county's. */
  readonly region: readonly DirectoryEntry[]
  /** The country's and beyond. */
  readonly wide: readonly DirectoryEntry[]
}

/** @param entries as the catalogue finds them for the municipality; what is at home elsewhere is left out. */
export function partsFor(code: string, entries: readonly DirectoryEntry[]): PocketParts {
  const reaching = entries.filter(({ kind }) => kind !== 'taxonomy' && kind !== 'inventory')
  const isLocal = ({ municipalities }: DirectoryEntry) => municipalities.includes(code)
  const isRegional = ({ scope }: DirectoryEntry) => scope === scopeOfCounty[code.slice(0, 2)]
  const others = reaching.filter((entry) => !isLocal(entry))
  return {
    local: reaching.filter(isLocal),
    region: others.filter(isRegional),
    wide: others.filter(({ scope }) => scope && ['sweden', 'nordic', 'europe'].includes(scope)),
  }
}

const scopeOfCounty: Readonly<Record<string, DirectoryEntry['scope']>> = {
  '04': 'sormland',
  '21': 'gavleborg',
}
