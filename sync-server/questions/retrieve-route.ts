/**
 * `POST /api/questions/retrieve {code}`: a question and its replies on any device, for whoever has lost the phone
 * that asked. The code is all that is asked for, and it travels in the body alone: addresses are logged.
 */
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Accounts } from '../accounts/accounts.ts'
import { createRateLimit } from '../accounts/rate-limit.ts'
import { createRecords } from '../accounts/records.ts'
import type { DocumentStore } from '../couch/document-store.ts'
import type { Erased } from '../erased/erased.ts'
import { networkOf } from '../http/network-of.ts'
import { problem } from '../http/problem.ts'
import { isJsonObject } from '../../src/domain/json.ts'
import { readQuestion, readReceived } from '../../src/domain/questions/question.ts'
import { parseRetrievalCode } from '../../src/domain/questions/retrieval-code.ts'
import { everyWritten, placesOf, type AskedIn } from './question-parts.ts'
import { codeId, codesDatabase, parseCodeRecord } from './retrieval-codes.ts'

export interface RetrieveOptions {
  readonly store: DocumentStore
  readonly accounts: Pick<Accounts, 'findBehind' | 'namesOf'>
  readonly erased: Pick<Erased, 'among'>
  readonly clock: () => number
}

/** A library’s worth of people, each of whom mistypes once. */
const perNetwork = { limit: 30, windowSeconds: 900 }
/**
 * Failures of all networks together. At this pace somebody who guesses finds one of 100,000 codes of 58 bits in
 * some 200,000 years.
 */
const failuresInAll = { limit: 2_000, windowSeconds: 3600 }

export function retrieveRoute(app: FastifyInstance, options: RetrieveOptions): void {
  const { store, erased, clock } = options
  const codes = createRecords(store, codesDatabase)
  const byNetwork = createRateLimit({ ...perNetwork, clock })
  const failures = createRateLimit({ ...failuresInAll, clock })

  app.post(
    '/api/questions/retrieve',
    { config: { expectedUser: 'any' } },
    async (request, reply) => {
      const typed = isJsonObject(request.body) ? request.body['code'] : undefined
      if (typeof typed !== 'string') return problem(reply, 'bad_request', 'Send a code.')
      const ofNetwork = byNetwork.take(networkOf(request.ip))
      if (ofNetwork.kind === 'wait') return wait(reply, ofNetwork.seconds)
      const ofAll = failures.take('all')
      if (ofAll.kind === 'wait') return wait(reply, ofAll.seconds)
      const found = await find(typed)
      if (!found) return problem(reply, 'not_found', 'No question has this code.')
      failures.giveBack('all')
      return reply.header('cache-control', 'no-store').send(found)
    },
  )

  async function find(typed: string) {
    const code = parseRetrievalCode(typed)
    const stored = code === undefined ? undefined : await codes.read(codeId(code), parseCodeRecord)
    if (!stored) return undefined
    const { user, question: id } = stored.record
    // From the moment that it is on the list, not when it has been purged.
    if ((await erased.among([id])).size > 0) return undefined
    const places = (await placesOf(options, user, id)).filter(
      ({ document }) => parseRetrievalCode(readQuestion(document).code) === code,
    )
    const [place] = places
    if (!place) return undefined
    const question = readQuestion(place.document)
    return {
      question: {
        text: question.text,
        askedAt: question.createdAt,
        stage: question.stage,
        closedBecause: question.closedBecause,
        nextStep: question.nextStep,
      },
      replies: await repliesIn(places, id),
    }
  }

  async function repliesIn(places: readonly AskedIn[], id: string) {
    const found = new Map<string, object>()
    for (const { name } of places) {
      for (const document of await everyWritten(store, name, 'received')) {
        const { question, at, text, entries, signed } = readReceived(document)
        if (question === id) found.set(document._id, { at, text, entries, signed })
      }
    }
    return [...found.values()]
  }
}

function wait(reply: FastifyReply, seconds: number): FastifyReply {
  reply.header('retry-after', String(seconds))
  return problem(reply, 'too_many_requests', 'Too many attempts; wait a while and try again.')
}
