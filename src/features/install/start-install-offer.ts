import { computed, inject, readonly, shallowRef, type App, type InjectionKey, type Ref } from 'vue'
import {
  installHistory,
  installOffer,
  parseInstallHistory,
  type InstallEvent,
  type InstallHistory,
  type InstallWay,
  type Offer,
  type PersistenceAnswer,
} from './install-offer.ts'

export interface InstallOffers {
  readonly offer: Readonly<Ref<Offer>>
  /** Also when nothing is offered: the app’s own page about installing may be opened at any time. */
  readonly way: Readonly<Ref<InstallWay>>
  readonly installed: Readonly<Ref<boolean>>
  /** What the browser answered when asked to keep this site’s data; undefined until it has been asked. */
  readonly persistence: Readonly<Ref<PersistenceAnswer | undefined>>
  readonly favouriteKept: () => void
  /** Shows the browser’s own dialogue. */
  readonly install: () => Promise<void>
  readonly postpone: () => void
  readonly refuse: () => void
  readonly stop: () => void
}

/** Chromium’s event, not in the standard: https://wicg.github.io/manifest-incubations/#beforeinstallpromptevent-interface */
interface InstallPromptEvent extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>
}

const key = 'kulturlots.install'

const offersKey: InjectionKey<InstallOffers> = Symbol('install offers')

/** Counts the visit and catches the browser’s install event; to be called early, since that comes once. */
export function startInstallOffer(now: () => number): InstallOffers {
  const history = shallowRef(read())
  const standalone = isStandalone()
  const way = shallowRef<InstallWay>(isIos() && !standalone ? 'ios' : 'none')
  const listening = new AbortController()
  const { signal } = listening
  let caught: InstallPromptEvent | undefined

  function tell(event: InstallEvent): void {
    history.value = installHistory(history.value, event)
    write(history.value)
  }

  async function askForPersistence(): Promise<void> {
    tell({ kind: 'persistence-answered', answer: await persistence() })
  }

  addEventListener(
    'beforeinstallprompt',
    (event) => {
      event.preventDefault()
      caught = event as InstallPromptEvent
      way.value = 'prompt'
    },
    { signal },
  )
  addEventListener(
    'appinstalled',
    () => {
      caught = undefined
      way.value = 'none'
      tell({ kind: 'installed' })
      void askForPersistence()
    },
    { signal },
  )

  tell({ kind: 'opened', at: now(), standalone })
  // On iOS the first start from the home screen is all that tells of an installation.
  if (standalone && history.value.persistence === undefined) void askForPersistence()

  return {
    offer: computed(() => installOffer(history.value, way.value, now())),
    way: readonly(way),
    installed: computed(() => history.value.installed),
    persistence: computed(() => history.value.persistence),
    favouriteKept: () => tell({ kind: 'favourite-kept' }),
    async install() {
      // The event works once; a dismissed one is followed by a new one.
      const prompt = caught
      caught = undefined
      way.value = 'none'
      if ((await prompt?.prompt())?.outcome === 'dismissed') tell({ kind: 'postponed', at: now() })
    },
    postpone: () => tell({ kind: 'postponed', at: now() }),
    refuse: () => tell({ kind: 'refused' }),
    stop: () => listening.abort(),
  }
}

export function provideInstallOffers(app: App, offers: InstallOffers): void {
  app.provide(offersKey, offers)
}

export function useInstallOffer(): InstallOffers {
  const offers = inject(offersKey)
  if (!offers) throw new Error('provideInstallOffers has not been called.')
  return offers
}

async function persistence(): Promise<PersistenceAnswer> {
  if (!('storage' in navigator) || !('persist' in navigator.storage)) return 'unsupported'
  return (await navigator.storage.persist()) ? 'granted' : 'denied'
}

function isStandalone(): boolean {
  return (
    matchMedia('(display-mode: standalone), (display-mode: minimal-ui)').matches ||
    ('standalone' in navigator && navigator.standalone === true)
  )
}

/** An iPad calls itself a Mac, but has fingers on it. */
function isIos(): boolean {
  const { userAgent, maxTouchPoints } = navigator
  return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Mac') && maxTouchPoints > 1)
}

function read(): InstallHistory {
  try {
    return parseInstallHistory(JSON.parse(localStorage.getItem(key) ?? 'null'))
  } catch {
    // Denied, or not JSON: as on a first visit.
    return parseInstallHistory(undefined)
  }
}

function write(history: InstallHistory): void {
  try {
    localStorage.setItem(key, JSON.stringify(history))
  } catch {
    // Denied or full: what was answered holds for this page.
  }
}
