/** The state of syncing as screens tell it: from what the sync and this device know, never from the browser. */
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { initialStatus, summaryOf, type Summary, type SyncStatus } from '../../sync/status.ts'
import type { OutboxCounts } from '../../journal/queries.ts'
import { useFormat } from '../../ui/format.ts'
import { useAccount } from '../account/use-account.ts'
import { useDirectory } from '../directory/use-directory.ts'

export type SyncKind = Summary | 'outdated' | 'unsaved' | 'broken' | 'visitor' | 'visitor-offline'

export interface SyncState {
  readonly kind: ComputedRef<SyncKind>
  readonly status: ComputedRef<SyncStatus>
  readonly counts: ComputedRef<OutboxCounts>
  /** A few words for a corner. */
  readonly short: ComputedRef<string>
  readonly sentence: ComputedRef<string>
  readonly detail: ComputedRef<string>
}

const nothing: OutboxCounts = { waiting: 0, refused: 0, open: 0, unreadable: 0 }

export function useSyncState(): SyncState {
  const { identity, workspace, sessionEnded, foreignServer } = useAccount()
  const directory = useDirectory()
  const { t } = useI18n()
  const format = useFormat()

  const status = computed(() => workspace.value?.status.value ?? initialStatus)
  const counts = computed(() => workspace.value?.counts.value ?? nothing)

  const held = computed(() => workspace.value?.storage.held.value.length ?? 0)

  const kind = computed((): SyncKind => {
    // What exists in memory alone goes before all else.
    if (held.value > 0) return 'unsaved'
    if (workspace.value?.storage.outdated.value) return 'outdated'
    if (workspace.value?.broken.value) return 'broken'
    if (foreignServer.value) return 'foreign-server'
    if (sessionEnded.value) return 'signed-out'
    if (identity.value.kind === 'signed-in') return summaryOf(status.value, counts.value)
    if (counts.value.unreadable > 0) return 'unreadable'
    // For a visitor nothing is synced but the directory.
    return directory.outcome.value?.kind === 'unreachable' ? 'visitor-offline' : 'visitor'
  })

  const number = computed(() => {
    const { waiting, refused, open, unreadable } = counts.value
    if (kind.value === 'unsaved') return held.value
    if (kind.value === 'unreadable') return unreadable
    return kind.value === 'refused' ? refused : kind.value === 'unresolved' ? open : waiting
  })
  const inWords = (key: string) =>
    t(key, { number: format.value.number(number.value) }, number.value)

  return {
    kind,
    status,
    counts,
    short: computed(() => {
      const { activity } = status.value
      if (kind.value !== 'working' || activity.kind === 'idle' || activity.total < 2) {
        return inWords(`sync.short.${kind.value}`)
      }
      return t(`sync.short.${activity.kind}`, progressWords(activity))
    }),
    sentence: computed(() => inWords(`sync.sentence.${kind.value}`)),
    detail: computed(() => t(`sync.detail.${kind.value}`)),
  }

  function progressWords({ done, total }: { readonly done: number; readonly total: number }) {
    return { done: format.value.number(done), total: format.value.number(total) }
  }
}
