/** A sheet that is fetched, with its words, when it is first asked for. */
import { ref, shallowRef, type Component } from 'vue'
import { useI18n } from 'vue-i18n'
import { useLanguage } from '../../locales/language.ts'
import { useFeedback } from '../../ui/feedback.ts'

export function useLazySheet(
  load: () => Promise<{ readonly default: Component }>,
  rooms: readonly string[],
) {
  const { t } = useI18n()
  const languages = useLanguage()
  const { tell } = useFeedback()
  const sheet = shallowRef<Component>()
  const open = ref(false)

  async function show() {
    try {
      const [loaded] = await Promise.all([load(), languages.bring(rooms)])
      sheet.value = loaded.default
      open.value = true
    } catch {
      // Not on the device yet, and no network.
      tell(t('directory.exportNotHere'))
    }
  }

  return { sheet, open, show }
}
