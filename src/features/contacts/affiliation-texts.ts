import { tooLongBy } from '../casework/text-rules.ts'

/** What a form about an affiliation holds; dates are ISO, or empty. */
export interface AffiliationTexts {
  readonly role: string
  readonly from: string
  readonly to: string
}

export function endsBeforeItBegins({ from, to }: AffiliationTexts): boolean {
  return from !== '' && to !== '' && to < from
}

export function canBeSaved(texts: AffiliationTexts): boolean {
  return tooLongBy(texts.role) === 0 && !endsBeforeItBegins(texts)
}
