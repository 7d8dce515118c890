import { onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from 'vue'
import { dayOfDate, type CalendarDay } from '../../domain/funding/calendar-day.ts'

/** Today; another day when the app is taken up again the morning after. */
export function useToday(): Readonly<ShallowRef<CalendarDay>> {
  const today = shallowRef(dayOfDate(new Date()))
  const look = () => (today.value = dayOfDate(new Date()))
  onMounted(() => document.addEventListener('visibilitychange', look))
  onBeforeUnmount(() => document.removeEventListener('visibilitychange', look))
  return today
}
