import { createRouter, createWebHistory, type Router } from 'vue-router'
import { directoryRoutes } from './features/directory/routes.ts'
import { startRoutes } from './features/start/routes.ts'

/**
 * All addresses. Each feature lists its own, lazily loaded; adding a feature is one import and one line.
 */
export function createKulturlotsRouter(): Router {
  return createRouter({
    history: createWebHistory(),
    routes: [
      ...startRoutes,
      ...directoryRoutes,
      {
        path: '/:rest(.*)*',
        name: 'not-found',
        component: () => import('./features/start/NotFoundScreen.vue'),
      },
    ],
  })
}
