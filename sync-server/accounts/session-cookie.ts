/**
 * The session's cookie. Behind HTTPS it has the `__Host-` prefix, with which browsers guarantee that no
 * other host or path set it; on plain http://localhost that prefix is not allowed.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { idleDays, type SessionKind } from './sessions.ts'

export interface SessionCookie {
  read(request: FastifyRequest): string | undefined
  write(reply: FastifyReply, token: string, kind: SessionKind): void
  clear(reply: FastifyReply): void
}

export function createSessionCookie(publicOrigin: string | undefined): SessionCookie {
  const secure = publicOrigin?.startsWith('https:') ?? false
  const name = secure ? '__Host-kulturlots' : 'kulturlots'
  // Lax, not Strict: a link in an e-mail to a need must open it signed in. Writes have the Origin check.
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
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
