/** Which registers of a question and of a hand-over are written once, and which the server alone writes. */

/** Written once by whoever asks, so that what is answered is what was asked. Consents may be taken back or given later. */
export const askedFields = [
  ...(['text', 'name', 'reach', 'fields', 'municipalities'] as const),
  ...(['want', 'entry', 'solvedBy'] as const),
] as const

/** What the link of a hand-over shows, and until when: written with it. */
export const handedFields = ['need', 'entry', 'name', 'question', 'expiresOn'] as const
/** Told by the server alone, from what the link's holder says. */
export const handOverServerFields = ['state', 'answer'] as const
