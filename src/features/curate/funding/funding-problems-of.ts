/** What is wrong with a scheme’s rules as they stand in their form, by part. */
import type { Json } from '../../../domain/json.ts'
import type { FieldShape } from '../../../domain/proposals/directory-fields.ts'
import {
  deadlineProblems,
  eligibilityProblems,
  reportBackProblems,
  type PartProblem,
} from '../../../domain/proposals/funding-problems.ts'
import { deadlinesFromForm } from './deadline-form.ts'
import { eligibilityFromForm, reportsFromForm } from './eligibility-form.ts'

export const fundingShapes: readonly FieldShape['kind'][] = [
  'deadlines',
  'eligibility',
  'report-back',
]

/** The form and the value that it stands for have their parts in the same places. */
export function fundingProblems(kind: FieldShape['kind'], form: Json): readonly PartProblem[] {
  switch (kind) {
    case 'deadlines':
      return deadlineProblems(deadlinesFromForm(form))
    case 'eligibility': {
      const value = eligibilityFromForm(form)
      return value === null ? [] : eligibilityProblems(value)
    }
    case 'report-back':
      return reportBackProblems(reportsFromForm(form))
    default:
      return []
  }
}
