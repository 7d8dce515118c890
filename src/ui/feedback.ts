/**
 * Words that answer an action: spoken to screen readers (`announce`) or also shown for a while (`tell`).
 * One place for both, so that nothing is said twice.
 */
import { inject, ref, type App, type InjectionKey, type Ref } from 'vue'

export interface Tidings {
  readonly id: number
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
}

export interface Feedback {
  readonly announced: Readonly<Ref<string>>
  readonly shown: Readonly<Ref<Tidings | undefined>>
  /** For ears only, when eyes can see the change anyway. */
  readonly announce: (text: string) => void
  /** A line at the foot of the screen. Stays until dismissed when it carries an action. */
  readonly tell: (text: string, action?: Tidings['action']) => void
  readonly dismiss: () => void
}

/** Long enough to read a sentence twice. */
const shownFor = 7_000

const feedbackKey: InjectionKey<Feedback> = Symbol('feedback')

export function installFeedback(app: App): void {
  const announced = ref('')
  const shown = ref<Tidings>()
  let count = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  app.provide(feedbackKey, {
    announced,
    shown,
    announce(text) {
      // A repeated sentence is only read again when its text changes; a no-break space is not heard.
      announced.value = announced.value === text ? `${text}\u00a0` : text
    },
    tell(text, action) {
      clearTimeout(timer)
      count += 1
      shown.value = { id: count, text, action }
      if (!action) timer = setTimeout(() => (shown.value = undefined), shownFor)
    },
    dismiss() {
      clearTimeout(timer)
      shown.value = undefined
    },
  })
}

export function useFeedback(): Feedback {
  const feedback = inject(feedbackKey)
  if (!feedback) throw new Error('installFeedback has not been called.')
  return feedback
}
