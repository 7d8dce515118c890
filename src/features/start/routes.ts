import type { RouteRecordRaw } from 'vue-router'

export const startRoutes: readonly RouteRecordRaw[] = [
  { path: '/', name: 'start', component: () => import('./StartScreen.vue') },
]
