/** A follow-up into the device's calendar, with a reminder in the morning: a file that it opens. */
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { readDay } from '../../domain/funding/calendar-day.ts'
import { useFeedback } from '../../ui/feedback.ts'
import { saveFile } from '../export/save-file.ts'
import type { SavedMeeting } from './saved-meeting.ts'

/** Nine in the morning: an all-day event begins at midnight. */
const inTheMorning = ['PT9H']

export function useReminderFile(): (saved: SavedMeeting) => Promise<void> {
  const { t } = useI18n()
  const { tell } = useFeedback()
  const router = useRouter()

  return async ({ name, contact, needs, due, followUp }) => {
    const day = readDay(due?.dueOn)
    if (!due || !followUp || day === undefined) return
    const [need] = needs
    const about = need ? { name: 'need', params: { id: need } } : undefined
    const person = contact ? { name: 'contact', params: { id: contact } } : { name: 'start' }
    try {
      const { calendarFile } = await import('../funding/calendar-file.ts')
      const event = {
        ...{ id: followUp, uid: followUp, day, reminders: inTheMorning },
        title: contact ? `${due.text}: ${name}` : due.text,
        text: t('field.reminder.text'),
        url: `${location.origin}${router.resolve(about ?? person).href}`,
      }
      const text = calendarFile([event], new Date())
      saveFile(new File([text], `${t('field.reminder.file')}.ics`, { type: 'text/calendar' }))
      tell(t('field.reminder.made'))
    } catch {
      // The library is not on the device yet and there is no network.
      tell(t('field.reminder.failed'))
    }
  }
}
