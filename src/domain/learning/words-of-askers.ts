/**
 * Whose words an answer to everybody may use: an asker’s own only with their yes to publication. What staff have
 * written down in their own words, after a talk or a call, is theirs.
 */
import type { NeedView } from '../casework/views.ts'
import type { ReplyView } from '../casework/guiding-views.ts'

type Asked = Pick<NeedView, 'id' | 'text' | 'asker' | 'channel' | 'consents'>
type Ended = Pick<NeedView, 'helped' | 'state' | 'name' | 'reach'>

/** So many words in a row are somebody’s wording. */
const wording = 8

export function mayQuote({ asker, channel, consents }: Asked): boolean {
  const theirs = asker !== '' || channel === 'app' || channel === 'carried' || channel === 'email'
  return !theirs || consents.includes('publish')
}

/**
 * What an answer begins with: the question of the first that may be quoted, and the best reply to one of them,
 * without what it says to that asker alone.
 */
export function answerBegunWith(
  needs: readonly (Asked & Ended)[],
  replies: readonly Pick<ReplyView, 'about' | 'text' | 'at'>[],
): { readonly question: string; readonly answer: string } {
  const quoted = needs.filter(mayQuote)
  const rank = new Map(
    quoted.map(({ id, helped, state }) => {
      const helps = { yes: 3, partly: 1, no: -1, '': 0 }[helped]
      return [id, helps + (state === 'resolved' ? 2 : 0)]
    }),
  )
  const [best] = replies
    .flatMap((reply) => {
      const of = reply.about.map((id) => rank.get(id)).filter((value) => value !== undefined)
      return of.length > 0 ? [{ reply, value: Math.max(...of) }] : []
    })
    .sort((a, b) => b.value - a.value || (a.reply.at < b.reply.at ? 1 : -1))
  return {
    question: quoted[0]?.text.trim().split('\n')[0] ?? '',
    answer: best ? forEverybody(best.reply.text, quoted) : '',
  }
}

const greeting = /^(hej|hejsan|hello|hi|dear|bästa|kära)\b.{0,80}$/iu

/** Without its greeting, and without the lines that name somebody who asked or how they are reached. */
function forEverybody(text: string, needs: readonly Ended[]): string {
  const spaced = (of: string) => ` ${wordsOf(of).join(' ')} `
  const theirs = needs
    .flatMap(({ name, reach }) => [name, reach])
    .filter((each) => wordsOf(each).length > 0)
    .map(spaced)
  const kept = text
    .trim()
    .split('\n')
    .filter((line, at) => {
      if (at === 0 && greeting.test(line.trim())) return false
      return !theirs.some((each) => spaced(line).includes(each))
    })
  return kept.join('\n').trim()
}

/** Those whose words stand in the text word for word, without their yes. */
export function quotedUnasked<Need extends Asked>(
  text: string,
  needs: readonly Need[],
): readonly Need[] {
  const runs = new Set(runsOf(text))
  return needs.filter((need) => !mayQuote(need) && runsOf(need.text).some((run) => runs.has(run)))
}

/** A question shorter than a run is one run. */
function runsOf(text: string): readonly string[] {
  const words = wordsOf(text)
  if (words.length < 4) return []
  if (words.length < wording) return [words.join(' ')]
  return words.slice(wording - 1).map((_, at) => words.slice(at, at + wording).join(' '))
}

function wordsOf(text: string): readonly string[] {
  return text.toLocaleLowerCase('sv').match(/[\p{L}\p{N}]+/gu) ?? []
}
