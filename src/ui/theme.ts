import { inject, watch, type App, type InjectionKey, type Ref } from 'vue'
import { useStoredChoice } from './stored-choice.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const themeKey: InjectionKey<Ref<Theme>> = Symbol('theme')

/** Reads the stored choice and sets it on the page, now and at every change. */
export function installTheme(app: App): void {
  const theme = useStoredChoice<Theme>('theme', themes, 'system')
  watch(
    theme,
    (value) => {
      if (value === 'system') delete document.documentElement.dataset['theme']
      else document.documentElement.dataset['theme'] = value
    },
    { immediate: true },
  )
  app.provide(themeKey, theme)
}

/** The chosen theme; writing it changes the page and is remembered. */
export function useTheme(): Ref<Theme> {
  const theme = inject(themeKey)
  if (!theme) throw new Error('installTheme has not been called.')
  return theme
}
