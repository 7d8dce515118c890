/**
 * What a body may look like before anything walks through it: recursion below this door can't overflow the
 * stack, and a number that JSON can write but no computer can keep is not stored as something else.
 */

/** A document is about six deep; a register holding JSON of its own gets room to spare. */
const deepest = 100

/** @returns the fault, in words for the sender. Never recurses: the value may be a million deep. */
export function faultOf(body: unknown): string | undefined {
  let level: unknown[] = [body]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return `The body is nested deeper than ${deepest} levels.`
    if (level.some((value) => typeof value === 'number' && !Number.isFinite(value))) {
      return 'A number in the body is out of range.'
    }
    level = level.flatMap((value): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    )
  }
  return undefined
}
