/**
 * Keeps the shell, and nothing else: every route opens without network, and no answer of `/api` or `/db` (which
 * may name people) is ever in a cache; the directory’s packs live in IndexedDB.
 *
 *   install   the shell is fetched whole or not at all
 *   waiting   until a page says `activate-update`, or the last page of the old version is closed
 *   activate  the old version’s assets are moved aside, the rest of it is dropped
 */
import { cacheNames } from 'workbox-core'
import { PrecacheController, PrecacheRoute } from 'workbox-precaching'
import type { PrecacheEntry } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { isActivateUpdate } from './activate-update.ts'
import { fetchAhead } from './fetch-ahead.ts'
import { isAsset, keepPreviousAssets, previousAsset } from './previous-assets.ts'
import { isPublicPage } from '../domain/directory/public-page.ts'
import type { PassOutcome } from '../sync/loop.ts'
import { parseSyncTag } from '../workers/background-sync.ts'
import type { SyncIdentity } from '../workers/sync-calls.ts'
import { keepSharedFiles, parseSharedFiles } from './shared-files.ts'
import { keepSharedText, parseSharedText } from './shared-text.ts'

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: (PrecacheEntry | string)[]
  /** Set by `push-in-background-entry.ts`. */
  readonly pushInBackground?: (identity: SyncIdentity) => Promise<PassOutcome>
}

const precache = new PrecacheController()
const files = self.__WB_MANIFEST
precache.addToCacheList(files)
/** As many as leave the page, which may be fetching too, a way of its own (HTTP/1.1 has six). */
const atOnce = 4

/** Dexie, PouchDB and the loop. Loaded while installing, since later no file may be that was not then. */
const backgroundFile = '/push-in-background.js'

self.addEventListener('install', (event) => {
  // Those whose name is their content; the others must come from the server.
  const named = files.flatMap((file) =>
    typeof file === 'string' ? [file] : file.revision ? [] : [file.url],
  )
  void fetchAhead(named, fetch, atOnce)
  void precache.install(event)
  try {
    importScripts(backgroundFile)
  } catch {
    // The shell matters more: notes leave when the app is opened.
  }
})

interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}

self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent
  const identity = parseSyncTag(tag)
  if (identity) (event as SyncEvent).waitUntil(pushFor(identity))
})

/** @throws where a later try may do better: the browser tries again then. */
async function pushFor(identity: SyncIdentity): Promise<void> {
  importScripts(backgroundFile)
  const outcome = await self.pushInBackground?.(identity)
  if (outcome?.kind === 'unreachable' || outcome?.kind === 'busy') {
    throw new Error('The server is out of reach.')
  }
}

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const current = new Set(precache.getURLsToCacheKeys().values())
      await keepPreviousAssets(caches, cacheNames.precache, current)
      await precache.activate(event)
      await self.clients.claim()
    })(),
  )
})

self.addEventListener('message', (event) => {
  if (isActivateUpdate(event.data)) event.waitUntil(self.skipWaiting())
})

registerRoute(new PrecacheRoute(precache, { ignoreURLParametersMatching: [] }))

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && isAsset(url),
  async ({ request }) => (await previousAsset(caches, request)) ?? fetch(request),
)

const shell = precache.createHandlerBoundToURL('/index.html')

// The server's own pages; the app has the same entries where the server is out of reach.
registerRoute(
  ({ request, url, sameOrigin }) =>
    sameOrigin && request.mode === 'navigate' && isPublicPage(url.pathname),
  async (options) => {
    try {
      return await fetch(options.request)
    } catch {
      return shell(options)
    }
  },
)

// Every other navigation is a route of the app.
registerRoute(
  new NavigationRoute(shell, {
    denylist: [
      ...[/^\/api(\/|$)/, /^\/db(\/|$)/, /^\/healthz$/],
      ...[/^\/robots\.txt$/, /^\/sitemap(\.xml$|\/)/],
    ],
  }),
)

// The manifest’s share_target.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname === '/dela',
  async ({ request }) => {
    const form = await request.formData()
    const files = parseSharedFiles(form)
    if (files.length > 0) {
      // A file's own words ("Mejl från …") say nothing that is not in it.
      await keepSharedFiles(files)
      return Response.redirect('/ta-emot?delad=1', 303)
    }
    const shared = parseSharedText(form)
    if (shared) await keepSharedText(shared)
    return Response.redirect('/anteckna?delad=1', 303)
  },
  'POST',
)
