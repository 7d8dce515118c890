import type { RouteRecordRaw } from 'vue-router'

/** Its words come with its first screen; the first paint of the app carries only what it shows. */
const words = ['funding']
const up = { route: 'catalogue', word: 'directory.toCatalogue' }

export const fundingRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/katalog/kan-jag-soka',
    name: 'may-apply',
    component: () => import('./MayApplyScreen.vue'),
    meta: { up, words },
  },
  {
    path: '/katalog/ansokningsdatum',
    name: 'deadlines',
    component: () => import('./DeadlinesScreen.vue'),
    meta: { up, words },
  },
]
