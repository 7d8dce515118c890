/** Money in whole kronor: whole numbers from the field to the sum, so that nothing is ever rounded. */

/** A row’s most, so that any sum of rows is still exact. A billion: more than any scheme gives. */
export const mostKronor = 1_000_000_000

/**
 * What people write in a field of money: `12 500`, `12.500 kr`, `12500:-`.
 * @returns null for nothing, undefined for what is no whole number of kronor.
 */
export function readKronor(text: string): number | null | undefined {
  const bare = text
    .replaceAll(/\s/gu, '')
    .replace(/(?:kr|kronor|sek|:-|,-|[,.]00)$/iu, '')
    .replace(/^\+/u, '')
  if (bare === '') return text.trim() === '' ? null : undefined
  const digits = /^\d{1,3}(?:[.,]\d{3})+$/u.test(bare) ? bare.replaceAll(/[.,]/gu, '') : bare
  if (!/^\d{1,15}$/u.test(digits)) return undefined
  const kronor = Number(digits)
  return kronor <= mostKronor ? kronor : undefined
}

/** Whether a stored value is one: another client, or mischief, may have written anything. */
export function isKronor(value: unknown): value is number {
  return (
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= mostKronor
  )
}
