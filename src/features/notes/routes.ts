import type { RouteRecordRaw } from 'vue-router'

/** `?visa=favoriter` is the other half on a phone; on a desktop both stand side by side. */
export const notesRoutes: readonly RouteRecordRaw[] = [
  { path: '/mina', name: 'mine', component: () => import('./MineScreen.vue') },
]
