/** How a search is called: what was typed, and the words it was narrowed to. */
import { useI18n } from 'vue-i18n'
import type { LocationQuery } from 'vue-router'
import {
  chosenCount,
  parseCatalogueQuery,
  toLocationQuery,
  type CatalogueQuery,
} from '../directory/catalogue-query.ts'
import { useTerms } from '../directory/use-directory.ts'
import { useTypeWords } from '../directory/use-type-words.ts'

/** As it is stored and as it stands in the address; the same for the same search. Empty for the whole catalogue. */
export function searchText(query: CatalogueQuery): string {
  const text = query.text.trim()
  if (text === '' && chosenCount(query) === 0) return ''
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(toLocationQuery({ ...query, text }))) {
    for (const one of [value].flat()) if (typeof one === 'string') parameters.append(name, one)
  }
  return parameters.toString()
}

export function searchOf(text: string): CatalogueQuery {
  const parameters = new URLSearchParams(text)
  const query: LocationQuery = {}
  for (const name of parameters.keys()) query[name] = parameters.getAll(name)
  return parseCatalogueQuery(query)
}

export function useSearchWords(): (text: string) => string {
  const { t } = useI18n()
  const terms = useTerms()
  const typeWord = useTypeWords()
  return (text) => {
    const query = searchOf(text)
    const words = [
      ...(query.text ? [t('own.search.words', { text: query.text })] : []),
      ...query.kinds.map((kind) => t(`directory.kinds.${kind}`)),
      ...query.types.map(typeWord),
      ...query.municipalities.map((code) => terms.label('municipalities', code)),
      ...query.fields.map((code) => terms.label('fields', code)),
    ]
    return words.join(' · ') || t('own.search.everything')
  }
}
