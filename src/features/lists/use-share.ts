import { useI18n } from 'vue-i18n'
import { useFeedback } from '../../ui/feedback.ts'

interface Shared {
  readonly title: string
  readonly text?: string
  readonly url?: string
}

/** By the share sheet where there is one, else to the clipboard. */
export function useShare() {
  const { t } = useI18n()
  const { tell } = useFeedback()

  return async (shared: Shared, copied: string): Promise<void> => {
    try {
      if ('share' in navigator) await navigator.share(shared)
      else {
        const text = shared.url ?? shared.text ?? ''
        await (navigator as Navigator).clipboard.writeText(text)
        tell(copied)
      }
    } catch (error) {
      // Closing the share sheet is an answer, not a fault.
      if (error instanceof DOMException && error.name === 'AbortError') return
      tell(t('own.list.shareFailed'))
    }
  }
}
