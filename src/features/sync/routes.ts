import type { RouteRecordRaw } from 'vue-router'

export const syncRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/mer/synk',
    name: 'sync',
    component: () => import('./SyncScreen.vue'),
    meta: { words: ['take-along'] },
  },
  {
    path: '/mer/synk/att-valja',
    name: 'choices',
    component: () => import('./ChoicesScreen.vue'),
    meta: { words: ['application'] },
  },
]
