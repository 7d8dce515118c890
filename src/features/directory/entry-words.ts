/** How an entry is put in words: its place, its state, what it is about. */
import type { DirectoryEntry } from '../../domain/directory/entry.ts'
import type { useTerms } from './use-directory.ts'

type Translate = (key: string, named?: Record<string, unknown>) => string

/** Its municipalities when few, else its reach, else nothing. */
export function whereOf(
  entry: DirectoryEntry,
  terms: Pick<ReturnType<typeof useTerms>, 'label'>,
  t: Translate,
): string {
  const owner = ownerOf(entry)
  const names = entry.municipalities.map((code) => terms.label('municipalities', code))
  // "Gävle kommun, Gävle" says Gävle twice.
  if (names.length === 1 && names[0] && owner?.startsWith(names[0])) return ''
  if (names.length > 0 && names.length <= 3) return names.join(', ')
  if (names.length > 3) return t('directory.severalMunicipalities', { count: names.length })
  return entry.scope ? t(`directory.scopes.${entry.scope}`) : ''
}

/** Who stands behind it: what one must know to tell two with the same name apart. */
export function ownerOf(entry: DirectoryEntry): string | undefined {
  if (entry.kind === 'function') return entry.organisation
  if (entry.kind === 'funding') return entry.funder
  if (entry.kind === 'training') return entry.provider
  return undefined
}

/** One line that says what the entry is good for. */
export function lineOf(entry: DirectoryEntry): string | undefined {
  return entry.summary ?? (entry.kind === 'funding' ? entry.purpose : undefined)
}
