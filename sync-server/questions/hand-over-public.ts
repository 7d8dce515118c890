/**
 * What the holder of a link sees and says: `POST /api/handed {secret}` and `POST /api/handed/answer {secret, state,
 * text?}`. The secret is all that is asked for, and it travels in the body alone: addresses are logged. Only that
 * question is shown; of one that has ended, or whose asker has taken the yes back, nothing at all.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createRateLimit } from '../accounts/rate-limit.ts'
import { amend, readMerged, type Sign } from '../courier/amend.ts'
import { swedishDay } from '../courier/swedish-day.ts'
import type { DocumentStore } from '../couch/document-store.ts'
import type { Erased } from '../erased/erased.ts'
import { networkOf } from '../http/network-of.ts'
import { problem } from '../http/problem.ts'
import { readHandOver, type HandOverView } from '../../src/domain/casework/guiding-views.ts'
import { readNeed } from '../../src/domain/casework/views.ts'
import { isDocumentId, parseDeviceId, type DocumentId } from '../../src/domain/identifiers.ts'
import { courierHand } from '../../src/domain/questions/hands.ts'
import { isOver, type Handed } from '../../src/domain/questions/hand-over.ts'
import type { HandOverLinks } from './hand-over-links.ts'
import { parseHandedAnswer, parseSecret, type HandedAnswerRequest } from './hand-over-requests.ts'

export interface HandedOptions {
  readonly store: DocumentStore
  readonly links: HandOverLinks
  readonly erased: Pick<Erased, 'among'>
  readonly organisation: string
  readonly clock: () => number
  readonly ulid: () => string
}

/** An office’s worth of people who open their links, and again. */
const perNetwork = { limit: 60, windowSeconds: 900 }
/** Failures of all networks together; 256 bits are not found by any number of them. */
const failuresInAll = { limit: 2_000, windowSeconds: 3600 }

export function handedRoutes(app: FastifyInstance, options: HandedOptions): void {
  const { store, links, erased, organisation, clock } = options
  const byNetwork = createRateLimit({ ...perNetwork, clock })
  const failures = createRateLimit({ ...failuresInAll, clock })
  const sign = signer(options)
  const config = { expectedUser: 'any' } as const

  app.post('/api/handed', { config }, async (request, reply) => {
    const secret = parseSecret(request.body)
    if (secret === undefined) return problem(reply, 'bad_request', 'Send a secret.')
    const opened = await openFor(request, reply, secret)
    if (!('view' in opened)) return opened
    return reply.header('cache-control', 'no-store').send(shown(opened.view))
  })

  app.post('/api/handed/answer', { config }, async (request, reply) => {
    const said = parseHandedAnswer(request.body)
    if (!said) return problem(reply, 'bad_request', 'Send a secret, a state, and a text.')
    const opened = await openFor(request, reply, said.secret)
    if (!('view' in opened)) return opened
    const kept = await answer(opened.id, said)
    if (!kept) return problem(reply, 'conflict', 'The question has been answered already.')
    return reply.header('cache-control', 'no-store').send(shown(kept))
  })

  async function openFor(
    request: FastifyRequest,
    reply: FastifyReply,
    secret: string,
  ): Promise<FastifyReply | { readonly id: DocumentId; readonly view: HandOverView }> {
    const ofNetwork = byNetwork.take(networkOf(request.ip))
    if (ofNetwork.kind === 'wait') return wait(reply, ofNetwork.seconds)
    const ofAll = failures.take('all')
    if (ofAll.kind === 'wait') return wait(reply, ofAll.seconds)
    const id = await links.open(secret)
    const view = id && (await find(id))
    if (!id || !view) return problem(reply, 'not_found', 'This link opens nothing, or has ended.')
    failures.giveBack('all')
    return { id, view }
  }

  async function find(id: DocumentId): Promise<HandOverView | undefined> {
    const read = await readMerged(store, 'casework', id)
    const view = read && readHandOver(read.document)
    if (!view || !isDocumentId(view.need)) return undefined
    if (view.archived || view.state === 'returned') return undefined
    if (isOver(view.expiresOn, swedishDay(clock()))) return undefined
    const need = await readMerged(store, 'casework', view.need)
    if (!need || (await erased.among([id, view.need])).size > 0) return undefined
    return readNeed(need.document).consents.includes('share') ? view : undefined
  }

  /** The same again changes nothing. undefined where something else was said before. */
  async function answer(
    id: DocumentId,
    { state, text }: HandedAnswerRequest,
  ): Promise<HandOverView | undefined> {
    let kept: HandOverView | undefined
    await amend(store, 'casework', id, sign, (document) => {
      const before = readHandOver(document)
      const isSame = before.state === state && before.answer === text
      const isEnded = before.state !== 'open' && before.state !== 'accepted'
      kept = isSame || !isEnded ? { ...before, state, answer: text } : undefined
      if (isSame || isEnded) return []
      return [
        { kind: 'set', field: 'state', value: state },
        ...(text === '' ? [] : [{ kind: 'set' as const, field: 'answer', value: text }]),
      ]
    })
    return kept
  }

  function shown({ question, name, expiresOn, state }: HandOverView): Handed {
    const told = state === 'returned' ? 'open' : state
    return { question, name, expiresOn, state: told, organisation }
  }
}

/** Dots of a writer that lives as long as this process. */
function signer({ clock, ulid }: Pick<HandedOptions, 'clock' | 'ulid'>): Sign {
  const device = parseDeviceId(ulid())
  let counter = 0
  return () => {
    counter += 1
    return { dot: [device, counter], at: new Date(clock()).toISOString(), by: courierHand }
  }
}

function wait(reply: FastifyReply, seconds: number): FastifyReply {
  reply.header('retry-after', String(seconds))
  return problem(reply, 'too_many_requests', 'Too many attempts; wait a while and try again.')
}
