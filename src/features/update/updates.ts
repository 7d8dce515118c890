/**
 * The app’s own versions, as one page sees them.
 *
 *   current ──a new version is fetched──▶ waiting ──its user says so, drafts saved──▶ reloads
 *      │                                    └──drafts could not be saved──▶ held ──again──▶ …
 *      └──another tab took the new version──▶ replaced (goes on with its own, kept assets)
 *
 * Nothing here reloads a page that its user has not asked to reload.
 */
import {
  inject,
  onScopeDispose,
  readonly,
  shallowRef,
  type App,
  type InjectionKey,
  type Ref,
} from 'vue'
import { activateUpdate } from '../../service-worker/activate-update.ts'

export type UpdateState = 'current' | 'waiting' | 'held' | 'replaced'

/** Whether every route opens without network: when the shell is stored. */
export type OfflineState = 'preparing' | 'ready' | 'unavailable'

export interface Updates {
  readonly state: Readonly<Ref<UpdateState>>
  readonly offline: Readonly<Ref<OfflineState>>
  /** Takes the new version and reloads, once all that is being written is saved; else `state` is `held`. */
  readonly apply: () => Promise<void>
  /**
   * To be run before a reload.
   * @param save resolves to false when something could not be saved; the page then stays.
   * @returns forgets it.
   */
  readonly beforeReload: (save: () => Promise<boolean>) => () => void
  readonly stop: () => void
}

/** How often an app that is never closed asks for a new version. In milliseconds. */
const betweenChecks = 3_600_000

const updatesKey: InjectionKey<Updates> = Symbol('updates')

/** A first visit on a slow network must not leave without the shell for the next one. In milliseconds. */
const longestWait = 8_000

/**
 * Registers the service worker and watches for new versions until `stop`. Does neither in development.
 * @param shown when a first visit has what its screens show: the shell for later visits, some 1.5 MB, must not
 * compete with it for a slow network and processor.
 */
export function startServiceWorker(shown: Promise<void>): Updates {
  const state = shallowRef<UpdateState>('current')
  const offline = shallowRef<OfflineState>('preparing')
  const savers = new Set<() => Promise<boolean>>()
  const watching = new AbortController()
  const { signal } = watching
  let registration: ServiceWorkerRegistration | undefined
  let reloadWanted = false

  async function start(container: ServiceWorkerContainer): Promise<void> {
    // The first version takes the page that fetched it, which replaces nothing.
    let controlled = container.controller !== null
    container.addEventListener(
      'controllerchange',
      () => {
        if (reloadWanted) location.reload()
        else if (controlled) state.value = 'replaced'
        controlled = true
      },
      { signal },
    )
    if (!controlled) await Promise.race([shown, after(longestWait)])
    if (signal.aborted) return
    try {
      registration = await container.register('/service-worker.js', { updateViaCache: 'none' })
    } catch {
      // Refused by a policy or a broken script. The app works, with network.
      offline.value = 'unavailable'
      return
    }
    watch(registration, container)
    await container.ready
    offline.value = 'ready'
  }

  function watch(watched: ServiceWorkerRegistration, container: ServiceWorkerContainer): void {
    const notice = () => {
      if (watched.waiting && container.controller && state.value === 'current') {
        state.value = 'waiting'
      }
    }
    const follow = () => watched.installing?.addEventListener('statechange', notice, { signal })
    watched.addEventListener('updatefound', follow, { signal })
    follow()
    notice()

    let checked = performance.now()
    document.addEventListener(
      'visibilitychange',
      () => {
        const now = performance.now()
        if (document.hidden || now - checked < betweenChecks) return
        checked = now
        // Rejected without network: asked again next time.
        watched.update().catch(() => undefined)
      },
      { signal },
    )
  }

  async function apply(): Promise<void> {
    const saved = await Promise.all([...savers].map((save) => save()))
    if (saved.includes(false)) {
      state.value = 'held'
      return
    }
    reloadWanted = true
    if (registration?.waiting) registration.waiting.postMessage(activateUpdate)
    else location.reload()
  }

  if (import.meta.env.PROD && 'serviceWorker' in navigator) void start(navigator.serviceWorker)
  else offline.value = 'unavailable'

  return {
    state: readonly(state),
    offline: readonly(offline),
    apply,
    beforeReload(save) {
      savers.add(save)
      return () => savers.delete(save)
    },
    stop: () => watching.abort(),
  }
}

export function installUpdates(app: App, updates: Updates): void {
  app.provide(updatesKey, updates)
}

/** The app’s versions: what there is to say about them, and the update itself. */
export function useUpdate(): Updates {
  const updates = inject(updatesKey)
  if (!updates) throw new Error('installUpdates has not been called.')
  return updates
}

/**
 * While the component lives, no update reloads the page before `save` has resolved to true. For every place where
 * somebody writes.
 */
export function useBeforeReload(save: () => Promise<boolean>): void {
  const updates = inject(updatesKey, undefined)
  if (updates) onScopeDispose(updates.beforeReload(save))
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
