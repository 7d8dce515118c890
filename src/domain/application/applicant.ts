/** Facts about who applies, kept once and filled in everywhere. */
import type { MutableDocument } from '../documents/document.ts'
import { textOf } from '../documents/read.ts'
import { parseDocumentId } from '../identifiers.ts'

export const applicantFields = [
  'name',
  'legalForm',
  'organisationNumber',
  'contact',
  'email',
  'phone',
  'address',
  'website',
  'bankgiro',
  'signatory',
  'members',
  'description',
] as const
export type ApplicantField = (typeof applicantFields)[number]

export type Applicant = Readonly<Record<ApplicantField, string>>

/** Vocabulary `legal-forms`, and `offentlig` for public bodies: those that eligibility names. */
export const legalForms = [
  'privatperson',
  'enskild-firma',
  'ideell-forening',
  'ek-for',
  'ab',
  'hb',
  'kb',
  'stiftelse',
  'offentlig',
] as const

/** One per person, so that two devices of theirs write in the same one. */
export const applicantId = parseDocumentId('applicant:mine')

export function readApplicant(document: MutableDocument | undefined): Applicant {
  const entries = applicantFields.map((field) => [
    field,
    (document && textOf(document, field)) ?? '',
  ])
  return Object.fromEntries(entries) as Applicant
}

/** Ten digits with a check digit (SKV 709); of a person twelve, with the century first. A look, not a rule. */
export function looksLikeOrganisationNumber(text: string): boolean {
  const digits = text.replaceAll(/[\s-]/gu, '')
  return /^(?:\d{2})?\d{10}$/u.test(digits) && hasCheckDigit(digits.slice(-10))
}

/** Seven or eight digits with a check digit (Bankgirot, kontrollsiffra 10-modulen). A look, not a rule. */
export function looksLikeBankgiro(text: string): boolean {
  const digits = text.replaceAll(/[\s-]/gu, '')
  return /^\d{7,8}$/u.test(digits) && hasCheckDigit(digits)
}

/** Luhn, ISO/IEC 7812-1 annex B. */
function hasCheckDigit(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return sum % 10 === 0
}
