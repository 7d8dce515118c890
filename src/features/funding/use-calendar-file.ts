/** Deadlines into the device’s calendar: a file that it opens. The library is fetched with the first one. */
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { Funding } from '../../domain/directory/entry.ts'
import { isAssured } from '../../domain/funding/may-apply.ts'
import type { Deadline } from '../../domain/funding/next-deadline.ts'
import { useFeedback } from '../../ui/feedback.ts'
import { saveFile } from '../export/save-file.ts'
import type { CalendarEvent } from './calendar-file.ts'
import { useFundingWords } from './use-funding-words.ts'
import { useToday } from './use-today.ts'

export interface SchemeDeadline {
  readonly scheme: Funding
  readonly deadline: Deadline & { readonly about?: string }
}

/** A deadline in the words of a calendar. */
export function useDeadlineEvent(): (each: SchemeDeadline) => CalendarEvent {
  const { t } = useI18n()
  const router = useRouter()
  const words = useFundingWords()
  const today = useToday()

  return ({ scheme, deadline }) => {
    const path = router.resolve({ name: 'entry', params: { id: scheme.id } }).href
    const basis = words.basis(deadline, isAssured(scheme, today.value))
    const name = `${scheme.name}, ${scheme.funder}`
    return {
      // A scheme may have two on one day.
      id: deadline.about ? `${scheme.id}.${deadline.about}` : scheme.id,
      day: deadline.closes,
      title: t('funding.eventTitle', {
        name: deadline.about ? `${name} (${deadline.about.toLowerCase()})` : name,
      }),
      text: [scheme.summary, basis].filter(Boolean).join('\n'),
      url: `${location.origin}${path}`,
    }
  }
}

export function useCalendarFile(): (name: string, all: readonly SchemeDeadline[]) => Promise<void> {
  const { t } = useI18n()
  const { tell } = useFeedback()
  const eventOf = useDeadlineEvent()

  return async (name, all) => {
    try {
      const { calendarFile } = await import('./calendar-file.ts')
      const text = calendarFile(all.map(eventOf), new Date())
      saveFile(new File([text], `${name}.ics`, { type: 'text/calendar' }))
      tell(t('funding.calendarMade'))
    } catch {
      // The library is not on the device yet and there is no network.
      tell(t('funding.calendarFailed'))
    }
  }
}
