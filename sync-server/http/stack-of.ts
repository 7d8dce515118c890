/**
 * Where an error came from, for the log. A message of ours holds no one's data; that of `JSON.parse` quotes what
 * it can't read, which may be a page of a damaged store, and is left out.
 */
export function stackOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { stack, name, message } = error
  if (!(error instanceof SyntaxError) || stack === undefined) return stack
  return `${name}${stack.slice(stack.indexOf(message) + message.length)}`
}
