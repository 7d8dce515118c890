/** How an item is called in lists about syncing, and where it can be read and changed. */
import { useI18n } from 'vue-i18n'
import { useRouter, type RouteLocationRaw } from 'vue-router'
import type { ItemOnItsWay } from '../../journal/queries.ts'
import { useAccount } from '../account/use-account.ts'
import { useChangeWords } from '../casework/use-change-words.ts'

type Named = Pick<ItemOnItsWay, 'type' | 'title'> & Partial<Pick<ItemOnItsWay, 'change'>>
type Placed = Pick<ItemOnItsWay, 'type' | 'id'> & Partial<Pick<ItemOnItsWay, 'about'>>

export interface ItemWords {
  readonly titleOf: (item: Named) => string
  readonly typeOf: (type: string) => string
  readonly placeOf: (item: Placed) => RouteLocationRaw | undefined
}

const longest = 90

export function useItemWords(): ItemWords {
  const i18n = useI18n()
  const { t } = i18n
  const router = useRouter()
  const { staff } = useAccount()
  const changeOf = useChangeWords()

  function placeOf({ type, id, about = [] }: Placed): RouteLocationRaw | undefined {
    if (type === 'note') return { name: 'mine' }
    if (type === 'favourite') return { name: 'mine', query: { visa: 'favoriter' } }
    if (type === 'saved-search') return { name: 'mine', query: { visa: 'sokningar' } }
    if (type === 'proposal') {
      const known = staff.value && router.hasRoute('review-one')
      return known ? { name: 'review-one', params: { id } } : undefined
    }
    if (type === 'applicant') return { name: 'applicant' }
    if (['need', 'contact', 'list', 'application', 'question', 'trip'].includes(type)) {
      return router.hasRoute(type) ? { name: type, params: { id } } : undefined
    }
    for (const other of about) {
      const place = placeOf({ type: other.slice(0, other.indexOf(':')), id: other })
      if (place) return place
    }
    return undefined
  }

  return {
    titleOf({ type, title, change }) {
      const text = title.trim()
      if (text !== '') return text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text
      if (change) return changeOf(change)
      if (type === 'log-entry') return t('casework.metWithoutNote')
      return t(type === 'follow-up' ? 'log.followUp.default' : 'sync.items.untitled')
    },
    typeOf: (type) => t(i18n.te(`sync.types.${type}`) ? `sync.types.${type}` : 'sync.types.other'),
    placeOf,
  }
}
