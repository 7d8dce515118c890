import { tooLongBy } from '../casework/text-rules.ts'

/** What is wrong with a plan, by field; nothing for one that can be saved. */
export type TripFault = 'places' | 'days' | 'backwards' | 'too-long'

export function faultIn(plan: {
  readonly municipalities: readonly string[]
  readonly from: string
  readonly to: string
  readonly texts: readonly string[]
}): TripFault | undefined {
  if (plan.municipalities.length === 0) return 'places'
  if (plan.from === '') return 'days'
  if (plan.to !== '' && plan.to < plan.from) return 'backwards'
  return plan.texts.some((text) => tooLongBy(text) > 0) ? 'too-long' : undefined
}
