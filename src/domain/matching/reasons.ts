/** Why something is suggested: codes and values, put into words on screen. */
import type { Verdict } from '../funding/may-apply.ts'

export type Reason =
  /** As they are spelled in the need. */
  | { readonly kind: 'same-words'; readonly words: readonly string[] }
  | { readonly kind: 'same-field'; readonly fields: readonly string[] }
  | { readonly kind: 'same-municipality'; readonly municipalities: readonly string[] }
  /** SCB county code. */
  | { readonly kind: 'whole-county'; readonly county: string }
  | { readonly kind: 'same-county'; readonly county: string }
  | { readonly kind: 'whole-country' }
  /** It is what this kind of need calls for. */
  | { readonly kind: 'need-kind'; readonly needKind: string }
  /** `maybe` says with its reasons what is not known. */
  | { readonly kind: 'may-apply'; readonly verdict: Verdict }
  /** Needs like this one that it helped. */
  | { readonly kind: 'solved-similar'; readonly needs: readonly string[] }
