/**
 * Swedish first, English beside it; one JSON file per room and language, compiled at build time.
 * Only the language in use is fetched.
 */
import { ref, type Ref } from 'vue'
import { createI18n, type I18n, type LocaleMessageValue, type VueMessageType } from 'vue-i18n'

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

  async function choose(language: Language): Promise<void> {
    if (!loaded.has(language)) {
      i18n.global.setLocaleMessage(language, (await loaders[language]()).messages)
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

  await choose(storedLanguage())
  return { i18n: i18n as unknown as I18n, current, choose }
}
