/** How the device keeps somebody's notes, as screens must know it: what it would not store, and what it lost. */
import { shallowRef, type ShallowRef } from 'vue'
import { acknowledge, watchForEviction, type Eviction } from '../../journal/eviction.ts'
import { watchHandle } from '../../journal/handle.ts'
import { holdCommands, type HeldCommand, type HeldCommands } from '../../journal/held-commands.ts'
import type { Journal } from '../../journal/record.ts'
import { askToKeepAfterFirstSave } from './ask-to-keep.ts'

export interface DeviceStorage {
  /** Not saved: in memory only. */
  readonly held: Readonly<ShallowRef<readonly HeldCommand[]>>
  /** Tries to save all that is held. @returns whether nothing is held any more. */
  retry(): Promise<boolean>
  throwAway(id: string): void
  /** The browser took away what was stored here, until somebody has read it. */
  readonly evicted: Readonly<ShallowRef<Eviction | undefined>>
  acknowledge(): void
  /** A newer version of the app has taken over the storage: this page must be loaded anew. */
  readonly outdated: Readonly<ShallowRef<boolean>>
  stop(): void
}

export interface WatchedStorage {
  readonly storage: DeviceStorage
  readonly hold: HeldCommands
  /** Everything was lost, the memory of it too. */
  lostAll(): void
}

/** @param wake something is to be sent, or to be fetched again. @param ended nothing may be written from here on. */
export function watchStorage(
  journal: Journal,
  wake: () => void,
  ended: () => void,
): WatchedStorage {
  const held = shallowRef<readonly HeldCommand[]>([])
  const evicted = shallowRef<Eviction>()
  const outdated = shallowRef(false)
  const hold = holdCommands(journal, wake)
  const tellEvicted = (eviction: Eviction) => {
    evicted.value = eviction
    wake()
  }
  let stopEviction = watchForEviction(journal.database, tellEvicted)
  const stopWatching = [
    askToKeepAfterFirstSave(journal),
    hold.watch((now) => {
      held.value = now
      // The browser asks before such a page is closed: what is in memory alone goes with it.
      if (now.length > 0) window.addEventListener('beforeunload', askFirst)
      else window.removeEventListener('beforeunload', askFirst)
    }),
    watchHandle(journal.database, {
      outdated() {
        outdated.value = true
        ended()
      },
      lost() {
        stopEviction()
        stopEviction = watchForEviction(journal.database, tellEvicted)
      },
    }),
  ]
  return {
    hold,
    lostAll: () => tellEvicted({ unsent: null }),
    storage: {
      held,
      retry: () => hold.retry(),
      throwAway: (id) => hold.throwAway(id),
      evicted,
      acknowledge() {
        evicted.value = undefined
        acknowledge(journal.database)
      },
      outdated,
      stop() {
        for (const stop of stopWatching) stop()
        stopEviction()
        hold.stop()
        window.removeEventListener('beforeunload', askFirst)
      },
    },
  }
}

function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault()
}
