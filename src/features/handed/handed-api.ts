/** `/api/handed`: what a link shows, and what its holder says. The secret stands in bodies, and in no address or log. */
import { isJsonObject } from '../../domain/json.ts'
import { handedAnswers, type Handed, type HandedAnswer } from '../../domain/questions/hand-over.ts'
import { post, type Posted } from './post.ts'

export type HandedOutcome =
  | { readonly kind: 'open'; readonly handed: Handed }
  /** Unknown, ended, or taken back. */
  | { readonly kind: 'ended' }
  /** Something else was said before. */
  | { readonly kind: 'said-already' }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'trouble' }

export async function openHanded(secret: string): Promise<HandedOutcome> {
  return read(await post('/api/handed', { secret }))
}

export async function answerHanded(
  secret: string,
  state: HandedAnswer,
  text: string,
): Promise<HandedOutcome> {
  return read(await post('/api/handed/answer', { secret, state, text }))
}

function read(posted: Posted): HandedOutcome {
  if (posted.kind !== 'answered') return posted
  const handed = posted.status === 200 ? parseHanded(posted.body) : undefined
  if (handed) return { kind: 'open', handed }
  if (posted.status === 404) return { kind: 'ended' }
  return { kind: posted.status === 409 ? 'said-already' : 'trouble' }
}

export function parseHanded(body: unknown): Handed | undefined {
  if (!isJsonObject(body)) return undefined
  const text = (member: string) => {
    const value = body[member]
    return typeof value === 'string' ? value : ''
  }
  if (text('question') === '') return undefined
  return {
    question: text('question'),
    name: text('name'),
    expiresOn: text('expiresOn'),
    organisation: text('organisation'),
    state: handedAnswers.find((known) => known === text('state')) ?? 'open',
  }
}
