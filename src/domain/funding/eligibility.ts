/**
 * Who may apply, as criteria that a person’s answers can be held against. A member that is missing is no
 * criterion; whether anybody at all is known to be welcome is told by `isWhoKnown`.
 */
import type { Funding } from '../directory/entry.ts'

/** `organisation`: whatever is a legal person of its own. */
export type ApplicantKind = 'individual' | 'group' | 'organisation'

export type Geography =
  | { readonly kind: 'anywhere' }
  | {
      readonly kind: 'within'
      /** Active in any of them: SCB municipality codes, or counties by their two digits. */
      readonly areas: readonly string[]
      /** Who isn’t active there may still have ties to it ("anknytning"). */
      readonly orTies?: boolean
    }
  | {
      readonly kind: 'at-least'
      readonly count: number
      readonly county: string
      /** Who reaches fewer may still be let in, say for "särskilt regionalt intresse". */
      readonly orSpecialInterest?: boolean
    }

export interface Eligibility {
  /** Vocabulary `legal-forms`, and `offentlig` for public bodies. */
  readonly legalForms?: readonly string[]
  readonly applicants?: readonly ApplicantKind[]
  /** Where missing it is the entry’s own reach (HSDS *service area*). */
  readonly geography?: Geography
  /** Vocabulary `fields`. The entry’s own `fields` say what it is about, not who is shut out. */
  readonly fields?: readonly string[]
  readonly minimumAge?: number
  readonly maximumAge?: number
  readonly minimumMembers?: number
  /** The project may not have begun. */
  readonly notStarted?: boolean
  /** What no question asks: each a short sentence. With any of them the answer is never "yes". */
  readonly otherConditions?: readonly string[]
}

const formsOfPersons: readonly string[] = ['privatperson', 'enskild-firma']

/** Undefined for a person: they may be one or several. */
export function applicantOf(legalForm: string): ApplicantKind | undefined {
  return formsOfPersons.includes(legalForm) ? undefined : 'organisation'
}

/** Whether it is known what kind of applicant is meant. */
export function isWhoKnown({ eligibility }: Funding): boolean {
  if (!eligibility) return false
  const { legalForms, applicants, minimumAge, maximumAge } = eligibility
  return [legalForms, applicants, minimumAge, maximumAge].some((known) => known !== undefined)
}

/** Where one must be active. */
export function geographyOf(funding: Funding): Geography {
  if (funding.eligibility?.geography) return funding.eligibility.geography
  if (funding.municipalities.length > 0) return { kind: 'within', areas: funding.municipalities }
  if (funding.scope === 'sormland') return { kind: 'within', areas: ['04'] }
  if (funding.scope === 'gavleborg') return { kind: 'within', areas: ['21'] }
  return { kind: 'anywhere' }
}
