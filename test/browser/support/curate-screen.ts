/**
 * A screen about the directory with the app's own words and a real journal in real IndexedDB; the directory
 * is the one that a test gives, and the server is not there.
 */
import { ulid } from 'ulid'
import { computed, createApp, h, ref, shallowRef, type Component } from 'vue'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import type { DirectoryCalls } from '../../../src/directory/calls.ts'
import type { DirectoryEntry } from '../../../src/domain/directory/entry.ts'
import type { Role } from '../../../src/domain/rules/roles.ts'
import { accountKey, type AccountAccess } from '../../../src/features/account/use-account.ts'
import type { Workspace } from '../../../src/features/account/workspace.ts'
import { curateRoutes } from '../../../src/features/curate/routes.ts'
import { installDirectory } from '../../../src/features/directory/use-directory.ts'
import { vocabulariesRoutes } from '../../../src/features/vocabularies/routes.ts'
import { byRoom } from '../../../src/locales/by-room.ts'
import { installLanguages } from '../../../src/locales/language.ts'
import { installFeedback } from '../../../src/ui/feedback.ts'
import Toaster from '../../../src/ui/Toaster.vue'
import { openJournal, workspaceOf } from './staff-screen.ts'

export interface Reader {
  readonly roles: readonly Role[]
  readonly entries?: readonly string[]
  readonly kind?: 'signed-in' | 'visitor'
}

export interface CurateScreen {
  readonly workspace: Workspace
  readonly router: Router
  unmount(): void
}

export function directoryOf(entries: readonly DirectoryEntry[]): DirectoryCalls {
  const hits = entries.filter(({ kind }) => kind !== 'taxonomy').map((entry) => ({ entry }))
  return {
    search: () =>
      Promise.resolve({
        total: hits.length,
        hits,
        facets: { kinds: {}, fields: {}, municipalities: {} },
      }),
    every: async (_query, take) => ((await take(hits, hits.length)) ? 'all' : 'stopped'),
    entry: (id) => Promise.resolve(entries.find((entry) => entry.id === id)),
    terms: () =>
      Promise.resolve(entries.flatMap((entry) => (entry.kind === 'taxonomy' ? [entry] : []))),
    state: () =>
      Promise.resolve({
        kind: 'ready',
        manifestId: 'm',
        count: hits.length,
        checkedAt: '2026-11-22T10:00:00Z',
      }),
    refresh: () => Promise.resolve({ kind: 'unreachable' }),
    onChange: () => () => undefined,
  } as Partial<DirectoryCalls> as DirectoryCalls
}

/** @param screen an address, or a component that stands on an entry. */
export async function mountCurating(
  screen: string | { readonly component: Component; readonly entry: DirectoryEntry },
  reader: Reader,
  entries: readonly DirectoryEntry[],
  journal = openJournal(),
): Promise<CurateScreen> {
  const element = document.createElement('div')
  document.body.append(element)
  const plain = workspaceOf(journal)
  const identity =
    reader.kind === 'visitor'
      ? ({ kind: 'visitor', server: 'nod' } as const)
      : ({
          kind: 'signed-in',
          server: 'nod',
          user: journal.user,
          name: 'kim',
          roles: reader.roles,
          entries: reader.entries ?? [],
        } as const)
  const workspace: Workspace = { ...plain, identity }
  const elsewhere = { render: () => h('p', 'Annan skärm') }
  const page =
    typeof screen === 'string'
      ? elsewhere
      : { render: () => h(screen.component, { entry: screen.entry }) }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: page },
      ...curateRoutes,
      ...vocabulariesRoutes,
      { path: '/katalog', name: 'catalogue', component: elsewhere },
      { path: '/katalog/:id', name: 'entry', component: elsewhere },
      ...['need', 'contact'].map((name) => ({ path: `/${name}/:id`, name, component: elsewhere })),
      ...['mine', 'more', 'sync', 'choices'].map((name) => ({
        path: `/${name}`,
        name,
        component: elsewhere,
      })),
    ],
  })
  const app = createApp({ render: () => [h(RouterView), h(Toaster)] })
  app.config.idPrefix = ulid()
  installFeedback(app)
  const files = import.meta.glob('../../../src/locales/sv/*.json', {
    eager: true,
    import: 'default',
  })
  const words = { legacy: false, locale: 'sv', messages: { sv: byRoom(files) } } as const
  installLanguages(app, {
    i18n: createI18n<false>(words),
    current: ref('sv'),
    choose: () => Promise.resolve(),
    bring: () => Promise.resolve(),
    enter: () => undefined,
    langOf: () => undefined,
  })
  installDirectory(app, directoryOf(entries))
  app.provide(accountKey, {
    identity: shallowRef(identity),
    staff: computed(() => reader.roles.some((role) => role !== 'actor' && role !== 'partner')),
    workspace: shallowRef(workspace),
    sessionEnded: ref(false),
    clockDifference: ref(undefined),
    visitorNotes: () => Promise.resolve(2),
  } as unknown as AccountAccess)
  app.use(router)
  await router.push(typeof screen === 'string' ? screen : '/')
  app.mount(element)
  return {
    workspace,
    router,
    unmount() {
      app.unmount()
      element.remove()
    },
  }
}
