/**
 * Swedish first, English beside it; one JSON file per room and language, compiled at build time.
 * Only the language in use is fetched.
 */
import { ref, type Ref } from 'vue'
import { createI18n, type I18n, type LocaleMessageValue, type VueMessageType } from 'vue-i18n'
import { laterWords } from './later.ts'

export const languages = ['sv', 'en'] as const
export type Language = (typeof languages)[number]

type Messages = Record<string, LocaleMessageValue<VueMessageType>>

const loaders: Record<Language, () => Promise<{ messages: Messages }>> = {
  sv: () => import('./sv.ts'),
  en: () => import('./en.ts'),
}

const key = 'kulturlots.language'

/** The language chosen on this device. */
function storedLanguage(): Language {
  try {
    return languages.find((known) => known === localStorage.getItem(key)) ?? 'sv'
  } catch {
    return 'sv'
  }
}

export interface Languages {
  readonly i18n: I18n
  readonly current: Readonly<Ref<Language>>
  /** Fetches the language's messages when needed. @throws when they can't be had; the language stays. */
  choose(language: Language): Promise<void>
  /** Fetches the words of rooms that the first paint leaves out. @throws when they can't be had. */
  bring(rooms: readonly string[]): Promise<void>
}

/** Resolves when the words of the chosen language are there, so that nothing is painted without them. */
export async function loadLanguages(): Promise<Languages> {
  const i18n = createI18n<false>({
    locale: 'sv',
    fallbackLocale: false,
    missingWarn: import.meta.env.DEV,
    fallbackWarn: false,
  })
  const current = ref<Language>('sv')
  const loaded = new Set<Language>()
  const rooms = new Set<string>()

  async function choose(language: Language): Promise<void> {
    if (!loaded.has(language)) {
      i18n.global.setLocaleMessage(language, (await loaders[language]()).messages)
      await Promise.all([...rooms].map((room) => bringOne(language, room)))
      loaded.add(language)
    }
    i18n.global.locale.value = language
    current.value = language
    document.documentElement.lang = language
    try {
      localStorage.setItem(key, language)
    } catch {
      // Denied: the choice holds for this page.
    }
  }

  async function bringOne(language: Language, room: string): Promise<void> {
    const words = await laterWords(language, room)
    const before: Messages = i18n.global.getLocaleMessage(language)
    i18n.global.setLocaleMessage(language, { ...before, [room]: words })
  }

  async function bring(wanted: readonly string[]): Promise<void> {
    const missing = wanted.filter((room) => !rooms.has(room))
    for (const language of loaded) {
      await Promise.all(missing.map((room) => bringOne(language, room)))
    }
    for (const room of missing) rooms.add(room)
  }

  await choose(storedLanguage())
  return { i18n: i18n as unknown as I18n, current, choose, bring }
}
