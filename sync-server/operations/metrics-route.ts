/**
 * `GET /metrics` for Prometheus. Denied unless the asker has `METRICS_TOKEN`, or is a program on this machine
 * that comes straight to a server that is not public: behind a proxy everybody comes from this machine, so
 * that with `PUBLIC_URL` or a forwarding header only the token counts.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from '../http/problem.ts'
import type { Measures } from './measures.ts'

export interface MetricsOptions {
  readonly measures: Measures
  readonly token: string | undefined
  readonly isPublic: boolean
}

export function metricsRoute(app: FastifyInstance, options: MetricsOptions): void {
  app.get('/metrics', { exposeHeadRoute: false }, async (request, reply) => {
    if (!hasToken(request, options.token) && (options.isPublic || !comesFromHere(request))) {
      reply.header('www-authenticate', 'Bearer')
      return problem(reply, 'unauthorized', 'Measurements are for those who run the server.')
    }
    return reply
      .header('cache-control', 'no-store')
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(await options.measures.text())
  })
}

function hasToken({ headers }: FastifyRequest, token: string | undefined): boolean {
  const [, given] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? []
  if (token === undefined || given === undefined) return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(token))
}

const loopback = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/
/** A page of another site that has its name point here would send its own. */
const localHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i
const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

function comesFromHere({ raw, headers }: FastifyRequest): boolean {
  return (
    loopback.test(raw.socket.remoteAddress ?? '') &&
    localHost.test(headers.host ?? '') &&
    forwarding.every((name) => headers[name] === undefined)
  )
}
