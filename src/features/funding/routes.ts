import type { RouteRecordRaw } from 'vue-router'

const up = { route: 'catalogue', word: 'directory.toCatalogue' }

export const fundingRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/katalog/kan-jag-soka',
    name: 'may-apply',
    component: () => import('./MayApplyScreen.vue'),
    meta: { up },
  },
  {
    path: '/katalog/ansokningsdatum',
    name: 'deadlines',
    component: () => import('./DeadlinesScreen.vue'),
    meta: { up },
  },
]
