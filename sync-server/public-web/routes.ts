/**
 * The directory for those without the app: pages without JavaScript, the map of them for search engines, and the
 * feed for other sites. All of it is public and the same for everybody; no cookie is read.
 *
 *     /katalog/<kind>[?sida=N]   /katalog/<kind>/<slug>   (both with ?sprak=sv|en|fi)   /sitemap.xml   /sitemap/<N>.xml   /robots.txt
 *     /api/directory/feed
 *
 * `/katalog` and `/katalog/<id>` are the app's own.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { searchableKinds } from '../../src/domain/directory/entry.ts'
import type { DirectoryPublication } from '../directory/publication.ts'
import { problem } from '../http/problem.ts'
import { pageOfEntry, pageOfKind } from './addresses.ts'
import { followCatalogue } from './catalogue.ts'
import { entryPage } from './entry-page.ts'
import { createFeedTexts, parseFeedQuery } from './feed.ts'
import { pageText, type Page } from './layout.ts'
import { listPage } from './list-page.ts'
import { missingPage, notYetPage } from './missing-page.ts'
import { createSendText } from './send-text.ts'
import { robots, sitemap, sitemapPart } from './sitemap.ts'
import { pageStylesheet } from './stylesheet.ts'
import { askedLanguage, chosenLanguage, viewOf } from './view.ts'

export interface PublicWebOptions {
  readonly publication: DirectoryPublication
  readonly publicOrigin: string | undefined
  readonly appDirectory: string
}

/** A feed is asked for by each visitor of another's site, s. */
const feedAge = 300

export function publicWeb(app: FastifyInstance, options: PublicWebOptions): void {
  const { publication, publicOrigin, appDirectory } = options
  const catalogue = followCatalogue(publication)
  const sendText = createSendText()
  const feedText = createFeedTexts()
  const { css, source } = pageStylesheet(appDirectory)
  const policy = [
    "default-src 'none'",
    `style-src ${source}`,
    "font-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  const originOf = (request: FastifyRequest) =>
    publicOrigin ?? `${request.protocol}://${request.host}`

  const viewFor = (request: FastifyRequest) =>
    viewOf(chosenLanguage(request.query), askedLanguage(request.headers))

  /** The address without the choice of language, which each page offers anew. */
  function askedFor(request: FastifyRequest): string {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost')
    searchParams.delete('sprak')
    return searchParams.size === 0 ? pathname : `${pathname}?${searchParams.toString()}`
  }

  function send(request: FastifyRequest, reply: FastifyReply, page: Page, status = 200) {
    const view = viewFor(request)
    reply
      .code(status)
      .header('content-security-policy', policy)
      .header('cache-control', status === 200 ? 'no-cache' : 'no-store')
      .header('content-language', view.words.language)
      .header('vary', 'accept-language')
      .type('text/html; charset=utf-8')
    const frame = { origin: originOf(request), css, view, asked: askedFor(request) }
    return sendText(request, reply, pageText(page, frame))
  }
  function notYet(request: FastifyRequest, reply: FastifyReply) {
    return send(request, reply.header('retry-after', '5'), notYetPage(viewFor(request)), 503)
  }
  function missing(request: FastifyRequest, reply: FastifyReply) {
    return send(request, reply, missingPage(viewFor(request)), 404)
  }
  function sendXml(request: FastifyRequest, reply: FastifyReply, xml: string | undefined) {
    if (xml === undefined) return missing(request, reply)
    reply.header('cache-control', 'no-cache').type('application/xml; charset=utf-8')
    return sendText(request, reply, xml)
  }

  app.get<{ Params: { kind: string }; Querystring: { sida?: unknown } }>(
    '/katalog/:kind',
    async (request, reply) => {
      const kind = searchableKinds.find((known) => known === request.params.kind)
      if (kind === undefined) {
        reply.callNotFound()
        return reply
      }
      const { sida = '1' } = request.query
      if (sida === '1' && 'sida' in request.query)
        return reply.redirect(viewFor(request).link(pageOfKind(kind)), 301)
      const all = await catalogue()
      if (!all) return notYet(request, reply)
      const number = typeof sida === 'string' && /^[1-9]\d{0,5}$/.test(sida) ? Number(sida) : 0
      const page = await listPage(kind, number, all, viewFor(request))
      return page ? send(request, reply, page) : missing(request, reply)
    },
  )

  app.get<{ Params: { kind: string; slug: string } }>(
    '/katalog/:kind/:slug',
    async (request, reply) => {
      const { kind, slug } = request.params
      const all = await catalogue()
      if (!all) return notYet(request, reply)
      const listed = all.find(`${kind}:${slug}`)
      // The whole id is taken as well; a page has one address all the same.
      const whole = slug.startsWith(`${kind}:`) ? all.find(slug) : undefined
      if (!listed && whole) return reply.redirect(viewFor(request).link(pageOfEntry(whole.id)), 301)
      const entry = listed && (await all.read(listed))
      if (!listed || !entry) return missing(request, reply)
      return send(
        request,
        reply,
        entryPage(entry, listed, all, originOf(request), viewFor(request)),
      )
    },
  )

  app.get('/sitemap.xml', async (request, reply) => {
    const all = await catalogue()
    return all ? sendXml(request, reply, sitemap(all, originOf(request))) : notYet(request, reply)
  })

  app.get<{ Params: { file: string } }>('/sitemap/:file', async (request, reply) => {
    const all = await catalogue()
    if (!all) return notYet(request, reply)
    const [, number = '0'] = /^([1-9]\d{0,3})\.xml$/.exec(request.params.file) ?? []
    return sendXml(request, reply, sitemapPart(all, originOf(request), Number(number)))
  })

  app.get('/robots.txt', async (request, reply) => {
    reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8')
    return sendText(request, reply, robots(originOf(request)))
  })

  app.get<{ Querystring: Record<string, unknown> }>(
    '/api/directory/feed',
    async (request, reply) => {
      // Any site may show it: it holds nothing that is not public, and nothing of who asks.
      reply
        .header('access-control-allow-origin', '*')
        .header('cross-origin-resource-policy', 'cross-origin')
      const query = parseFeedQuery(request.query)
      if (typeof query === 'string') return problem(reply, 'bad_request', query)
      const all = await catalogue()
      if (!all) return problem(reply, 'unavailable', 'The directory has not been published yet.')
      const origin = originOf(request)
      reply
        .header('cache-control', `public, max-age=${feedAge}`)
        .type('application/json; charset=utf-8')
      return sendText(request, reply, await feedText(query, all, origin))
    },
  )
}
