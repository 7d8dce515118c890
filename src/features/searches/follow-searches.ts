/**
 * What counts as searched for: an entry was opened from it, or it was sent off from Start. Letters on their way to
 * a word are not. What is sent off or left in the catalogue's own box is told by `SearchesPanel`.
 */
import type { LocationQuery, Router } from 'vue-router'
import { rememberSearch } from '../../journal/recent-searches.ts'
import type { AccountAccess } from '../account/use-account.ts'
import { parseCatalogueQuery } from '../directory/catalogue-query.ts'
import { searchText } from './search-words.ts'

/** @returns stop. */
export function followSearches(
  router: Router,
  { workspace }: Pick<AccountAccess, 'workspace'>,
): () => void {
  return router.afterEach((to, from, failure) => {
    if (failure) return
    const opened = to.name === 'entry' && from.name === 'catalogue'
    const sentOff = to.name === 'catalogue' && from.name === 'start'
    if (opened || sentOff) remember(workspace.value, to.query)
  })
}

function remember(open: AccountAccess['workspace']['value'], query: LocationQuery): void {
  const search = parseCatalogueQuery(query)
  // Narrowed without a word it is a way through the catalogue, such as the questions on Start.
  if (!open || search.text === '') return
  // A device without room has more to say elsewhere; what was searched for is no loss.
  void rememberSearch(open.journal, searchText(search)).catch(() => undefined)
}
