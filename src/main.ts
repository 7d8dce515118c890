import { computed, createApp, defineAsyncComponent, watch, type Component } from 'vue'
import { loadRouteLocation } from 'vue-router'
import App from './App.vue'
import { installAccount } from './features/account/install-account.ts'
import { installEntryActions, installEntryParts } from './features/directory/entry-actions.ts'
import { keepDirectoryFresh } from './features/directory/keep-fresh.ts'
import { installDirectory } from './features/directory/use-directory.ts'
import { provideInstallOffers, startInstallOffer } from './features/install/start-install-offer.ts'
import AskStartNews from './features/ask/AskStartNews.vue'
import AskStartSection from './features/ask/AskStartSection.vue'
import StartSection from './features/needs/StartSection.vue'
import { installStartSections } from './features/start/start-sections.ts'
import { installUpdates, startServiceWorker } from './features/update/updates.ts'
import { whenShown } from './features/update/when-shown.ts'
import { installLanguages } from './locales/language.ts'
import { loadLanguages } from './locales/i18n.ts'
import { createKulturlotsRouter } from './router.ts'
import { installFeedback } from './ui/feedback.ts'
import { installNavigation } from './ui/navigation.ts'
import { installScrollMemory } from './ui/scroll-memory.ts'
import { installTheme } from './ui/theme.ts'
import { installViewer, type Viewer } from './ui/viewer.ts'
import { createDirectoryClient } from './workers/directory-client.ts'
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/field.css'

/** The only file that joins the parts. */
async function start(): Promise<void> {
  const router = createKulturlotsRouter()
  // Both on their way while the words are: each wait for another is a way to the server and back.
  const directoryClient = createDirectoryClient()
  void loadRouteLocation(router.resolve(location.pathname)).catch(() => undefined)
  const app = createApp(App)
  installTheme(app)
  installFeedback(app)
  provideInstallOffers(app, startInstallOffer(Date.now))
  const account = installAccount(app)
  installViewer(
    app,
    computed((): Viewer => {
      if (account.staff.value) return { kind: 'staff' }
      return { kind: account.identity.value.kind === 'signed-in' ? 'actor' : 'visitor' }
    }),
  )
  const languages = await loadLanguages()
  installLanguages(app, languages)
  // Those of a list too, which stands beside what was opened from it.
  router.beforeResolve(({ matched }) =>
    languages.bring(matched.flatMap(({ meta }) => meta.words ?? [])),
  )
  router.afterEach(({ meta }) => languages.enter(meta.room))
  const directory = installDirectory(app, directoryClient)
  installUpdates(app, startServiceWorker(whenShown(directory, account)))
  // Loaded with the entry it stands on: it brings the local database, which the first paint must not wait for.
  installEntryActions(app, [
    defineAsyncComponent(() => import('./features/application/BeginApplication.vue')),
    defineAsyncComponent(() => import('./features/notes/FavouriteButton.vue')),
    defineAsyncComponent(() => import('./features/lists/PutOnList.vue')),
    defineAsyncComponent(() => import('./features/notes/EntryNotes.vue')),
    defineAsyncComponent(() => import('./features/ask/AskAbout.vue')),
  ])
  const curating = (load: () => Promise<Component>) =>
    defineAsyncComponent(() =>
      Promise.all([load(), languages.bring(['curate'])]).then(([part]) => part),
    )
  installEntryParts(app, {
    above: curating(() => import('./features/curate/EntryPending.vue')),
    trust: curating(() => import('./features/curate/EntryCare.vue')),
  })
  installStartSections(app, [AskStartSection, StartSection], [AskStartNews])
  installNavigation(app, router)
  installScrollMemory(router)
  app.use(router)
  await router.isReady()
  app.mount('#app')
  account.start()
  keepDirectoryFresh(directory, Date.now)
  import('./features/account/send-as-guest.ts').then(
    ({ sendAsGuest }) => sendAsGuest(account),
    () => undefined,
  )
  // Nobody else loads a byte of it; the local database, which it reads, is here by then.
  const staffCame = watch([account.staff, account.workspace], ([isStaff, open]) => {
    if (!isStaff || !open) return
    staffCame.stop()
    import('./features/needs/keep-needs-ready.ts').then(
      ({ keepNeedsReady }) =>
        keepNeedsReady(account, () =>
          Promise.all([
            loadRouteLocation(router.resolve({ name: 'needs' })),
            languages.bring(['needs', 'need-list']),
          ]),
        ),
      () => undefined,
    )
  })
  // After the first paint; without it nothing is missed but what was searched for.
  import('./features/searches/follow-searches.ts').then(
    ({ followSearches }) => followSearches(router, account),
    () => undefined,
  )
}

void start()
