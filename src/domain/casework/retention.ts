/**
 * How long each kind of document is proposed to be kept. A PROPOSAL of this project, to be confirmed by the
 * archive authority: nobody has decided it, and nothing is deleted by it. What may be destroyed is decided by the
 * authority itself, with regard to the cultural heritage, the right to see, justice and research
 * (arkivlagen 1990:782, 3 and 10 §§); what has come in is registered or kept so that it can be found
 * (offentlighets- och sekretesslagen 2009:400, 5 kap. 1 §).
 */
import type { CaseworkType } from './documents.ts'

export const retentionClasses = ['preserve', 'years-2', 'years-10', 'while-needed'] as const
/** Kept for ever; so many years after the matter was closed; for as long as it is of use. */
export type RetentionClass = (typeof retentionClasses)[number]

export const retentionSource = 'arkivlagen (1990:782) 3 och 10 §§'

/** What decides between two classes of a kind: whether the registrar has written a decision on it. */
export type RetentionKind = CaseworkType | 'need-with-decision'

const classes: Readonly<Record<RetentionKind, RetentionClass>> = {
  'need-with-decision': 'preserve',
  need: 'years-2',
  reply: 'years-2',
  addition: 'years-2',
  referral: 'years-2',
  'hand-over': 'years-2',
  introduction: 'years-2',
  'log-entry': 'years-2',
  comment: 'while-needed',
  'follow-up': 'while-needed',
  photo: 'while-needed',
  contact: 'while-needed',
  affiliation: 'while-needed',
  colleague: 'while-needed',
  trip: 'while-needed',
  attendance: 'while-needed',
  round: 'while-needed',
  meeting: 'years-2',
  initiative: 'preserve',
  proposal: 'years-10',
}

export const retentionKinds = Object.keys(classes) as readonly RetentionKind[]

export function retentionOf(kind: RetentionKind): RetentionClass {
  return classes[kind]
}

/** Of a need in the registry. */
export function retentionOfNeed({ decision }: { readonly decision: string }): RetentionClass {
  return retentionOf(decision === '' ? 'need' : 'need-with-decision')
}
