import type { RouteRecordRaw } from 'vue-router'

export const regionsRoutes: readonly RouteRecordRaw[] = [
  {
    path: '/mer/regioner',
    name: 'regions',
    component: () => import('./RegionsScreen.vue'),
    meta: { words: ['regions', 'more'], up: { route: 'more', word: 'more.toMore' } },
  },
]
