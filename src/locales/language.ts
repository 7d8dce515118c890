import { inject, type App, type InjectionKey } from 'vue'
import type { Language, Languages } from './i18n.ts'

const languagesKey: InjectionKey<Languages> = Symbol('languages')

export function installLanguages(app: App, loaded: Languages): void {
  app.use(loaded.i18n)
  app.provide(languagesKey, loaded)
}

/** The language in use and how to choose another. Texts come from vue-i18n's `useI18n`. */
export function useLanguage(): Languages {
  const loaded = inject(languagesKey)
  if (!loaded) throw new Error('installLanguages has not been called.')
  return loaded
}

/** What `lang` a part of another room must say: staff's words stand on Start, and Finnish lacks them. */
export function useLangOf(room: string): () => Language | undefined {
  const loaded = inject(languagesKey, undefined)
  return () => loaded?.langOf(room)
}

/** Fetches rooms' words for a part that stands on another room's screen. */
export function useBring(): (rooms: readonly string[]) => Promise<void> {
  const loaded = inject(languagesKey, undefined)
  return (rooms) => loaded?.bring(rooms) ?? Promise.resolve()
}
