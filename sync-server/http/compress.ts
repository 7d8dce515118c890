/**
 * JSON answers, compressed where the asker takes it: on a slow link a first pull of casework is mostly
 * transfer. Streams (doorbell, long-polls) and what has an ETag or is compressed already stay as they are.
 *
 * Compressing beside a secret can leak it to whoever can make the browser ask again and again with
 * words of their own (BREACH); no other site can: the cookie is SameSite and answers are same-origin.
 */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** Below this, headers weigh more than what is saved. */
const smallest = 1400
/** Near gzip's speed, still a fifth smaller than it. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

export type Encoding = 'br' | 'gzip' | 'identity'

/** The best encoding that `Accept-Encoding` allows; `identity` when nothing better is named. */
export function preferredEncoding(acceptEncoding: string | undefined): Encoding {
  const accepted = (acceptEncoding ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(?:\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]?.trim())
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity'
}

export function compressJson(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < smallest) return payload
    if (!String(reply.getHeader('content-type')).startsWith('application/json')) return payload
    if (reply.hasHeader('content-encoding') || reply.hasHeader('etag')) return payload
    reply.header('vary', 'accept-encoding')
    const encoding = preferredEncoding(request.headers['accept-encoding'])
    if (encoding === 'identity') return payload
    reply.header('content-encoding', encoding).removeHeader('content-length')
    return encoding === 'br' ? toBrotli(payload, quality) : toGzip(payload)
  })
}
