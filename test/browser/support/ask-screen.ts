/** A screen about questions, as a visitor or an account has it: real words, a real journal, no server. */
import { ulid } from 'ulid'
import { computed, createApp, h, ref, shallowRef } from 'vue'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router'
import type { Matched } from '../../../src/directory/matcher.ts'
import type { DirectoryEntry } from '../../../src/domain/directory/entry.ts'
import { accountKey, type AccountAccess } from '../../../src/features/account/use-account.ts'
import type { Workspace } from '../../../src/features/account/workspace.ts'
import { askRoutes } from '../../../src/features/ask/routes.ts'
import { installDirectory } from '../../../src/features/directory/use-directory.ts'
import { matchingClientKey } from '../../../src/features/guiding/use-matching.ts'
import type { Journal } from '../../../src/journal/record.ts'
import { byRoom } from '../../../src/locales/by-room.ts'
import { installLanguages } from '../../../src/locales/language.ts'
import { installFeedback } from '../../../src/ui/feedback.ts'
import Toaster from '../../../src/ui/Toaster.vue'
import { directoryOf } from './curate-screen.ts'
import { workspaceOf } from './staff-screen.ts'

/** The matching of a page outlives a screen, so what it answers is not any one screen’s. */
let matched: Matched = { suggestions: { first: [], groups: [] }, similar: [] }

export interface AskScreen {
  readonly router: Router
  unmount(): void
}

/** @param entries those that are suggested, all of them, whatever is asked. */
export async function mountAsking(
  address: string,
  journal: Journal,
  entries: readonly DirectoryEntry[] = [],
): Promise<AskScreen> {
  const element = document.createElement('div')
  document.body.append(element)
  const identity = { kind: 'visitor', server: 'nod' } as const
  const workspace: Workspace = { ...workspaceOf(journal), identity }
  const elsewhere = { render: () => h('p', 'Annan skärm') }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'start', component: elsewhere },
      ...askRoutes,
      { path: '/katalog/:id', name: 'entry', component: elsewhere },
      ...['sync', 'account'].map((name) => ({ path: `/${name}`, name, component: elsewhere })),
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
  const first = entries.map(({ id, kind, name }) => ({ id, kind, name, score: 1, reasons: [] }))
  matched = { suggestions: { first, groups: [] }, similar: [] }
  app.provide(matchingClientKey, () => ({
    put: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    match: () => Promise.resolve(matched),
    groups: () => Promise.resolve([]),
    stop: () => undefined,
  }))
  app.provide(accountKey, {
    identity: shallowRef(identity),
    staff: computed(() => false),
    workspace: shallowRef(workspace),
    visitorNotes: () => Promise.resolve(0),
  } as unknown as AccountAccess)
  app.use(router)
  await router.push(address)
  app.mount(element)
  return {
    router,
    unmount() {
      app.unmount()
      element.remove()
    },
  }
}
