/**
 * The built app. Files in `/assets/` have their content's hash in their name and never change; everything
 * else (index.html, the service worker, the manifest) is asked for anew each time. Every address that
 * a browser navigates to and that is no file gets index.html: the app has the routes.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from './problem.ts'

const machineAddress = /^\/(?:api|db|healthz|assets)(?:[/?]|$)/

export async function serveApp(app: FastifyInstance, appDirectory: string): Promise<void> {
  const built = existsSync(join(appDirectory, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: appDirectory,
      index: false,
      dotfiles: 'ignore',
      preCompressed: true,
      cacheControl: false,
      setHeaders(reply, path) {
        const immutable = path.startsWith(join(appDirectory, 'assets'))
        reply.header('vary', 'accept-encoding')
        reply.header(
          'cache-control',
          immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    if (!isNavigation(request)) {
      return problem(reply, 'not_found', 'There is nothing at this address.')
    }
    return built
      ? reply.sendFile('index.html')
      : reply
          .code(503)
          .type('text/plain; charset=utf-8')
          .send('The app has not been built. Run npm start.\n')
  })
}

function isNavigation(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  if (machineAddress.test(request.url)) return false
  return (
    request.url === '/' ||
    request.headers['sec-fetch-mode'] === 'navigate' ||
    (request.headers.accept ?? '').includes('text/html')
  )
}
