/** The one day that an application waits for. */
import type { Funding } from '../directory/entry.ts'
import type { CalendarDay } from '../funding/calendar-day.ts'
import type { ApplicationView } from './application.ts'
import { deadlineOf } from './deadline.ts'
import { planBackwards, type PlanStep } from './plan.ts'
import { reportDay } from './report-back.ts'

export type NextDate =
  | { readonly kind: 'step'; readonly step: PlanStep; readonly on: CalendarDay }
  | { readonly kind: 'deadline'; readonly on: CalendarDay }
  /** The last day is over, and nothing was sent. */
  | { readonly kind: 'missed'; readonly on: CalendarDay }
  | { readonly kind: 'report'; readonly on: CalendarDay }

export function nextDateOf(
  view: ApplicationView,
  scheme: Funding | undefined,
  today: CalendarDay,
): NextDate | undefined {
  if (view.state === 'granted') {
    const on = view.reportOn ?? reportDay(scheme?.reportBack, view.endsOn)
    return on && { kind: 'report', on }
  }
  if (view.state !== 'drafting') return undefined
  const deadline = deadlineOf({ day: view.deadline, from: view.deadlineFrom }, scheme, today)
  if (!deadline) return undefined
  if (deadline.day < today) return { kind: 'missed', on: deadline.day }
  const next = planBackwards(deadline.day, view.begunOn).find(
    ({ step }) => !view.stepsDone.includes(step),
  )
  return next ? { kind: 'step', ...next } : { kind: 'deadline', on: deadline.day }
}
