/** The directory over HTTP. Public: it is read without signing in. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { preferredEncoding, type Encoding } from '../http/compress.ts'
import { problem } from '../http/problem.ts'
import type { Pack } from './pack-files.ts'
import type { DirectoryPublication } from './publication.ts'

export function directoryRoutes(app: FastifyInstance, publication: DirectoryPublication): void {
  app.get('/api/directory/manifest', async (request, reply) => {
    const manifest = publication.manifest()
    if (!manifest) {
      reply.header('retry-after', '5')
      return problem(reply, 'unavailable', 'The directory has not been published yet.')
    }
    reply.header('cache-control', 'no-cache')
    return tagged(request, reply, manifest.id) ?? reply.send(manifest)
  })

  app.get<{ Params: { file: string } }>('/api/directory/packs/:file', async (request, reply) => {
    const [, sha256] = /^([0-9a-f]{64})\.ndjson$/.exec(request.params.file) ?? []
    const pack = sha256 === undefined ? undefined : await publication.pack(sha256)
    if (!pack) return problem(reply, 'not_found', 'There is no such pack, or no longer.')
    const encoding = preferredEncoding(request.headers['accept-encoding'])
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
      .type('application/x-ndjson; charset=utf-8')
    const unchanged = tagged(request, reply, `${pack.sha256}-${encoding}`)
    if (unchanged) return unchanged
    if (encoding !== 'identity') reply.header('content-encoding', encoding)
    return reply.send(chosen(pack, encoding))
  })

  app.get<{ Querystring: { since?: unknown; regions?: unknown } }>(
    '/api/directory/changes',
    async (request, reply) => {
      const { since, regions } = request.query
      if (typeof since !== 'string' || since === '') {
        return problem(reply, 'bad_request', 'Say since which manifest: ?since=<id>.')
      }
      if (
        regions !== undefined &&
        (typeof regions !== 'string' || !/^[a-z0-9,-]+$/.test(regions))
      ) {
        return problem(reply, 'bad_request', 'Name regions as the manifest does: &regions=04,all.')
      }
      const changes = await publication.changes(since, regions?.split(','))
      if (!changes)
        return problem(reply, 'gone', 'That manifest is no longer known; fetch the packs.')
      return reply.header('cache-control', 'no-cache').send(changes)
    },
  )
}

/** Sets the ETag. @returns an empty 304 when the asker has it already. */
function tagged(
  request: FastifyRequest,
  reply: FastifyReply,
  tag: string,
): FastifyReply | undefined {
  const etag = `"${tag}"`
  reply.header('etag', etag)
  const known = (request.headers['if-none-match'] ?? '').split(',').map((value) => value.trim())
  return known.some((value) => value === etag || value === `W/${etag}`)
    ? reply.code(304).send()
    : undefined
}

function chosen(pack: Pack, encoding: Encoding): Buffer {
  return { br: pack.brotli, gzip: pack.gzip, identity: pack.plain }[encoding]
}
