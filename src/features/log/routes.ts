import type { RouteRecordRaw } from 'vue-router'

export const logRoutes: readonly RouteRecordRaw[] = [
  { path: '/anteckna', name: 'log', component: () => import('./LogScreen.vue') },
]
