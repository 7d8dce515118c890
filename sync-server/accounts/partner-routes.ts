/**
 * Partners: accounts that speak for a municipality or an organisation, and answer for its entries. For admins.
 * `PUT /api/partners {name, organisation, entries}` makes an account that has opened itself one, or changes it;
 * `DELETE /api/partners {name}` ends it; `GET /api/partners` lists them.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isDocumentId } from '../../src/domain/identifiers.ts'
import { isJsonObject, type Json } from '../../src/domain/json.ts'
import { may } from '../../src/domain/rules/roles.ts'
import { problem } from '../http/problem.ts'
import type { Account, Accounts } from './accounts.ts'

const mostEntries = 500
const longestOrganisation = 120
const longestName = 64

export function partnerRoutes(app: FastifyInstance, accounts: Accounts): void {
  app.get('/api/partners', async (request, reply) => {
    if (!isAdmin(request, reply)) return reply
    const partners = (await accounts.list()).filter(({ roles }) => roles.includes('partner'))
    return reply.header('cache-control', 'no-store').send({ partners: partners.map(shown) })
  })

  app.put('/api/partners', async (request, reply) => {
    if (!isAdmin(request, reply)) return reply
    const partner = parsePartner(request.body)
    if (!partner) {
      return problem(reply, 'bad_request', 'Send a name, an organisation and a list of entries.')
    }
    const { name, ...partnership } = partner
    const account = await accounts.findByName(name)
    if (!account) return missing(reply)
    return reply.send(shown(await accounts.setPartnership(account.userId, partnership)))
  })

  app.delete('/api/partners', async (request, reply) => {
    if (!isAdmin(request, reply)) return reply
    const name = isJsonObject(request.body) ? nameIn(request.body['name']) : undefined
    if (name === undefined) return problem(reply, 'bad_request', 'Send a name.')
    const account = await accounts.findByName(name)
    if (!account?.roles.includes('partner')) return missing(reply)
    return reply.send(shown(await accounts.setPartnership(account.userId, null)))
  })
}

function missing(reply: FastifyReply): FastifyReply {
  return problem(reply, 'not_found', 'There is no such account. Its owner opens it first.')
}

function shown({ userId, name, organisation, entries, roles }: Account) {
  return { user: userId, name, organisation: organisation ?? null, entries, roles }
}

/** Answers where it is not one. */
function isAdmin({ requester }: FastifyRequest, reply: FastifyReply): boolean {
  if (requester && may(requester.roles, 'partners.write')) return true
  if (requester) problem(reply, 'forbidden', 'Partners need another role.')
  else problem(reply, 'unauthorized', 'Sign in first.')
  return false
}

function parsePartner(body: unknown) {
  if (!isJsonObject(body)) return undefined
  const { organisation, entries } = body
  const name = nameIn(body['name'])
  if (name === undefined || typeof organisation !== 'string') return undefined
  const spoken = organisation.normalize('NFC').trim()
  if (spoken === '' || spoken.length > longestOrganisation || /\p{Cc}/u.test(spoken)) return
  if (!Array.isArray(entries) || entries.length > mostEntries) return undefined
  if (!entries.every((entry: Json) => isDocumentId(entry))) return undefined
  return { name, organisation: spoken, entries: [...new Set(entries as readonly string[])] }
}

function nameIn(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.length <= longestName ? value : undefined
}
