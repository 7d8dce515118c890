/**
 * A plan backwards from the last day. Every step has a day on which people can be reached, never later than
 * it would be on the calendar; with less time than the whole takes, all steps move together.
 */
import { daysBetween, plusDays, type CalendarDay } from '../funding/calendar-day.ts'
import { workdayBy } from './red-days.ts'

/** With the days before the last one. Applications fail most often because they are incomplete, so what others
 *  must sign is asked for early, and a day is kept for going through it all. */
const steps = [
  ['terms', 42],
  ['partners', 35],
  ['papers', 28],
  ['texts', 21],
  ['budget', 14],
  ['reader', 10],
  ['complete', 5],
  ['send', 2],
] as const
export const planSteps = steps.map(([step]) => step)
export type PlanStep = (typeof steps)[number][0]

const wholePlan = steps[0][1]

export interface PlannedStep {
  readonly step: PlanStep
  readonly on: CalendarDay
}

/** @param begun when the work began: no step is planned before it. */
export function planBackwards(deadline: CalendarDay, begun: CalendarDay): readonly PlannedStep[] {
  const first = begun < deadline ? begun : deadline
  const room = Math.min(wholePlan, daysBetween(first, deadline))
  return steps.map(([step, before]) => {
    const day = workdayBy(plusDays(deadline, -Math.floor((before * room) / wholePlan)))
    return { step, on: day < first ? first : day }
  })
}
