/**
 * When installing is offered: from the second visit, or once something has been kept as a favourite; never at
 * once, and never again to someone who has refused for good. Pure; the clock is passed in.
 */
export type PersistenceAnswer = 'granted' | 'denied' | 'unsupported'

/** What a device remembers between visits. Times are in milliseconds since 1970. */
export interface InstallHistory {
  readonly visits: number
  readonly lastOpenedAt: number
  readonly favouriteKept: boolean
  readonly postponedAt: number | undefined
  readonly refused: boolean
  readonly installed: boolean
  readonly persistence: PersistenceAnswer | undefined
}

export type InstallEvent =
  | { readonly kind: 'opened'; readonly at: number; readonly standalone: boolean }
  | { readonly kind: 'favourite-kept' }
  | { readonly kind: 'postponed'; readonly at: number }
  | { readonly kind: 'refused' }
  | { readonly kind: 'installed' }
  | { readonly kind: 'persistence-answered'; readonly answer: PersistenceAnswer }

/** How this browser installs: it lets us ask, its user has to be shown how (iOS), or it can’t. */
export type InstallWay = 'prompt' | 'ios' | 'none'

export type Offer = 'nothing' | 'prompt' | 'ios-guide'

/** A reload is not a visit. */
const sameVisit = 30 * 60_000

/** “Not now” holds for two weeks. */
const notNow = 14 * 24 * 3_600_000

export const newcomer: InstallHistory = {
  visits: 0,
  lastOpenedAt: 0,
  favouriteKept: false,
  postponedAt: undefined,
  refused: false,
  installed: false,
  persistence: undefined,
}

export function installHistory(history: InstallHistory, event: InstallEvent): InstallHistory {
  switch (event.kind) {
    case 'opened': {
      const isNew = history.visits === 0 || event.at - history.lastOpenedAt > sameVisit
      return {
        ...history,
        visits: history.visits + (isNew ? 1 : 0),
        lastOpenedAt: event.at,
        installed: history.installed || event.standalone,
      }
    }
    case 'favourite-kept':
      return { ...history, favouriteKept: true }
    case 'postponed':
      return { ...history, postponedAt: event.at }
    case 'refused':
      return { ...history, refused: true }
    case 'installed':
      return { ...history, installed: true }
    case 'persistence-answered':
      return { ...history, persistence: event.answer }
  }
}

export function installOffer(history: InstallHistory, way: InstallWay, at: number): Offer {
  if (way === 'none' || history.refused || history.installed) return 'nothing'
  if (history.postponedAt !== undefined && at - history.postponedAt < notNow) return 'nothing'
  if (history.visits < 2 && !history.favouriteKept) return 'nothing'
  return way === 'ios' ? 'ios-guide' : 'prompt'
}

/** What was stored is not trusted: a field of another shape counts as never written. */
export function parseInstallHistory(stored: unknown): InstallHistory {
  if (typeof stored !== 'object' || stored === null) return newcomer
  const field = (name: keyof InstallHistory): unknown => (stored as Record<string, unknown>)[name]
  const number = (value: unknown): number | undefined =>
    typeof value === 'number' && Number.isFinite(value) ? value : undefined
  const answers = ['granted', 'denied', 'unsupported'] as const
  return {
    visits: number(field('visits')) ?? 0,
    lastOpenedAt: number(field('lastOpenedAt')) ?? 0,
    favouriteKept: field('favouriteKept') === true,
    postponedAt: number(field('postponedAt')),
    refused: field('refused') === true,
    installed: field('installed') === true,
    persistence: answers.find((answer) => answer === field('persistence')),
  }
}
