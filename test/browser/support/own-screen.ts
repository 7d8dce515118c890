/**
 * A screen as anybody sees it, with the app's own account: its real journal, sync worker and words. The
 * tests' server knows no `/api` and answers with a page, as a hotel's network does.
 */
import Dexie from 'dexie'
import { createApp, h, ref, watch, type Component } from 'vue'
import { createI18n, type I18n } from 'vue-i18n'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import type { DirectoryCalls } from '../../../src/directory/calls.ts'
import { identityKey, type Identity } from '../../../src/features/account/identity.ts'
import { installAccount, type Account } from '../../../src/features/account/install-account.ts'
import type { Workspace } from '../../../src/features/account/workspace.ts'
import { installDirectory } from '../../../src/features/directory/use-directory.ts'
import {
  provideInstallOffers,
  startInstallOffer,
} from '../../../src/features/install/start-install-offer.ts'
import type { Languages } from '../../../src/locales/i18n.ts'
import { installLanguages } from '../../../src/locales/language.ts'
import { byRoom } from '../../../src/locales/by-room.ts'
import { installFeedback } from '../../../src/ui/feedback.ts'
import Toaster from '../../../src/ui/Toaster.vue'

export const visitor: Identity = { kind: 'visitor', server: 'nod' }
export const actor = {
  kind: 'signed-in',
  server: 'nod',
  user: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  name: 'kim',
  roles: ['actor'],
} as const satisfies Identity

const places = [
  'more',
  'account',
  'sync',
  'mine',
  'applications',
  'application',
  'applicant',
  'entry',
  'catalogue',
  'take-along',
  'choices',
  'list',
  'shared-list',
  'pocket',
]

export const noDirectory: DirectoryCalls = {
  search: () =>
    Promise.resolve({ total: 0, hits: [], facets: { kinds: {}, fields: {}, municipalities: {} } }),
  every: () => Promise.resolve('all'),
  entry: () => Promise.resolve(undefined),
  terms: () => Promise.resolve([]),
  state: () =>
    Promise.resolve({
      kind: 'ready',
      manifestId: 'm',
      count: 0,
      checkedAt: '2026-11-22T10:00:00Z',
    }),
  refresh: () => Promise.resolve({ kind: 'unreachable' }),
  regions: () => Promise.resolve({ choice: {}, offers: [], here: [] }),
  chooseRegions: () => Promise.resolve({ kind: 'unreachable' }),
  onChange: () => () => undefined,
}

export interface Surroundings {
  readonly directory?: DirectoryCalls
  /** The address that the screen stands at. */
  readonly at?: string
}

/** All rooms are here from the start. */
function everyWord(i18n: I18n): Languages {
  return {
    i18n,
    current: ref('sv'),
    choose: () => Promise.resolve(),
    bring: () => Promise.resolve(),
    enter: () => undefined,
    langOf: () => undefined,
  }
}

export interface OwnScreen {
  readonly account: Account
  readonly workspace: Workspace
  unmount(): Promise<void>
}

const open: OwnScreen[] = []

export async function mountFor(
  identity: Identity,
  component: Component,
  props: Record<string, unknown> = {},
  { directory = noDirectory, at = '/' }: Surroundings = {},
): Promise<OwnScreen> {
  localStorage.setItem(identityKey, JSON.stringify(identity))
  const element = document.createElement('div')
  document.body.append(element)
  const screen = { render: () => h(component, props) }
  const elsewhere = { render: () => h('p') }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: screen },
      ...places.map((name) => ({ path: `/${name}/:id?/:part?`, name, component: elsewhere })),
    ],
  })
  const app = createApp({ render: () => [h(RouterView), h(Toaster)] })
  installFeedback(app)
  provideInstallOffers(app, startInstallOffer(Date.now))
  const files = import.meta.glob('../../../src/locales/sv/*.json', {
    eager: true,
    import: 'default',
  })
  const words = { legacy: false, locale: 'sv', messages: { sv: byRoom(files) } } as const
  installLanguages(app, everyWord(createI18n<false>(words)))
  installDirectory(app, directory)
  const account = installAccount(app)
  app.use(router)
  await router.push(at)
  app.mount(element)
  const stop = account.start()
  const mounted: OwnScreen = {
    account,
    workspace: await opened(account),
    async unmount() {
      open.splice(open.indexOf(mounted), 1)
      app.unmount()
      element.remove()
      await stop()
    },
  }
  open.push(mounted)
  return mounted
}

/** Leaves the device as it was found. */
export async function clearDevice(): Promise<void> {
  for (const screen of [...open]) await screen.unmount()
  localStorage.clear()
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
}

function opened({ workspace }: Account): Promise<Workspace> {
  return new Promise((resolve) => {
    const stop = watch(
      workspace,
      (now) => {
        if (!now) return
        resolve(now)
        queueMicrotask(() => stop())
      },
      { immediate: true },
    )
  })
}
