import type { RouteRecordRaw } from 'vue-router'

/** `?visa=favoriter`, `listor`, `sokningar` are the other parts on a phone; on a desktop all stand side by side. */
export const notesRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/mina',
    name: 'mine',
    component: () => import('./MineScreen.vue'),
    meta: { words: ['own', 'application'] },
  },
]
