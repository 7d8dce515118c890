/** A scheme’s eligibility as criteria, each about one question and judged alone. */
import type { Funding } from '../directory/entry.ts'
import { applicantOf, geographyOf, type ApplicantKind, type Geography } from './eligibility.ts'

/** In the order they are asked: what shuts out most comes first. */
export const questions = [
  'legalForm',
  'applicant',
  'municipalities',
  'fields',
  'age',
  'members',
  'started',
] as const
export type Question = (typeof questions)[number]

/** A municipality or field of none of ours. */
export const elsewhere = 'elsewhere'

/** Missing: not asked yet. `null`: passed over, or not known. */
export interface Answers {
  readonly legalForm?: string | null
  readonly applicant?: Exclude<ApplicantKind, 'organisation'> | null
  /** Every municipality that one is active in, or `elsewhere`. */
  readonly municipalities?: readonly string[] | null
  readonly fields?: readonly string[] | null
  readonly age?: number | null
  readonly members?: number | null
  readonly started?: boolean | null
}

export type Judgement = 'met' | 'unmet' | 'open'

export interface Criterion {
  readonly about: Question
  readonly judge: (answers: Answers) => Judgement
}

export function criteriaOf(funding: Funding): readonly Criterion[] {
  const { legalForms, applicants, fields, minimumAge, maximumAge, minimumMembers, notStarted } =
    funding.eligibility ?? {}
  const geography = geographyOf(funding)
  const criteria: (Criterion | undefined)[] = [
    legalForms && {
      about: 'legalForm',
      judge: ({ legalForm }) => judged(legalForm, (form) => legalForms.includes(form)),
    },
    applicants && {
      about: 'applicant',
      // Who did not know the legal form and says that they are several may be an association all the same.
      judge: (answers) =>
        softened(
          typeof answers.legalForm !== 'string' && applicants.includes('organisation'),
          judged(applicant(answers), (kind) => applicants.includes(kind)),
        ),
    },
    geography.kind === 'anywhere'
      ? undefined
      : {
          about: 'municipalities',
          judge: ({ municipalities }) => place(municipalities, geography),
        },
    fields && {
      about: 'fields',
      judge: (answers) => judged(answers.fields, (own) => own.some((one) => fields.includes(one))),
    },
    minimumAge === undefined && maximumAge === undefined
      ? undefined
      : {
          about: 'age',
          judge: ({ age }) =>
            judged(age, (years) => years >= (minimumAge ?? 0) && years <= (maximumAge ?? Infinity)),
        },
    minimumMembers === undefined
      ? undefined
      : {
          about: 'members',
          judge: ({ members }) => judged(members, (count) => count >= minimumMembers),
        },
    notStarted
      ? { about: 'started', judge: ({ started }) => judged(started, (has) => !has) }
      : undefined,
  ]
  return criteria.filter((criterion) => criterion !== undefined)
}

function judged<Answer>(
  answer: Answer | null | undefined,
  fits: (answer: Answer) => boolean,
): Judgement {
  if (answer === undefined || answer === null) return 'open'
  return fits(answer) ? 'met' : 'unmet'
}

/** An organisation is neither one person nor several, so nobody is asked which it is. */
function applicant({ legalForm, applicant }: Answers): ApplicantKind | null | undefined {
  const implied = typeof legalForm === 'string' ? applicantOf(legalForm) : undefined
  return implied ?? applicant
}

function place(
  municipalities: Answers['municipalities'],
  geography: Exclude<Geography, { kind: 'anywhere' }>,
): Judgement {
  // Another version’s way of telling a place is left to the funder, as ties and special interest are.
  const kind: string = geography.kind
  if (geography.kind === 'within') {
    const isIn = (code: string) => isWithin(code, geography.areas)
    return softened(
      geography.orTies,
      judged(municipalities, (own) => own.some(isIn)),
    )
  }
  if (kind !== 'at-least') return 'open'
  const isIn = (code: string) => isWithin(code, [geography.county])
  const reaches = (own: readonly string[]) => own.filter(isIn).length >= geography.count
  return softened(geography.orSpecialInterest, judged(municipalities, reaches))
}

function softened(isSoft: boolean | undefined, judgement: Judgement): Judgement {
  return isSoft && judgement === 'unmet' ? 'open' : judgement
}

/** A municipality’s code begins with its county’s. */
function isWithin(code: string, areas: readonly string[]): boolean {
  return code !== elsewhere && areas.some((area) => code.startsWith(area))
}
