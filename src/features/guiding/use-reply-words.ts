/** The sentences and facts that a reply begins with, in the language in use. */
import { useI18n } from 'vue-i18n'
import type { DirectoryEntry } from '../../domain/directory/entry.ts'
import { webLink } from '../../domain/directory/safe-link.ts'
import type { CalendarDay } from '../../domain/funding/calendar-day.ts'
import { outlooksOf } from '../../domain/funding/outlook.ts'
import type { EntryFacts, ReplyWords } from '../../domain/guiding/reply-templates.ts'
import { ownerOf } from '../directory/entry-words.ts'
import { useFundingWords } from '../funding/use-funding-words.ts'

export function useReplyWords() {
  const { t } = useI18n()
  const funding = useFundingWords()
  const say = (key: string, named = {}) => t(`guiding.reply.words.${key}`, named)
  const words: ReplyWords = {
    greeting: (name) => (name === '' ? say('greeting') : say('greetingNamed', { name })),
    opening: (template) => say(template),
    phone: (phone) => say('phone', { phone }),
    email: (email) => say('email', { email }),
    website: (website) => say('website', { website }),
    closing: (template) => say(template === 'more' ? 'closingMore' : 'closing'),
  }

  function factsOf(entry: DirectoryEntry, today: CalendarDay): EntryFacts {
    return {
      name: entry.name,
      owner: ownerOf(entry),
      when:
        entry.kind === 'funding'
          ? outlooksOf(entry, today).map((outlook) => funding.when(outlook, today))
          : [],
      phone: entry.phone,
      email: entry.email,
      website: webLink(entry.website),
    }
  }

  return { words, factsOf, say }
}
