/** A screen as staff see it: real words, a real journal in real IndexedDB, no server and no directory. */
import { ulid } from 'ulid'
import { computed, createApp, h, ref, shallowRef, type Component } from 'vue'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import type { DirectoryCalls } from '../../../src/directory/calls.ts'
import { accountKey, type AccountAccess } from '../../../src/features/account/use-account.ts'
import type { Workspace } from '../../../src/features/account/workspace.ts'
import { installDirectory } from '../../../src/features/directory/use-directory.ts'
import { openJournalDatabase } from '../../../src/journal/journal-database.ts'
import type { Live } from '../../../src/journal/queries.ts'
import type { Journal } from '../../../src/journal/record.ts'
import { clearSeal } from '../../../src/journal/seal.ts'
import { byRoom } from '../../../src/locales/by-room.ts'
import { initialStatus } from '../../../src/sync/status.ts'
import { matchingClientKey } from '../../../src/features/guiding/use-matching.ts'
import { installFeedback } from '../../../src/ui/feedback.ts'
import Toaster from '../../../src/ui/Toaster.vue'
import { matchingHere } from './matching.ts'

const identity = {
  kind: 'signed-in',
  server: 'nod',
  user: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  name: 'falt',
  roles: ['staff'],
} as const

export function openJournal(name = `test-${ulid()}`): Journal {
  return {
    database: openJournalDatabase(name),
    seal: clearSeal,
    user: identity.user,
    clock: Date.now,
    ulid: () => ulid(),
  }
}

export function workspaceOf(journal: Journal): Workspace {
  return {
    identity,
    journal,
    status: shallowRef(initialStatus),
    counts: shallowRef({ waiting: 0, refused: 0, open: 0, unreadable: 0 }),
    sync: undefined,
    storage: {
      held: shallowRef([]),
      retry: () => Promise.resolve(true),
      throwAway: () => undefined,
      evicted: shallowRef(undefined),
      acknowledge: () => undefined,
      outdated: shallowRef(false),
      stop: () => undefined,
    },
    broken: shallowRef(false),
    close: () => Promise.resolve(),
  }
}

/** A device that has never reached a server: no vocabulary. */
const noDirectory: DirectoryCalls = {
  search: () =>
    Promise.resolve({ total: 0, hits: [], facets: { kinds: {}, fields: {}, municipalities: {} } }),
  every: () => Promise.resolve('all'),
  entry: () => Promise.resolve(undefined),
  terms: () => Promise.resolve([]),
  state: () => Promise.resolve({ kind: 'empty' }),
  refresh: () => Promise.resolve({ kind: 'unreachable' }),
  regions: () => Promise.resolve({ choice: {}, offers: [], here: [] }),
  chooseRegions: () => Promise.resolve({ kind: 'unreachable' }),
  onChange: () => () => undefined,
}

export interface StaffScreen {
  readonly element: HTMLElement
  unmount(): void
}

/** Mounts a component whose props include the workspace, with Swedish words. */
export async function mountForStaff(
  component: Component,
  workspace: Workspace,
  props: Record<string, unknown> = {},
  directory: DirectoryCalls = noDirectory,
): Promise<StaffScreen> {
  const element = document.createElement('div')
  document.body.append(element)
  const page = { render: () => h(component, { ...props, workspace }) }
  const elsewhere = { render: () => h('p') }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: page },
      ...['need', 'contact', 'entry'].map((name) => ({
        path: `/${name}/:id`,
        name,
        component: elsewhere,
      })),
      { path: '/contact/:id/:other', name: 'contact-compare', component: elsewhere },
      ...['entry', 'trip'].map((name) => ({ path: `/${name}/:id`, name, component: elsewhere })),
      ...[
        ...['needs', 'contacts', 'log', 'new-contact', 'maybe-same', 'trips', 'regions'],
        ...['take-in', 'information', 'asked-often', 'gaps'],
      ].map((name) => ({ path: `/${name}`, name, component: elsewhere })),
    ],
  })
  const app = createApp({ render: () => [h(RouterView), h(Toaster)] })
  // Ids tell several screens in the one document of a test apart.
  app.config.idPrefix = ulid()
  installFeedback(app)
  const files = import.meta.glob('../../../src/locales/sv/*.json', {
    eager: true,
    import: 'default',
  })
  const words = { legacy: false, locale: 'sv', messages: { sv: byRoom(files) } } as const
  app.use(createI18n<false>(words))
  installDirectory(app, directory)
  app.provide(matchingClientKey, matchingHere(directory))
  app.provide(accountKey, {
    identity: ref(identity),
    staff: computed(() => true),
    workspace: shallowRef(workspace),
    clockDifference: ref(undefined),
  } as unknown as AccountAccess)
  app.use(router)
  await router.push('/')
  app.mount(element)
  return {
    element,
    unmount() {
      app.unmount()
      element.remove()
    },
  }
}

/** The first answer of a live query that fits. */
export function answer<T>(live: Live<T>, fits: (value: T) => boolean = () => true): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscription = live.subscribe({
      next: (value) => {
        if (!fits(value)) return
        resolve(value)
        queueMicrotask(() => subscription.unsubscribe())
      },
      error: reject,
    })
  })
}
