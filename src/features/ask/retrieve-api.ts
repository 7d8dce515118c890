/** `/api/questions/retrieve`: what a code opens. Outcomes are values, classified by status. */
import {
  questionStages,
  type NamedEntry,
  type QuestionStage,
} from '../../domain/casework/documents.ts'
import { namedEntries } from '../../domain/casework/guiding-views.ts'
import { isJsonObject, type Json } from '../../domain/json.ts'

export interface Retrieved {
  readonly text: string
  /** ISO time. */
  readonly askedAt: string
  readonly stage: QuestionStage | ''
  readonly nextStep: string
  readonly replies: readonly RetrievedReply[]
}

export interface RetrievedReply {
  /** ISO time. */
  readonly at: string
  readonly text: string
  readonly signed: string
  readonly entries: readonly NamedEntry[]
}

export type RetrieveOutcome =
  | { readonly kind: 'found'; readonly retrieved: Retrieved }
  | { readonly kind: 'unknown' }
  /** Too many have been tried: seconds to wait. */
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'trouble' }

/** @param code as `parseRetrievalCode` gives it; it stands in the body, and in no address or log. */
export async function retrieve(code: string): Promise<RetrieveOutcome> {
  let response: Response
  let answer: unknown
  try {
    response = await fetch('/api/questions/retrieve', {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
      signal: AbortSignal.timeout(30_000),
    })
    answer = await response.json()
  } catch {
    // No whole JSON answer: no network, or something in between that is not our server.
    return { kind: 'unreachable' }
  }
  if (response.ok) {
    const retrieved = parseRetrieved(answer)
    return retrieved ? { kind: 'found', retrieved } : { kind: 'trouble' }
  }
  switch (response.status) {
    case 404:
      return { kind: 'unknown' }
    case 429: {
      const seconds = Number(response.headers.get('retry-after') ?? '')
      return { kind: 'wait', seconds: seconds > 0 ? seconds : 60 }
    }
    case 502:
    case 503:
    case 504:
      return { kind: 'unreachable' }
    default:
      return { kind: 'trouble' }
  }
}

export function parseRetrieved(answer: unknown): Retrieved | undefined {
  if (!isJsonObject(answer) || !isJsonObject(answer['question'])) return undefined
  const { question, replies } = answer
  const text = textOf(question['text'])
  if (text === '' || !Array.isArray(replies)) return undefined
  return {
    text,
    askedAt: textOf(question['askedAt']),
    stage: questionStages.find((known) => known === question['stage']) ?? '',
    nextStep: textOf(question['nextStep']),
    replies: replies.flatMap((reply: Json) =>
      isJsonObject(reply)
        ? [
            {
              at: textOf(reply['at']),
              text: textOf(reply['text']),
              signed: textOf(reply['signed']),
              entries: namedEntries(reply['entries']),
            },
          ]
        : [],
    ),
  }
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}
