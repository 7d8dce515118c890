/** The rooms of a folder, in the order in which one works through them. */
export const parts = ['plan', 'checklist', 'texts', 'budget', 'applicant', 'out'] as const
export type Part = (typeof parts)[number]
