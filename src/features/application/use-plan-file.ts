/** The plan into the device’s calendar. Each step is one event that moves when a newer file is opened. */
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { ApplicationView } from '../../domain/application/application.ts'
import type { PlannedStep } from '../../domain/application/plan.ts'
import type { CalendarDay } from '../../domain/funding/calendar-day.ts'
import { useFeedback } from '../../ui/feedback.ts'
import { saveFile } from '../export/save-file.ts'
import type { CalendarEvent } from '../funding/calendar-file.ts'

export interface PlanForCalendar {
  readonly view: ApplicationView
  readonly deadline: CalendarDay | undefined
  readonly steps: readonly PlannedStep[]
  readonly reportOn: CalendarDay | undefined
}

/** Nine in the morning, of the day itself. */
const onTheDay = ['PT9H']

export function usePlanFile(): (plan: PlanForCalendar) => Promise<void> {
  const { t } = useI18n()
  const { tell } = useFeedback()
  const router = useRouter()

  function eventsOf({ view, deadline, steps, reportOn }: PlanForCalendar): CalendarEvent[] {
    const { id } = view
    const name = view.name || t('application.unnamed')
    const common = {
      text: view.schemeName,
      url: `${location.origin}${router.resolve({ name: 'application', params: { id } }).href}`,
    }
    return [
      ...steps.map(({ step, on }) => ({
        ...common,
        id,
        uid: `${id}.${step}`,
        day: on,
        title: t('application.plan.event', { step: t(`application.steps.${step}`), name }),
        reminders: onTheDay,
      })),
      ...(deadline === undefined
        ? []
        : [
            {
              ...common,
              id,
              uid: `${id}.deadline`,
              day: deadline,
              title: t('application.plan.eventDeadline', { name }),
            },
          ]),
      ...(reportOn === undefined
        ? []
        : [
            {
              ...common,
              id,
              uid: `${id}.report`,
              day: reportOn,
              title: t('application.plan.eventReport', { name }),
            },
          ]),
    ]
  }

  return async (plan) => {
    try {
      const { calendarFile } = await import('../funding/calendar-file.ts')
      const text = calendarFile(eventsOf(plan), new Date())
      const name = `${t('application.plan.calendarName')}.ics`
      saveFile(new File([text], name, { type: 'text/calendar' }))
      tell(t('application.plan.calendarMade'))
    } catch {
      // The library is not on the device yet and there is no network.
      tell(t('application.plan.calendarFailed'))
    }
  }
}
