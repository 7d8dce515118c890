/**
 * One log line per request, of what operation needs: method, route pattern, status, time. Never the
 * address asked for (ids), its query, names or network addresses: a log is no register of people.
 */
import type { FastifyInstance } from 'fastify'
import pino, { type Logger } from 'pino'
import type { LogLevel } from '../config.ts'

/** To standard error, so that standard output holds the ready line and nothing else. */
export function createLogger(level: LogLevel): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
}

export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.is404 ? 'none' : request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
}
