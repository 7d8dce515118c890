/**
 * A list as a link: `/lista#venue:x,actor:y`. Ids of public entries alone, in the list's order; neither its name,
 * which may be a person's, nor who made it. The fragment never reaches a server's log.
 */
import { searchableKinds } from '../../domain/directory/entry.ts'
import { isDocumentId, typeOfId, type DocumentId } from '../../domain/identifiers.ts'
import { mostInList } from '../../journal/list-commands.ts'

export function fragmentOf(ids: readonly string[]): string {
  return `#${ids.join(',')}`
}

/** People and their programs cut links, and add to them: what is no id of an entry is left out. */
export function idsInFragment(fragment: string): readonly DocumentId[] {
  const parts = decoded(fragment.replace(/^#/, '')).split(',')
  const ids = parts.map((part) => part.trim()).filter((part) => isDocumentId(part))
  const kinds: readonly string[] = searchableKinds
  return [...new Set(ids)].filter((id) => kinds.includes(typeOfId(id))).slice(0, mostInList)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Cut in the middle of an escaped letter.
    return text
  }
}
