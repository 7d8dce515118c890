/** The text fields that the form of a contact has, in new and in edit. */
export const contactTexts = [
  'kind',
  'name',
  'phone',
  'email',
  'website',
  'organisation',
  'role',
  'reachBy',
  'ground',
] as const
