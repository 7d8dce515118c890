/** How an entry is put in words: its place, its state, what it is about. */
import type { DirectoryEntry, Vocabulary } from '../../domain/directory/entry.ts'
import { isOccasion } from '../../domain/directory/occasion.ts'
import type { Format } from '../../ui/format.ts'
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

/** What kind of its kind it is: a museum, a stage, a course. */
export function typeOf(entry: DirectoryEntry): readonly [Vocabulary, string] | undefined {
  switch (entry.kind) {
    case 'actor':
      return entry.actorType ? ['actor-types', entry.actorType] : undefined
    case 'venue':
      return entry.venueType ? ['venue-types', entry.venueType] : undefined
    case 'training':
      return entry.trainingType ? ['training-types', entry.trainingType] : undefined
    case 'event':
      return entry.eventType ? ['event-types', entry.eventType] : undefined
    default:
      return undefined
  }
}

/** When it is, or when one usually applies for it, for a row; what is known of it in full stands on its page. */
export function whenOf(entry: DirectoryEntry, format: Format, t: Translate): string | undefined {
  if (isOccasion(entry)) {
    const { startsOn, endsOn, dateText } = entry
    if (startsOn === undefined) return dateText
    const ends = endsOn !== undefined && endsOn !== startsOn
    return ends ? `${format.day(startsOn)} – ${format.day(endsOn)}` : format.day(startsOn)
  }
  if (entry.kind !== 'funding') return undefined
  if (entry.rolling) return t('directory.row.rolling')
  const months = entry.deadlineMonths ?? []
  return months.length > 0
    ? t('directory.row.months', { months: format.months(months) })
    : undefined
}
