import type { RouteRecordRaw } from 'vue-router'

export const syncRoutes: readonly RouteRecordRaw[] = [
  { path: '/mer/synk', name: 'sync', component: () => import('./SyncScreen.vue') },
  { path: '/mer/synk/att-valja', name: 'choices', component: () => import('./ChoicesScreen.vue') },
]
