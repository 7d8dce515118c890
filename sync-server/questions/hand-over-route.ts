/**
 * Staff hand a question to functions by links that end: `POST /api/hand-overs {need, entries, question, days}`, and
 * a new link for one of them. Each secret is told once. Only with the asker’s yes, as the server has it.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createRateLimit } from '../accounts/rate-limit.ts'
import { put, readMerged } from '../courier/amend.ts'
import { swedishDay } from '../courier/swedish-day.ts'
import type { DocumentStore, StoredBody } from '../couch/document-store.ts'
import type { Erased } from '../erased/erased.ts'
import { problem } from '../http/problem.ts'
import { readHandOver } from '../../src/domain/casework/guiding-views.ts'
import type { NamedEntry } from '../../src/domain/casework/documents.ts'
import { readNeed } from '../../src/domain/casework/views.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import {
  isDocumentId,
  parseDocumentId,
  typeOfId,
  type DocumentId,
} from '../../src/domain/identifiers.ts'
import type { Json } from '../../src/domain/json.ts'
import { may } from '../../src/domain/rules/roles.ts'
import { isOver } from '../../src/domain/questions/hand-over.ts'
import type { HandOverLinks } from './hand-over-links.ts'
import { parseHandOverRequest, type HandOverRequest } from './hand-over-requests.ts'

export interface HandOverOptions {
  readonly store: DocumentStore
  readonly links: HandOverLinks
  readonly erased: Pick<Erased, 'among'>
  readonly publicOrigin: string | undefined
  readonly clock: () => number
  readonly ulid: (time: number) => string
}

const day = 86_400_000
/** Requests in an hour by one of the staff: a day’s guiding, and no way to fill the store. */
const perUser = { limit: 100, windowSeconds: 3600 }

export function handOverRoutes(app: FastifyInstance, options: HandOverOptions): void {
  const { store, links, erased, publicOrigin, clock, ulid } = options
  const made = createRateLimit({ ...perUser, clock })

  app.post('/api/hand-overs', async (request, reply) => {
    const refused = refuse(request, reply)
    if (refused) return refused
    const wanted = parseHandOverRequest(request.body)
    if (!wanted) return problem(reply, 'bad_request', 'Send a need, entries, a question and days.')
    const state = await stateOfNeed(wanted.need)
    if (state !== 'shared') return unshared(reply, state)
    const told = []
    for (const entry of wanted.entries) {
      const id = parseDocumentId(`hand-over:${ulid(clock())}`)
      // The link first: one that opens nothing yet is no harm, a hand-over without a link waits in vain.
      const secret = await links.make(id)
      await write(id, wanted, entry, request.requester?.userId ?? '')
      told.push({ id, entry, url: urlOf(request, secret) })
    }
    return reply.code(201).header('cache-control', 'no-store').send({ links: told })
  })

  app.post<{ Params: { id: string } }>('/api/hand-overs/:id/link', async (request, reply) => {
    const refused = refuse(request, reply)
    if (refused) return refused
    const { id } = request.params
    const read =
      isDocumentId(id) && typeOfId(id) === 'hand-over'
        ? await readMerged(store, 'casework', id)
        : undefined
    if (!read || !isDocumentId(id))
      return problem(reply, 'not_found', 'There is no such hand-over.')
    const { need, entry, name, archived, state, expiresOn } = readHandOver(read.document)
    const isOpen = state === 'open' || state === 'accepted'
    if (archived || !isOpen || isOver(expiresOn, swedishDay(clock()))) {
      return problem(reply, 'gone', 'The hand-over has ended.')
    }
    const shared = await stateOfNeed(need)
    if (shared !== 'shared') return unshared(reply, shared)
    const url = urlOf(request, await links.make(id))
    const link = { id, entry: { id: entry, name }, url }
    return reply
      .code(201)
      .header('cache-control', 'no-store')
      .send({ links: [link] })
  })

  function refuse({ requester }: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
    if (!requester) return problem(reply, 'unauthorized', 'Sign in first.')
    if (!may(requester.roles, 'casework.write')) {
      return problem(reply, 'forbidden', 'Questions are handed over by the staff.')
    }
    const verdict = made.take(requester.userId)
    if (verdict.kind === 'allowed') return undefined
    reply.header('retry-after', String(verdict.seconds))
    return problem(reply, 'too_many_requests', 'Too many links; wait a while and try again.')
  }

  async function stateOfNeed(id: string): Promise<'shared' | 'unshared' | 'missing'> {
    if (!isDocumentId(id)) return 'missing'
    const read = await readMerged(store, 'casework', id)
    if (!read || (await erased.among([id])).size > 0) return 'missing'
    return readNeed(read.document).consents.includes('share') ? 'shared' : 'unshared'
  }

  function unshared(reply: FastifyReply, state: 'unshared' | 'missing'): FastifyReply {
    return state === 'missing'
      ? problem(reply, 'not_found', 'The need is not here.')
      : problem(reply, 'no-consent', 'The asker has not agreed to the question being shared.')
  }

  async function write(
    id: DocumentId,
    { need, question, days }: HandOverRequest,
    entry: NamedEntry,
    by: string,
  ): Promise<void> {
    const now = clock()
    const read = await readMerged(store, 'casework', need)
    const values: Readonly<Record<string, Json>> = {
      ...{ need, question, entry: entry.id, name: entry.name, state: 'open' },
      expiresOn: swedishDay(now + days * day),
      ...(read && readNeed(read.document).invented ? { invented: true } : {}),
    }
    const edits = Object.entries(values).map(([field, value]): FieldEdit => {
      return { kind: 'set', field, value }
    })
    const ulidOf = id.slice('hand-over:'.length)
    const written = {
      dot: [`hand-over.${ulidOf}`, 1] as const,
      at: new Date(now).toISOString(),
      by,
    }
    await put(store, 'casework', edited(newDocument(id), edits, written) as unknown as StoredBody)
  }

  /** The secret stands after `#`: no server and no log sees it when the link is opened. */
  function urlOf(request: FastifyRequest, secret: string): string {
    return `${publicOrigin ?? `${request.protocol}://${request.host}`}/handover#${secret}`
  }
}
