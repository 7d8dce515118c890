import type { RouteRecordRaw } from 'vue-router'

const up = { route: 'catalogue', word: 'directory.toCatalogue' }

export const fundingRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/pengar/kan-jag-soka',
    name: 'may-apply',
    component: () => import('./MayApplyScreen.vue'),
    meta: { up },
  },
  {
    path: '/pengar/datum',
    name: 'deadlines',
    component: () => import('./DeadlinesScreen.vue'),
    meta: { up },
  },
]
