/** What tells the entries of a kind apart, in words. */
import { useI18n } from 'vue-i18n'
import { listOf } from '../../directory/type-words.ts'
import { useTerms } from './use-directory.ts'

/** Where the app itself has the words; a free text of an entry is its own. */
const rooms: Readonly<Record<string, string>> = {
  levels: 'directory.levels',
  'resource-types': 'directory.resourceTypes',
  'resource-audiences': 'directory.row',
}

/** `venue-types.scen` → "Scen". */
export function useTypeWords(): (word: string) => string {
  const i18n = useI18n()
  const terms = useTerms()
  return (word) => {
    const list = listOf(word)
    const code = word.slice(list.length + 1)
    const room = rooms[list]
    if (room === undefined) return terms.label(list as Parameters<typeof terms.label>[0], code)
    return i18n.te(`${room}.${code}`) ? i18n.t(`${room}.${code}`) : code
  }
}
