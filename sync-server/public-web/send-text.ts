/**
 * An answer that everybody gets alike. Its tag is made of what is sent, so that neither an edit of another entry
 * nor a new version of the program is told wrongly; asking again costs a page's making and no bytes.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { preferredEncoding, type Encoding } from '../http/compress.ts'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

export async function sendText(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
): Promise<FastifyReply> {
  const encoding = preferredEncoding(request.headers['accept-encoding'])
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 22)
  const etag = `"${hash}-${encoding}"`
  reply.header('etag', etag).header('vary', 'accept-encoding')
  const known = (request.headers['if-none-match'] ?? '').split(',').map((value) => value.trim())
  if (reply.statusCode === 200 && known.some((tag) => tag === etag || tag === `W/${etag}`)) {
    return reply.code(304).send()
  }
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply.send(await encoded(text, encoding))
}

function encoded(text: string, encoding: Encoding): Promise<Buffer> | Buffer {
  if (encoding === 'br') return toBrotli(text, quality)
  return encoding === 'gzip' ? toGzip(text) : Buffer.from(text)
}
