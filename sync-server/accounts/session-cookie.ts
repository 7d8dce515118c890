/**
 * The session's cookie, and the one by which a browser is known (`known-browsers.ts`). Behind HTTPS it has the `__Host-` prefix, with which browsers guarantee that no
 * other host or path set it; on plain http://localhost that prefix is not allowed.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { knownDays } from './known-browsers.ts'
import { idleDays, type SessionKind } from './sessions.ts'

export interface SessionCookie {
  read(request: FastifyRequest): string | undefined
  write(reply: FastifyReply, token: string, kind: SessionKind): void
  clear(reply: FastifyReply): void
}

export interface BrowserCookie {
  read(request: FastifyRequest): string | undefined
  write(reply: FastifyReply, token: string): void
}

export function createSessionCookie(publicOrigin: string | undefined): SessionCookie {
  // Lax, not Strict: a link in an e-mail to a need must open it signed in. Writes have the Origin check.
  const { name, attributes } = cookieFor(publicOrigin, 'kulturlots', 'lax')
  return {
    read: (request) => request.cookies[name],
    write(reply, token, kind) {
      reply.setCookie(name, token, { ...attributes, maxAge: idleDays[kind] * 86_400 })
    },
    clear(reply) {
      reply.clearCookie(name, attributes)
    },
  }
}

export function createBrowserCookie(publicOrigin: string | undefined): BrowserCookie {
  const { name, attributes } = cookieFor(publicOrigin, 'kulturlots-browser', 'strict')
  return {
    read: (request) => request.cookies[name],
    write(reply, token) {
      reply.setCookie(name, token, { ...attributes, maxAge: knownDays * 86_400 })
    },
  }
}

function cookieFor(
  publicOrigin: string | undefined,
  plainName: string,
  sameSite: 'lax' | 'strict',
) {
  const secure = publicOrigin?.startsWith('https:') ?? false
  return {
    name: secure ? `__Host-${plainName}` : plainName,
    attributes: { path: '/', httpOnly: true, sameSite, secure },
  }
}
