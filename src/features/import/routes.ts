import type { RouteRecordRaw } from 'vue-router'

export const importRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/mer/importera',
    name: 'import',
    component: () => import('./ImportScreen.vue'),
    meta: {
      words: ['import', 'edit'],
      room: 'import',
      up: { route: 'more', word: 'import.toMore' },
    },
  },
]
