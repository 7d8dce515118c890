/** What ties a control to its label, hint and error. */
export function fieldAttributes(
  id: string,
  field: { hint?: string | undefined; error?: string | undefined },
) {
  const describedBy = [field.hint && `${id}-hint`, field.error && `${id}-error`].filter(Boolean)
  return {
    id,
    'aria-describedby': describedBy.join(' ') || undefined,
    'aria-invalid': field.error ? ('true' as const) : undefined,
  }
}
