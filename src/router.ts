import { createRouter, createWebHistory, type Router } from 'vue-router'
import { accountRoutes } from './features/account/routes.ts'
import { applicationRoutes } from './features/application/routes.ts'
import { askRoutes } from './features/ask/routes.ts'
import { contactsRoutes } from './features/contacts/routes.ts'
import { curateRoutes } from './features/curate/routes.ts'
import { directoryRoutes } from './features/directory/routes.ts'
import { fundingRoutes } from './features/funding/routes.ts'
import { guidedStartRoutes } from './features/guided-start/routes.ts'
import { handedRoutes } from './features/handed/routes.ts'
import { learningRoutes } from './features/learning/routes.ts'
import { listsRoutes } from './features/lists/routes.ts'
import { importRoutes } from './features/import/routes.ts'
import { logRoutes } from './features/log/routes.ts'
import { moreRoutes } from './features/more/routes.ts'
import { needsRoutes } from './features/needs/routes.ts'
import { notesRoutes } from './features/notes/routes.ts'
import { pocketRoutes } from './features/pocket/routes.ts'
import { registryRoutes } from './features/registry/routes.ts'
import { regionsRoutes } from './features/regions/routes.ts'
import { startRoutes } from './features/start/routes.ts'
import { syncRoutes } from './features/sync/routes.ts'
import { takeInRoutes } from './features/take-in/routes.ts'
import { takeAlongRoutes } from './features/take-along/routes.ts'
import { tripRoutes } from './features/trip/routes.ts'
import { vocabulariesRoutes } from './features/vocabularies/routes.ts'

/**
 * All addresses. Each feature lists its own, lazily loaded; adding a feature is one import and one line.
 */
export function createKulturlotsRouter(): Router {
  return createRouter({
    history: createWebHistory(),
    routes: [
      ...startRoutes,
      ...guidedStartRoutes,
      ...askRoutes,
      ...directoryRoutes,
      ...curateRoutes,
      ...fundingRoutes,
      ...logRoutes,
      ...takeInRoutes,
      ...needsRoutes,
      ...registryRoutes,
      ...learningRoutes,
      ...handedRoutes,
      ...contactsRoutes,
      ...tripRoutes,
      ...notesRoutes,
      ...applicationRoutes,
      ...listsRoutes,
      ...pocketRoutes,
      ...moreRoutes,
      ...regionsRoutes,
      ...accountRoutes,
      ...syncRoutes,
      ...takeAlongRoutes,
      ...importRoutes,
      ...vocabulariesRoutes,
      {
        path: '/:rest(.*)*',
        name: 'not-found',
        component: () => import('./features/start/NotFoundScreen.vue'),
      },
    ],
  })
}
