import Dexie, { cmp, type IntervalTree, type ObservabilitySet } from 'dexie'
import { syncedDatabases, type SyncedDatabase } from '../domain/casework/documents.ts'
import type { JournalDatabase } from './journal-database.ts'

/** Keys of rows that were written or deleted; `unknown` where that may be any. */
export type ChangedRows = readonly (readonly [SyncedDatabase, string])[] | 'unknown'

/**
 * Dexie names the keys of a write only below this many at once, and says "any row" from there on
 * (its observability middleware).
 */
export const mostNamedAtOnce = 49

/** Naming more than so many, and reading each by itself, takes longer than reading all anew. */
export const mostWorthNaming = 400

/** A page that was hidden longer may have been frozen, and have missed what others wrote; ms. */
const longHidden = 60_000

/**
 * Tells which rows were changed, by whomever: this page, another tab, a worker
 * (https://dexie.org/docs/Dexie/Dexie.on.storagemutated). Called after the transaction has completed.
 * @returns stop.
 */
export function watchRows(
  { name }: Pick<JournalDatabase, 'name'>,
  changed: (rows: ChangedRows) => void,
): () => void {
  const listen = (parts: ObservabilitySet) => {
    // A page that comes back out of the browser's cache has heard nothing meanwhile.
    if ('all' in parts) {
      changed('unknown')
      return
    }
    const tree = parts[`idb://${name}/rows/`]
    if (!tree) return
    const rows: (readonly [SyncedDatabase, string])[] = []
    changed(collect(tree, rows) ? rows : 'unknown')
  }
  let hiddenAt: number | undefined
  const look = () => {
    if (document.hidden) hiddenAt = performance.now()
    else if (hiddenAt !== undefined && performance.now() - hiddenAt > longHidden) changed('unknown')
  }
  Dexie.on('storagemutated', listen)
  document.addEventListener('visibilitychange', look)
  return () => {
    Dexie.on.storagemutated.unsubscribe(listen)
    document.removeEventListener('visibilitychange', look)
  }
}

/** @returns whether the tree names single keys only. From another tab it comes as a plain object. */
function collect(
  tree: IntervalTree | null | undefined,
  rows: (readonly [SyncedDatabase, string])[],
): boolean {
  if (!tree || !('from' in tree)) return true
  const { from, to, l, r } = tree
  if (!isRowKey(from) || cmp(from, to) !== 0) return false
  rows.push(from)
  return collect(l, rows) && collect(r, rows)
}

function isRowKey(key: unknown): key is readonly [SyncedDatabase, string] {
  return (
    Array.isArray(key) &&
    key.length === 2 &&
    syncedDatabases.some((name) => name === key[0]) &&
    typeof key[1] === 'string'
  )
}
