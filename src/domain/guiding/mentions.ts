/** Colleagues named in a comment: `@Name`, as it stands in the text. */
export interface Colleague {
  readonly user: string
  readonly name: string
}

/** Where a mention is being typed: from its @ to the caret. */
export interface Typing {
  readonly start: number
  readonly typed: string
}

/** Names are of several words, so it goes on past blanks until there is no such colleague. */
const longestName = 40

export function typingAt(text: string, caret: number): Typing | undefined {
  const start = text.lastIndexOf('@', caret - 1)
  if (start < 0 || caret - start > longestName) return undefined
  // An e-mail address is no mention.
  const before = text[start - 1]
  if (before !== undefined && !/\s|\(/u.test(before)) return undefined
  const typed = text.slice(start + 1, caret)
  return typed.includes('\n') ? undefined : { start, typed }
}

/** Those whose name, or a word of it, begins as typed. Nobody when the name is written out. */
export function matching(typed: string, colleagues: readonly Colleague[]): readonly Colleague[] {
  const wanted = typed.toLocaleLowerCase('sv')
  if (colleagues.some(({ name }) => typed.startsWith(`${name} `) || typed === name)) return []
  return colleagues.filter(({ name }) => {
    const lower = name.toLocaleLowerCase('sv')
    return lower.startsWith(wanted) || lower.split(' ').some((word) => word.startsWith(wanted))
  })
}

export function withMention(
  text: string,
  caret: number,
  { start }: Typing,
  name: string,
): { readonly text: string; readonly caret: number } {
  const before = `${text.slice(0, start)}@${name} `
  return { text: before + text.slice(caret).replace(/^ /u, ''), caret: before.length }
}

/** User ids of those who are mentioned. Of two names of which one begins the other, the longer is meant. */
export function mentionsIn(text: string, colleagues: readonly Colleague[]): readonly string[] {
  const byLength = [...colleagues].sort((a, b) => b.name.length - a.name.length)
  const found = new Set<string>()
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const rest = text.slice(at + 1)
    const meant = byLength.find(({ name }) => name !== '' && rest.startsWith(name))
    if (!meant) continue
    // Two who are called the same are both told.
    for (const { user, name } of colleagues) if (name === meant.name) found.add(user)
  }
  return [...found]
}
