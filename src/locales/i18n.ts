/**
 * Swedish first, English beside it, Finnish for what visitors meet; one JSON file per room and language, compiled at
 * build time. Only the language in use is fetched, and Swedish with Finnish: a room that Finnish lacks (staff's) is
 * shown in Swedish as a whole, so that a screen reader reads no Swedish word as Finnish.
 */
import { ref, type Ref } from 'vue'
import { createI18n, type I18n } from 'vue-i18n'
import type { LanguageFile } from './later.ts'

export const languages = ['sv', 'en', 'fi'] as const
export type Language = (typeof languages)[number]

const loaders: Record<Language, () => Promise<LanguageFile>> = {
  sv: () => import('./sv.ts'),
  en: () => import('./en.ts'),
  fi: () => import('./fi.ts'),
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
  /** The language chosen; what is on screen may be Swedish all the same. */
  readonly current: Readonly<Ref<Language>>
  /** Fetches the language's messages when needed. @throws when they can't be had; the language stays. */
  choose(language: Language): Promise<void>
  /** Fetches the words of rooms that the first paint leaves out. @throws when they can't be had. */
  bring(rooms: readonly string[]): Promise<void>
  /** The room that is shown now (`meta.room`): in Swedish, navigation and all, where the chosen language lacks it. */
  enter(room: string | undefined): void
  /** For a part of another room's screen: what its `lang` must say, if anything. */
  langOf(room: string): Language | undefined
}

/** Resolves when the words of the chosen language are there, so that nothing is painted without them. */
export async function loadLanguages(): Promise<Languages> {
  const i18n = createI18n<false>({
    locale: 'sv',
    fallbackLocale: 'sv',
    missingWarn: import.meta.env.DEV,
    fallbackWarn: false,
  })
  const current = ref<Language>('sv')
  const loaded = new Map<Language, LanguageFile>()
  const rooms = new Set<string>()
  let here: string | undefined

  async function load(language: Language): Promise<void> {
    if (loaded.has(language)) return
    const file = await loaders[language]()
    i18n.global.setLocaleMessage(language, file.messages)
    await Promise.all([...rooms].map((room) => bringOne(language, file, room)))
    loaded.set(language, file)
  }

  const has = (language: Language, room: string) => {
    const file = loaded.get(language)
    return file !== undefined && (room in file.messages || room in file.later)
  }

  function speak() {
    const language = here === undefined || has(current.value, here) ? current.value : 'sv'
    i18n.global.locale.value = language
    document.documentElement.lang = language
  }

  async function choose(language: Language): Promise<void> {
    if (language === 'fi') await load('sv')
    await load(language)
    current.value = language
    speak()
    try {
      localStorage.setItem(key, language)
    } catch {
      // Denied: the choice holds for this page.
    }
  }

  async function bringOne(language: Language, file: LanguageFile, room: string): Promise<void> {
    const words = await file.later[room]?.()
    // Left to Swedish, which is here as well.
    if (words === undefined && language === 'fi') return
    if (words === undefined) throw new Error(`No words of ${room} in ${language}.`)
    i18n.global.setLocaleMessage(language, {
      ...i18n.global.getLocaleMessage(language),
      [room]: words,
    })
  }

  async function bring(wanted: readonly string[]): Promise<void> {
    const missing = wanted.filter((room) => !rooms.has(room))
    for (const [language, file] of loaded) {
      await Promise.all(missing.map((room) => bringOne(language, file, room)))
    }
    for (const room of missing) rooms.add(room)
  }

  await choose(storedLanguage())
  return {
    i18n: i18n as unknown as I18n,
    current,
    choose,
    bring,
    enter(room) {
      here = room
      speak()
    },
    langOf: (room) =>
      has(current.value, room) || i18n.global.locale.value === 'sv' ? undefined : 'sv',
  }
}
