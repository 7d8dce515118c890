/** When what somebody is writing is worth asking the directory about. */

/** Three words, or a long one and a space: enough to tell a hall from money. */
export function isWorthAsking(text: string): boolean {
  const words = text.trim().split(/\s+/)
  return words.length >= 3 && words.join('').length >= 12
}

/** So much of a long text is matched: what is asked stands in its beginning. */
export const longestMatched = 2_000

/** Until somebody has stopped writing, ms. */
export const pauseOfWriting = 700
