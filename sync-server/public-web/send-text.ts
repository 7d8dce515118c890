/**
 * An answer that everybody gets alike. Its tag is made of what is sent, so that neither an edit of another entry
 * nor a new version of the program is told wrongly. What was compressed lately is kept under that tag: compressing
 * costs more than making the page, and a feed is asked for by each visitor of another's site.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { preferredEncoding, type Encoding } from '../http/compress.ts'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

export type SendText = (
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
) => Promise<FastifyReply>

/** @param room for compressed answers, in bytes; the oldest make place. */
export function createSendText(room = 4_000_000): SendText {
  const kept = new Map<string, Buffer>()
  let size = 0

  async function bodyOf(etag: string, text: string, encoding: Encoding): Promise<Buffer> {
    const known = kept.get(etag)
    if (known) return known
    const body = await encoded(text, encoding)
    if (encoding === 'identity' || kept.has(etag)) return body
    kept.set(etag, body)
    size += body.length
    for (const [oldest, { length }] of kept) {
      if (size <= room) break
      kept.delete(oldest)
      size -= length
    }
    return body
  }

  return async (request, reply, text) => {
    const encoding = preferredEncoding(request.headers['accept-encoding'])
    const hash = createHash('sha256').update(text).digest('base64url').slice(0, 22)
    const etag = `"${hash}-${encoding}"`
    const asked = reply.getHeader('vary')
    const vary = asked === undefined ? 'accept-encoding' : `${String(asked)}, accept-encoding`
    reply.header('etag', etag).header('vary', vary)
    const known = (request.headers['if-none-match'] ?? '').split(',').map((value) => value.trim())
    if (reply.statusCode === 200 && known.some((tag) => tag === etag || tag === `W/${etag}`)) {
      return reply.code(304).send()
    }
    if (encoding !== 'identity') reply.header('content-encoding', encoding)
    return reply.send(await bodyOf(etag, text, encoding))
  }
}

function encoded(text: string, encoding: Encoding): Promise<Buffer> | Buffer {
  if (encoding === 'br') return toBrotli(text, quality)
  return encoding === 'gzip' ? toGzip(text) : Buffer.from(text)
}
