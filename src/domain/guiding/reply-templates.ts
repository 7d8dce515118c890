/**
 * Beginnings of replies: a greeting, what it is about, facts of the entries that are pointed to, and who
 * answers. Sentences come from the screen's language; nothing is sent before a person has read and changed it.
 */
export const replyTemplates = ['refer', 'funding', 'more', 'none'] as const
export type ReplyTemplate = (typeof replyTemplates)[number]

/** What is known of an entry, ready to be read. */
export interface EntryFacts {
  readonly name: string
  /** Who stands behind it, where the name does not say so. */
  readonly owner?: string | undefined
  /** The next last day, or how one applies. */
  readonly when?: readonly string[]
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly website?: string | undefined
}

export interface ReplyWords {
  readonly greeting: (name: string) => string
  readonly opening: (template: ReplyTemplate) => string
  readonly phone: (phone: string) => string
  readonly email: (email: string) => string
  readonly website: (website: string) => string
  readonly closing: (template: ReplyTemplate) => string
}

/** Those that tell of entries; the others leave room to write. */
const pointing: readonly ReplyTemplate[] = ['refer', 'funding']

export function beginReply(
  template: ReplyTemplate,
  name: string,
  entries: readonly EntryFacts[],
  words: ReplyWords,
): string {
  const told = pointing.includes(template) ? entries.map((entry) => factsOf(entry, words)) : []
  const room = template === 'more' ? [''] : []
  return [
    words.greeting(name.trim()),
    words.opening(template),
    ...told,
    ...room,
    words.closing(template),
  ].join('\n\n')
}

function factsOf({ name, owner, when = [], phone, email, website }: EntryFacts, words: ReplyWords) {
  const isOwn = owner === undefined || owner === '' || name.includes(owner)
  const lines = [
    isOwn ? name : `${name}, ${owner}`,
    ...when,
    phone && words.phone(phone),
    email && words.email(email),
    website && words.website(website),
  ]
  return lines.filter(Boolean).join('\n')
}

/** Whether the template that was begun with still stands at the end as it was. */
export function endsAsBegun(written: string, begun: string): boolean {
  return begun.trim() !== '' && written.trimEnd().endsWith(begun.trim())
}

/** A template in the place of the one before, or after what a person wrote, of which nothing is taken away. */
export function withTemplate(written: string, begun: string, text: string): string {
  const kept = written.trimEnd()
  const theirs = endsAsBegun(written, begun) ? kept.slice(0, -begun.trim().length).trimEnd() : kept
  return theirs === '' ? text : `${theirs}\n\n${text}`
}

/** As it leaves for whoever asked. */
export function signedReply(text: string, signed: string, greetings: string, reference?: string) {
  return [text.trim(), ...(reference ? [reference] : []), `${greetings}\n${signed}`].join('\n\n')
}
